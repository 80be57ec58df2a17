import { expect, test } from 'vitest'
import { z } from 'zod'
import { randomId } from './plain-http.ts'

test('a name for a new row is a UUID of version 4, whatever bytes chance gives', () => {
  for (const byte of [0x00, 0x7f, 0xff])
    expect(z.uuidv4().safeParse(randomId((bytes) => bytes.fill(byte))).success).toBe(true)
})

test('other bytes make another name', () => {
  expect(randomId((bytes) => bytes.fill(1))).not.toBe(randomId((bytes) => bytes.fill(2)))
})
