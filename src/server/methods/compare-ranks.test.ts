import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MethodRanks } from '#contract/methods.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type RoundScene, toFinal } from '../outcomes/testing.ts'
import { actorsOf, openRoundHarbour, PARKS_METHOD } from '../rounds/testing.ts'

describe.each(testStores)('two versions on last year’s values, on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  it('say who would have stood elsewhere, or why one of them cannot be computed', async () => {
    const harbour = await openRoundHarbour({ store })
    const scene: RoundScene = { ...harbour, ...actorsOf(harbour) }
    const { office, west, method } = scene
    const ask = (from: number, to: number, who = office) =>
      who.ask<MethodRanks | null>('GET', `/api/methods/${method.id}/compare-ranks?from=${from}&to=${to}`)
    const revise = (text: string, seen: number) =>
      office.ask('POST', `/api/methods/${method.id}`, { text, seen, reason: '调整权重' })
    expect((await ask(1, 1)).body).toBe(null)
    await toFinal(scene)
    await revise(
      PARKS_METHOD.replace('weight: 60', 'weight: 90')
        .replace('weight: 40', 'weight: 10')
        .replace('most: 40', 'most: 10'),
      1,
    )
    // 60 and 54 of 60 points become 90 and 81; of the projects' 20 there are 10
    const { body } = await ask(1, 2)
    expect(body?.moved.map(({ code, before, after }) => [code, before?.total, after?.total, after?.grade])).toEqual([
      ['P1', 80, 100, '优秀'],
      ['P2', 54, 81, '良好'],
      ['P3', 48, 72, '良好'],
      ['P4', 24, 36, '达标'],
    ])
    await revise(
      PARKS_METHOD.replace('least: 0 }\n  land', 'least: 0 }\n  water: { name: 用水量 }\n  land').replace(
        'per: land',
        'per: water',
      ),
      2,
    )
    const refused = await ask(1, 3)
    expect(refused.body?.moved).toEqual([])
    expect(refused.body?.refused.length).toBeGreaterThan(0)
    expect((await ask(1, 2, west)).body).toBe(null)
    await harbour.door.close()
  })
})
