import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RobustnessPage } from '#contract/robustness.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { jobsEnded, type RoundScene, toComputing, toNotice } from '../outcomes/testing.ts'
import { actorsOf, openRoundHarbour } from '../rounds/testing.ts'
import { analyseRobustness } from './analyse.ts'

describe.each(testStores)('how sure the ranks of a round are, on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function withRound(work: (scene: RoundScene) => Promise<void>) {
    const harbour = await openRoundHarbour({ store, handlers: { 'round.robustness': analyseRobustness } })
    await harbour.door.program.jobs.start()
    await work({ ...harbour, ...actorsOf(harbour) })
    await harbour.door.close()
  }

  it('is analysed after every computation by itself, each time with the seed that the data give', async () => {
    await withRound(async (scene) => {
      const { office, compute, at } = scene
      await toComputing(scene)
      expect((await office.ask('GET', `${at}/robustness`)).body).toBe(null)
      await compute(office)
      await jobsEnded(scene)
      const { body } = await office.ask<RobustnessPage>('GET', `${at}/robustness`)
      expect(body.sets).toHaveLength(1)
      const [set] = body.sets
      // the method's own places stand beside the draws, and who is best in all is first however one chooses
      expect(set?.lines.map(({ row, rank }) => [row, rank])).toEqual([
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ])
      expect(set?.lines[0]).toMatchObject({ low: 1, high: 1 })
      for (const line of set?.lines ?? []) {
        expect(line.low).toBeLessThanOrEqual(line.high)
        expect(line.grades.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2)
      }
      expect(set?.grades).toEqual(['优秀', '良好', '达标', ''])
      // three parks have no projects: the rule counts them as nothing, and that is said
      expect(body.imputed).toEqual([{ item: 'started', cohort: 'all', count: 3, of: 4, rule: 'zero' }])
      await office.ask('POST', `${at}/robustness`, {})
      await jobsEnded(scene)
      const again = await office.ask<RobustnessPage>('GET', `${at}/robustness`)
      expect(again.body.settings.seed).toBe(body.settings.seed)
      expect(again.body.sets).toEqual(body.sets)
    })
  })

  it('is looked at before the results go to approval, and again after each computation', async () => {
    await withRound(async (scene) => {
      const { office, statistics, advance, compute, at } = scene
      await toComputing(scene)
      const seen = (number: number) => office.ask<RobustnessPage>('POST', `${at}/robustness/seen`, { number })
      await compute(office)
      await jobsEnded(scene)
      expect((await statistics.ask('POST', `${at}/robustness/seen`, { number: 1 })).status).toBe(403)
      expect((await advance(office)).faults[0]?.code).toBe('round.sensitivity-unseen')
      expect((await seen(1)).body.mayMarkSeen).toBe(false)
      await compute(office)
      await jobsEnded(scene)
      expect((await seen(1)).faults.map(({ code }) => code)).toEqual(['round.conflict'])
      expect((await advance(office)).faults[0]?.code).toBe('round.sensitivity-unseen')
      await seen(2)
      expect((await advance(office)).body.state).toBe('approval')
    })
  })

  it('a park learns of its own interval once the results are published, and of nobody else', async () => {
    await withRound(async (scene) => {
      const { west, statistics, at } = scene
      await toNotice(scene)
      await jobsEnded(scene)
      const { body } = await west.ask<RobustnessPage>('GET', `${at}/robustness`)
      expect(body.sets[0]?.lines.map(({ row }) => row)).toEqual([1])
      expect(body.names).toEqual([{ row: 1, name: '西港园' }])
      expect(body.sets[0]?.squeezes.filter(({ row }) => row !== 1)).toEqual([])
      expect((await statistics.ask('POST', `${at}/robustness`, {})).status).toBe(403)
    })
  })
})
