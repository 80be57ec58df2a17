import { expect, test } from 'vitest'
import { randomId } from './plain-http.ts'

const V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('a name for a new row is a UUID of version 4, whatever bytes chance gives', () => {
  for (const byte of [0x00, 0x7f, 0xff]) expect(randomId((bytes) => bytes.fill(byte))).toMatch(V4)
})

test('other bytes make another name', () => {
  expect(randomId((bytes) => bytes.fill(1))).not.toBe(randomId((bytes) => bytes.fill(2)))
})
