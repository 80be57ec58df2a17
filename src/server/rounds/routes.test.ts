import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MethodPage } from '#contract/methods.ts'
import type { RoundDifference } from '#contract/rounds/objection.ts'
import type { RoundResults } from '#contract/rounds/results.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { RoundRow, SubjectPage } from '#contract/rounds/subject.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readDocument } from '../documents/read-document.ts'
import { actorsOf, openRoundHarbour, PARKS_METHOD, type RoundHarbour } from './testing.ts'

describe.each(testStores)('a round on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function withRound(work: (scene: RoundHarbour & ReturnType<typeof actorsOf>) => Promise<void>) {
    const harbour = await openRoundHarbour({ store })
    await work({ ...harbour, ...actorsOf(harbour) })
    await harbour.door.close()
  }

  const confirm = async ({ office, method }: RoundHarbour) => {
    const open = method.findings.filter(({ severity }) => severity === 'confirm')
    await office.ask('POST', `/api/methods/${method.id}/confirm`, {
      ...{ version: 1, words: '按2025年度细则', findings: open.map(({ field, code }) => ({ field, code })) },
    })
  }
  /** to the notice, with the east park's projects reported and reviewed */
  const toNotice = async (scene: RoundHarbour & ReturnType<typeof actorsOf>) => {
    const { office, second, east, third, advance, report, compute } = scene
    await confirm(scene)
    await advance(office)
    await advance(office, '底数无异议')
    await report(east, 0, 'self', [{ input: 'projects', value: [6000, 7000, 4000] }])
    await advance(office, '西港园逾期未报')
    await report(third, 0, 'reviewed', [{ input: 'projects', value: [6000, 7000], words: '第三个不足门槛' }])
    await advance(office)
    await advance(office)
    const computed = await compute(office)
    expect(computed.status).toBe(200)
    await advance(office, '敏感性分析另行报送')
    const approved = await advance(second)
    expect(approved.body.state).toBe('notice')
  }

  it('runs from its method to the final notice, and a correction says who moves', async () => {
    await withRound(async (scene) => {
      const { office, statistics, west, advance, object, decide, at, door } = scene
      await toNotice(scene)
      const before = await office.ask<RoundResults>('GET', `${at}/results`)
      expect(before.body.placings.map(({ code, total, rank, grade }) => [code, total, rank, grade])).toEqual([
        ['P1', 80, 1, '优秀'],
        ['P2', 54, 2, '达标'],
        ['P3', 48, 3, '达标'],
        ['P4', 24, 4, '达标'],
      ])
      const raised = await object(west, 1, 'output', 125)
      expect(raised.status).toBe(200)
      expect((await advance(office)).faults.map(({ code }) => code)).toEqual(['round.objections-open'])
      const id = raised.body[0]?.id ?? ''
      expect((await decide(office, id, 'upheld')).status).toBe(403)
      expect((await decide(statistics, id, 'upheld')).body[0]?.state).toBe('upheld')
      await advance(office, '全部异议已处理完毕')
      const tried = await office.ask<RoundDifference>('GET', `${at}/correction`)
      expect(tried.body.moved.map(({ code, before: was, after: is }) => [code, was?.total, is?.total])).toEqual([
        ['P1', 80, 68],
        ['P2', 54, 60],
        ['P3', 48, 38.4],
        ['P4', 24, 19.2],
      ])
      const corrected = await office.ask<RoundPage>('POST', `${at}/correction`, { objections: tried.body.objections })
      expect(corrected.body.computed).toBe('current')
      expect((await advance(office)).body.state).toBe('final')
      const answer = await door.server.inject({
        ...{ url: `/api/exports/rounds/${scene.round.id}/notice.docx`, cookies: Object.fromEntries(office.cookies) },
      })
      const read = await readDocument(answer.rawPayload, '通报.docx')
      const text = read.ok ? read.document.text : JSON.stringify(read)
      for (const words of ['共收到异议1件，采纳1件', '西港园', '80.0 → 68.0', '优秀 → 良好'])
        expect(text).toContain(words)
    })
  })

  it('keeps the self-reported value beside what the third party found, and asks it for a reason', async () => {
    await withRound(async (scene) => {
      const { office, east, third, advance, report, at } = scene
      await advance(office)
      await advance(office, '底数无异议')
      await report(east, 0, 'self', [{ input: 'projects', value: [6000, 7000, 4000] }])
      await advance(office, '西港园逾期未报')
      const bare = await report(third, 0, 'reviewed', [{ input: 'projects', value: [6000] }])
      expect(bare.faults.map(({ code }) => code)).toEqual(['round.review-reason'])
      await report(third, 0, 'reviewed', [{ input: 'projects', value: [6000], words: '只有一个有开工证明' }])
      const page = await east.ask<SubjectPage>('GET', `${at}/subjects/0`)
      expect(page.body.cells.projects).toEqual({ self: [6000, 7000, 4000], reviewed: [6000] })
      expect(page.body.history.map(({ stage, words }) => [stage, words])).toContainEqual([
        'reviewed',
        '只有一个有开工证明',
      ])
    })
  })

  it('shows a park itself alone, a department what it supplies, the third party its round until that ends', async () => {
    await withRound(async (scene) => {
      const { statistics, east, third, door, at } = scene
      const rowsOf = async (who: typeof east) =>
        (await who.ask<{ items: RoundRow[] }>('GET', `${at}/inputs`)).body.items
      expect((await rowsOf(east)).map(({ code }) => code)).toEqual(['P1'])
      expect((await east.ask('GET', `${at}/subjects/1`)).status).toBe(404)
      const seen = await rowsOf(statistics)
      expect(seen).toHaveLength(4)
      expect(Object.keys(seen[0]?.cells ?? {})).toEqual(['output'])
      expect(await rowsOf(third)).toHaveLength(4)
      const stranger = await door.as('unit', { unitId: scene.units.评估中心 ?? '' })
      expect((await stranger.ask('GET', at)).status).toBe(404)
      const administrator = await door.as('system_admin')
      expect((await administrator.ask('GET', at)).status).toBe(403)
      expect((await statistics.ask('GET', `${at}/results`)).status).toBe(404)
    })
  })

  it('opens a score into the values it came from, for the park itself once it is published', async () => {
    await withRound(async (scene) => {
      await toNotice(scene)
      const own = await scene.east.ask<SubjectPage>('GET', `${scene.at}/subjects/0`)
      expect(own.body.score).toMatchObject({ total: 80, rank: 1, grade: '优秀', of: 4 })
      const sum = (own.body.score?.lines ?? []).reduce((total, { points }) => total + points, 0)
      expect(sum).toBe(80)
      const results = await scene.east.ask<RoundResults>('GET', `${scene.at}/results`)
      expect(results.body.placings.map(({ code }) => code)).toEqual(['P1'])
    })
  })

  it('is not sent on while the method leaves open what the office must confirm', async () => {
    await withRound(async (scene) => {
      const { office, east, advance, compute, report } = scene
      await advance(office)
      await advance(office, '底数无异议')
      await report(east, 0, 'self', [{ input: 'projects', value: [6000] }])
      for (const words of ['西港园逾期未报', undefined, undefined]) await advance(office, words)
      await compute(office)
      expect((await advance(office)).faults.map(({ code }) => code)).toEqual(['round.unconfirmed'])
      await confirm(scene)
      expect((await advance(office)).faults.map(({ code }) => code)).toEqual([
        'round.sensitivity-unseen',
        'round.reason-needed',
      ])
      expect((await advance(office, '敏感性分析另行报送')).body.state).toBe('approval')
      expect((await advance(office)).faults.map(({ code }) => code)).toEqual(['round.own-approval.forbidden'])
    })
  })

  it('passes over a period that still runs only with a reason, and goes back only with one', async () => {
    await withRound(async ({ office, advance, at }) => {
      expect((await advance(office)).body).toMatchObject({ state: 'inputs', stepTo: '2026-11-30' })
      expect((await advance(office)).faults.map(({ code }) => code)).toEqual([
        'round.notice-running',
        'round.reason-needed',
      ])
      expect((await advance(office, '各园区书面确认无异议')).body.state).toBe('self')
      const reopen = (words: string) =>
        office.ask<RoundPage>('POST', `${at}/reopen`, { from: 'self', to: 'inputs', words })
      expect((await reopen('')).status).toBe(422)
      expect((await reopen('统计局更正产值')).body.state).toBe('inputs')
    })
  })

  it('says where a file is wrong, and keeps nothing of it', async () => {
    await withRound(async ({ office, statistics, round, see, at }) => {
      const path = `/api/imports/rounds/${round.id}/inputs`
      const before = (await see(office)).events.length
      const answer = await office.upload(
        path,
        '坏.csv',
        Buffer.from('代码,名称,工业产值（亿元）\nP1,东港园,很多\nP1,东港园,5\n'),
      )
      expect(answer.status).toBe(422)
      expect(answer.faults.map(({ place }) => place?.row)).toEqual([2, 3])
      expect((await see(office)).events).toHaveLength(before)
      await statistics.upload(path, '产值.csv', Buffer.from('代码,工业产值（亿元）,用地面积（亩）\nP2,95,7\n'))
      const { items } = (await office.ask<{ items: RoundRow[] }>('GET', `${at}/inputs`)).body
      expect(items[1]?.cells).toEqual({ output: { published: 95 }, land: { published: 1000 } })
    })
  })

  it('hears a department on what it supplies, and no park', async () => {
    await withRound(async ({ office, east, statistics, advance, report, see, at }) => {
      await advance(office)
      await advance(office, '底数无异议')
      await report(east, 0, 'self', [{ input: 'projects', value: [6000] }])
      await advance(office, '西港园逾期未报')
      await advance(office)
      const opine = (who: typeof office) => who.ask('POST', `${at}/opinions`, { words: '数据无异议' })
      expect((await opine(east)).status).toBe(403)
      expect((await opine(statistics)).status).toBe(200)
      expect((await see(office)).events[0]).toMatchObject({ move: 'opinion', words: '数据无异议' })
    })
  })

  it('takes five thousand subjects from one file and ranks them all', async () => {
    await withRound(async ({ office, round, compute, at }) => {
      const lines = Array.from(
        { length: 5000 },
        (_, n) => `E${n},第${n}家,${1 + ((n * 7919) % 997)},${100 + (n % 50)},6000;7000`,
      )
      const csv = `代码,名称,工业产值（亿元）,用地面积（亩）,新开工项目投资额\n${lines.join('\n')}\n`
      const answer = await office.upload(`/api/imports/rounds/${round.id}/inputs`, '企业.csv', Buffer.from(csv))
      expect(answer.body).toMatchObject({ added: 5000, values: 15_000 })
      expect((await compute(office)).status).toBe(200)
      const results = await office.ask<RoundResults>('GET', `${at}/results`)
      expect(results.body.placings).toHaveLength(5004)
      const last = results.body.placings.at(-1)
      const page = await office.ask<SubjectPage>('GET', `${at}/subjects/${last?.row ?? 0}`)
      expect(page.body.score).toMatchObject({ total: last?.total, rank: last?.rank, ranked: 5004 })
    })
  })

  it('tells two versions of a method apart by items, weights and rules', async () => {
    await withRound(async ({ office, method }) => {
      const text = PARKS_METHOD.replace('weight: 60', 'weight: 70').replace('weight: 40', 'weight: 30')
      const revised = await office.ask<MethodPage>('POST', `/api/methods/${method.id}`, {
        text,
        seen: 1,
        reason: '加大亩均',
      })
      expect(revised.body.version).toBe(2)
      const changes = await office.ask<object[]>('GET', `/api/methods/${method.id}/compare?from=1&to=2`)
      expect(changes.body).toMatchObject([
        { kind: 'weight', what: '亩均产值 · 全部园区', before: { zh: '60' }, after: { zh: '70' } },
        { kind: 'weight', what: '新开工项目数 · 全部园区', before: { zh: '40' }, after: { zh: '30' } },
      ])
    })
  })

  it('refuses a method with its lines', async () => {
    await withRound(async ({ office }) => {
      const text = PARKS_METHOD.replace('kind: best', 'kind: bset').replace('harbour_parks', 'other')
      const answer = await office.ask('POST', '/api/methods', { text, name: '办法.yaml' })
      expect(answer.status).toBe(422)
      expect(answer.faults[0]?.place?.row).toBe(19)
    })
  })
})
