import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Briefing } from '#contract/briefing.ts'
import type { Update } from '#contract/updates.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type Adopted, adoptHarbourPlan, type Harbour, openHarbour } from '../programmes/testing.ts'
import type { Browser } from '../testing.ts'

const DAY = 24 * 60

describe.each(testStores)('a briefing on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let leader: Browser
  let gongxin: Browser
  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    await signIn()
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  /** sessions run out while a test lets months pass */
  const signIn = async () => {
    leader = await harbour.door.as('leader')
    gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
  }
  const briefing = async () => (await leader.ask<Briefing>('GET', '/api/briefing')).body
  const measureId = async (title: string) => {
    const path = `/api/programmes/${adopted.programmeId}/measures?search=${encodeURIComponent(title)}`
    return (await leader.ask<{ items: { id: string }[] }>('GET', path)).body.items[0]?.id ?? ''
  }
  const report = async (period: string, said: Partial<Update>) => {
    const body = { percent: null, words: '推进中', problem: null, ask: null, stepsDone: [], evidenceFileIds: [] }
    const path = `/api/measures/${await measureId('标准厂房')}/updates/${harbour.units.gongxin}/${period}`
    const saved = await gongxin.ask<Update>('PUT', path, { ...body, ...said, revision: null })
    const submitted = await gongxin.ask('POST', `/api/updates/${saved.body.id}/submit`, {
      revision: saved.body.revision,
    })
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
  }

  it('of a programme that has just begun counts its measures and blames nobody', async () => {
    const { figures, stuck, silent, asks, moves, versions } = await briefing()
    expect(figures).toMatchObject({ measures: 3, byStatus: {}, unreported: 3, silentUnits: 0, owedReports: 0 })
    expect([stuck.total, silent.total, asks.total, moves.total]).toEqual([0, 0, 0, 0])
    expect(versions.items).toMatchObject([{ version: 1, programmeId: adopted.programmeId }])
  })

  it('tells what turned for the worse, what is asked, and who answers for it first', async () => {
    await harbour.office.ask('PUT', `/api/units/${harbour.units.gongxin}`, {
      ...{ name: '望潮市工业和信息化局', shortName: '市工信局', kind: 'department', parentId: null, placeId: null },
      ...{ validFrom: null, validTo: null, sort: 0, aliases: [] },
      officers: [{ name: '林岸', title: '局长', phone: null, duty: 'first' }],
    })
    await report('2026-11', { status: 'on_course' })
    harbour.door.clock.pass(35 * DAY)
    await signIn()
    await report('2026-12', { status: 'late', problem: '选址未定', ask: '请协调用地' })
    const { figures, stuck, asks, moves } = await briefing()
    expect(figures.byStatus).toEqual({ late: 1 })
    expect(figures.shift).toEqual({ late: 1, on_course: -1 })
    expect(moves.items).toMatchObject([{ title: '建设标准厂房', before: 'on_course', after: 'late', turn: 'worse' }])
    expect(asks.items).toMatchObject([{ ask: '请协调用地', unitName: '望潮市工业和信息化局' }])
    expect(stuck.items).toMatchObject([
      {
        title: '建设标准厂房',
        status: 'late',
        leads: [{ unitName: '望潮市工业和信息化局', first: '林岸' }],
        problem: { problem: '选址未定' },
      },
    ])
  })

  it('names each unit that owes reports once, with all that it owes, and the step whose day has passed', async () => {
    harbour.door.clock.pass(10 * DAY)
    await signIn()
    const { figures, silent, stuck } = await briefing()
    expect(silent.items.map(({ unitName, measures }) => [unitName, measures])).toContainEqual(['市科学技术局', 1])
    expect(new Set(silent.items.map(({ unitId }) => unitId)).size).toBe(silent.total)
    expect(figures.owedReports).toBe(silent.items.reduce((sum, { measures }) => sum + measures, 0))
    expect(stuck.items[0]?.lateStep).toMatchObject({ due: '2026-12-31' })
  })
})
