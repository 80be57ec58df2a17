import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '#core/accounts/roles.ts'
import { type FrontDoor, openFrontDoor } from '../testing.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor()
})
afterAll(() => door.close())

test('methods are tried out by those who draw them up and those who work by them', async () => {
  const allowed: string[] = []
  for (const role of roles) {
    const clerk = await door.as(role)
    const read = await clerk.upload('/api/imports/what-if', '数据.csv', new TextEncoder().encode('x'))
    const kept = await clerk.upload('/api/exports/what-if', '数据.csv', new TextEncoder().encode('x'))
    const open = [read.status !== 403, kept.status !== 403]
    expect(new Set(open).size, role).toBe(1)
    if (open[0] === true) allowed.push(role)
  }
  expect(allowed).toEqual(['office', 'statistics', 'third_party'])
})
