import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bulletin, BulletinSeries } from '#contract/bulletins.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readDocument } from '../documents/read-document.ts'
import { monthEnd, openPlanHarbour, type PlanHarbour } from '../progress/testing.ts'

const OCTOBER = '2026-10-31'

describe.each(testStores)('a bulletin and the targets of its year on $name', ({ open }) => {
  let store: Store
  let harbour: PlanHarbour
  let series: BulletinSeries
  beforeAll(async () => {
    store = await open()
    harbour = await openPlanHarbour(store)
    await harbour.fillYear(2026, 10, 1000)
    const { office, subjects, target } = harbour
    const confirmed = await office.ask('POST', '/api/bindings', {
      ...{ targets: [{ id: target('总产值', '2026').id, seen: null }], indicatorCode: 'output', reason: null },
      ...{ subjectId: subjects.望潮市, reading: 'value', accumulation: 'year-flow' },
    })
    if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body))
    series = (
      await office.ask<BulletinSeries>('POST', '/api/bulletin-series', {
        ...{ name: '快报', kind: 'flash', periodType: 'month', subjectId: subjects.望潮市, wholeName: '全市' },
        ...{ issuer: '领导小组办公室', numberPattern: '快报〔{年}〕{期数}号', issueDay: 12, remindDays: 20 },
        indicators: ['output', 'tax'],
      })
    ).body
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const draft = async (): Promise<Bulletin> => {
    const { status, body } = await harbour.office.ask<Bulletin>('POST', '/api/bulletins', {
      ...{ seriesId: series.id, periodEnd: OCTOBER },
    })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body
  }
  const textOf = async ({ id }: Bulletin): Promise<string> => {
    const { door, office } = harbour
    const url = `/api/exports/bulletins/${id}/bulletin.docx`
    const answer = await door.server.inject({ url, cookies: Object.fromEntries(office.cookies) })
    const read = await readDocument(answer.rawPayload, '快报.docx')
    return read.ok ? read.document.text : JSON.stringify(read)
  }

  it('says how much of the year’s target the months since January have done', async () => {
    // 10/12 of 1000 against 1080 of 2026, not the 1250 of 2028
    expect(await textOf(await draft())).toContain('完成年度目标的77.2%，慢于序时进度6.1个百分点')
  })

  it('tells afterwards that an earlier month’s revision would have changed its words', async () => {
    const before = await draft()
    const held = await harbour.office.ask<{ entries: { batch: { id: number } }[] }>(
      'GET',
      `/api/observations/history?indicator=output&subject=${harbour.subjects.望潮市}&periodEnd=${monthEnd(2026, 9)}`,
    )
    const seen = held.body.entries[0]?.batch.id ?? 0
    const revised = await harbour.enter(
      [{ of: 'output', for: '望潮市', on: monthEnd(2026, 9), value: 62.5, lastYear: 79.4, seen }],
      { vintage: 'revised', reason: '两家企业更正' },
    )
    expect(revised.status).toBe(200)
    const { body } = await harbour.office.ask<Bulletin>('GET', `/api/bulletins/${before.id}`)
    expect(body.changed[0]?.fact.value).toBe(body.changed[0]?.now.value)
    expect(body.changed[0]?.words).toContainEqual({
      printed: '完成年度目标的77.2%，慢于序时进度6.1个百分点',
      now: '完成年度目标的75.2%，慢于序时进度8.1个百分点',
    })
  })
})
