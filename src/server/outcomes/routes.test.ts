import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GradeMeasure, OutcomeLine } from '#contract/outcomes.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { actorsOf, openRoundHarbour } from '../rounds/testing.ts'
import { type RoundScene, toFinal, toNotice } from './testing.ts'

describe.each(testStores)('the use of a result on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function withRound(work: (scene: RoundScene) => Promise<void>) {
    const harbour = await openRoundHarbour({ store })
    await work({ ...harbour, ...actorsOf(harbour) })
    await harbour.door.close()
  }
  const award = (scene: RoundScene, more: object = {}) => ({
    ...{ grade: '优秀', name: '奖励', kind: 'award', amount: 100, unit: '万元', executorUnitId: scene.units.统计局 },
    ...{ validFrom: '2026-01-01', validTo: null, source: '港区考核办法第九条', unverified: null, ...more },
  })
  const add = (scene: RoundScene, more: object = {}) =>
    scene.office.ask<GradeMeasure[]>('POST', `/api/methods/${scene.method.id}/grade-measures`, award(scene, more))
  const enter = (scene: RoundScene) =>
    scene.office.ask<{ added: number; lifted: number; lines: OutcomeLine[] }>(
      'POST',
      `/api/rounds/${scene.round.id}/outcomes`,
      {},
    )

  it('enters what is in force for each grade once, and again only what has come since', async () => {
    await withRound(async (scene) => {
      await toFinal(scene)
      expect((await enter(scene)).faults.map(({ code }) => code)).toEqual(['outcome.nothing-follows'])
      await add(scene)
      await add(scene, { name: '旧奖励', validTo: '2026-05-01' })
      await add(scene, { grade: '达标', name: '提醒', kind: 'other', amount: null, unit: null, executorUnitId: null })
      const { body } = await enter(scene)
      expect(
        body.lines.map(({ subject, measure, amount, unit, state }) => [subject, measure, amount, unit, state]),
      ).toEqual([
        ['东港园', '奖励', 100, '万元', 'planned'],
        ['西港园', '提醒', null, null, 'planned'],
        ['南港园', '提醒', null, null, 'planned'],
        ['北港园', '提醒', null, null, 'planned'],
      ])
      expect((await enter(scene)).body.added).toBe(0)
      await add(scene, { grade: '优秀', name: '通报表扬', kind: 'praise', amount: null, unit: null })
      expect((await enter(scene)).body.added).toBe(1)
    })
  })

  it('is not entered before the result is final, and not by a department', async () => {
    await withRound(async (scene) => {
      await toNotice(scene)
      await add(scene)
      expect((await enter(scene)).faults.map(({ code }) => code)).toEqual(['outcome.not-final'])
      expect((await scene.statistics.ask('POST', `/api/rounds/${scene.round.id}/outcomes`, {})).status).toBe(403)
    })
  })

  it('refuses a rate without a unit, days that end before they begin and a grade that there is not, all at once', async () => {
    await withRound(async (scene) => {
      const { faults } = await add(scene, { grade: '特优', unit: null, validTo: '2025-01-01' })
      expect(faults.map(({ code }) => code)).toEqual(['outcome.grade-unknown', 'outcome.unit-needed', 'outcome.days'])
    })
  })

  it('shows a unit what it carries out, a park its own, and keeps who has recorded what', async () => {
    await withRound(async (scene) => {
      const { statistics, east, west } = scene
      await toFinal(scene)
      await add(scene)
      await enter(scene)
      expect((await west.ask<OutcomeLine[]>('GET', '/api/outcomes')).body).toEqual([])
      const [own] = (await east.ask<OutcomeLine[]>('GET', '/api/outcomes')).body
      expect(own).toMatchObject({ subject: '东港园', mayChange: false })
      const path = `/api/outcomes/${own?.id}`
      const done = { revision: 1, state: 'done', validTo: null, settled: 100, words: null }
      expect((await east.ask('POST', path, done)).status).toBe(403)
      expect((await west.ask('POST', path, done)).status).toBe(404)
      expect((await statistics.ask<OutcomeLine>('POST', path, done)).body).toMatchObject({
        state: 'done',
        settled: 100,
      })
      expect((await statistics.ask('POST', path, done)).status).toBe(409)
      const back = { ...done, revision: 2, state: 'running', settled: 80 }
      expect((await statistics.ask('POST', path, back)).faults.map(({ code }) => code)).toEqual([
        'outcome.words-needed',
      ])
      const history = await east.ask<object[]>('GET', `${path}/history`)
      expect(history.body).toMatchObject([{ revision: 2, state: 'done', settled: 100 }])
    })
  })

  it('lifts what was planned under a grade that a correction has changed since', async () => {
    await withRound(async (scene) => {
      const { office, west, statistics, advance, object, decide, at } = scene
      await toFinal(scene)
      await add(scene)
      await enter(scene)
      // reopened, west's output is found to be higher: P2 is the best and P1 no longer 优秀
      await office.ask('POST', `${at}/reopen`, { from: 'final', to: 'notice', words: '西港园产值漏统' })
      const raised = await object(west, 1, 'output', 300)
      await decide(statistics, raised.body[0]?.id ?? '', 'upheld')
      await advance(office, '已处理')
      const tried = await office.ask<{ objections: string[] }>('GET', `${at}/correction`)
      await office.ask('POST', `${at}/correction`, { objections: tried.body.objections })
      await advance(office)
      const { body } = await enter(scene)
      expect(body.lifted).toBe(1)
      expect(body.lines.map(({ subject, state }) => [subject, state])).toContainEqual(['东港园', 'lifted'])
    })
  })

  it('ends a measure without touching what was entered under it', async () => {
    await withRound(async (scene) => {
      await toFinal(scene)
      const measure = (await add(scene)).body[0]
      await enter(scene)
      const ended = await scene.office.ask<GradeMeasure[]>('POST', `/api/grade-measures/${measure?.id}/end`, {
        validTo: '2026-12-31',
      })
      expect(ended.body).toMatchObject([{ validTo: '2026-12-31' }])
      const [line] = (await scene.office.ask<OutcomeLine[]>('GET', '/api/outcomes')).body
      expect(line).toMatchObject({ amount: 100, validTo: null })
      const missing = await scene.office.ask('POST', `/api/methods/${scene.method.id}/shipped-grade-measures`, {})
      expect(missing.faults.map(({ code }) => code)).toEqual(['outcome.none-shipped'])
    })
  })
})
