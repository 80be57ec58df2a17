import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readTable } from '../documents/read-table.ts'
import { type FrontDoor, openFrontDoor } from '../testing.ts'

let store: Store
let door: FrontDoor
beforeAll(async () => {
  const [pglite] = testStores
  if (pglite === undefined) throw new Error('there is always PGlite to test on')
  store = await pglite.open()
  door = await openFrontDoor({ store })
})
afterAll(async () => {
  await door.close()
  await store.close()
})

const shown = {
  title: '目标进度/各园区',
  columns: [
    { title: '园区', align: 'left', decimals: null },
    { title: '实际（亿元）', align: 'right', decimals: 2 },
  ],
  rows: [
    ['临港工业园', 45.39],
    ['白塔科技园', '—'],
  ],
}

it('a table goes out as its page shows it, to whoever is signed in', async () => {
  const park = await door.as('park')
  const answer = await door.server.inject({
    ...{ method: 'POST', url: '/api/exports/table.xlsx', payload: shown },
    ...{ cookies: Object.fromEntries(park.cookies), headers: { 'x-jingwei-csrf': park.csrf ?? '' } },
  })
  expect(answer.statusCode).toBe(200)
  const read = await readTable(answer.rawPayload, '表.xlsx')
  expect(JSON.stringify(read)).toContain('白塔科技园')
  expect(JSON.stringify(read)).toContain('45.39')
  const stranger = await door.server.inject({ method: 'POST', url: '/api/exports/table.xlsx', payload: shown })
  expect(stranger.statusCode).toBe(401)
})

it('what is no table is refused by its place', async () => {
  const park = await door.as('park')
  const { status, faults } = await park.ask('POST', '/api/exports/table.xlsx', { ...shown, columns: [] })
  expect([status, faults[0]?.place?.field]).toEqual([422, 'columns'])
})
