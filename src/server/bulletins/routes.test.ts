import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attention } from '#contract/attention.ts'
import type { Bulletin, BulletinLine, BulletinSeries } from '#contract/bulletins.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { writeOfficialWord } from '../documents/official-word.ts'
import { readDocument } from '../documents/read-document.ts'
import { readTable } from '../documents/read-table.ts'
import { type NumberHarbour, openNumberHarbour } from '../observations/testing.ts'
import type { Browser } from '../testing.ts'

const OCTOBER = '2026-10-31'
const SEPTEMBER = '2026-09-30'

describe.each(testStores)('a bulletin on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  type Scene = NumberHarbour & { readonly leader: Browser; readonly series: BulletinSeries }

  async function withSeries(work: (scene: Scene) => Promise<void>): Promise<void> {
    const harbour = await openNumberHarbour({ store })
    const leader = await harbour.door.as('leader')
    await harbour.enter([
      { of: 'output', for: '望潮市', on: SEPTEMBER, value: 100, lastYear: 93 },
      { of: 'output', for: '望潮市', on: OCTOBER, value: 110, lastYear: 103 },
      { of: 'output', for: '临港工业园', on: OCTOBER, value: 21, lastYear: 20 },
    ])
    const made = await harbour.office.ask<BulletinSeries>('POST', '/api/bulletin-series', seriesOf(harbour))
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    await work({ ...harbour, leader, series: made.body })
    await harbour.door.close()
  }
  const seriesOf = (harbour: NumberHarbour) => ({
    ...{ name: '工业经济运行快报', kind: 'flash', periodType: 'month', subjectId: harbour.subjects.望潮市 },
    ...{ wholeName: '全市', issuer: '领导小组办公室', numberPattern: '望潮工快〔{年}〕{期数}号' },
    ...{ issueDay: 12, remindDays: 20, indicators: ['output', 'tax'] },
  })
  const openOne = async ({ office, series }: Scene, more = {}): Promise<Bulletin> => {
    const answer = await office.ask<Bulletin>('POST', '/api/bulletins', {
      ...{ seriesId: series.id, periodEnd: OCTOBER },
      ...more,
    })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const move = (who: Browser, { id, revision }: Bulletin, deed: string, more = {}) =>
    who.ask<Bulletin>('POST', `/api/bulletins/${id}/${deed}`, { revision, ...more })
  const fileOf = async ({ door }: Scene, who: Browser, path: string): Promise<Buffer> => {
    const answer = await door.server.inject({ url: `/api/exports/${path}`, cookies: Object.fromEntries(who.cookies) })
    if (answer.statusCode !== 200) throw new Error(answer.payload)
    return answer.rawPayload
  }
  const waiting = async (who: Browser) => (await who.ask<Attention>('GET', '/api/attention')).body.bulletins
  const textOf = async (scene: Scene, who: Browser, { id }: Bulletin): Promise<string> => {
    const read = await readDocument(await fileOf(scene, who, `bulletins/${id}/bulletin.docx`), '快报.docx')
    return read.ok ? read.document.text : JSON.stringify(read)
  }

  it('is drafted from the values of its period, and lists what they lack', () =>
    withSeries(async (scene) => {
      const draft = await openOne(scene)
      expect(draft).toMatchObject({ state: 'draft', title: '2026年10月工业经济运行快报', revision: 1 })
      const text = await textOf(scene, scene.office, draft)
      expect(text).toContain('全市规上工业总产值110.00亿元，同比增长6.8%，增速比上月回落0.7个百分点。')
      expect(text).toContain('全市税收收入尚未报送。')
      expect(text).toContain('（文号待定）')
      expect(draft.gaps.map(({ indicator, subject }) => `${indicator} ${subject}`)).toContain('税收收入 临港工业园')
      const park = draft.facts.find(({ code, subjectName }) => code === 'output' && subjectName === '临港工业园')
      expect(park).toMatchObject({ value: 21, lastYear: 20, batches: [expect.any(Number)] })
    }))

  it('has an annex with the numbers that the text has', () =>
    withSeries(async (scene) => {
      const { id } = await openOne(scene)
      const read = await readTable(await fileOf(scene, scene.office, `bulletins/${id}/annex.xlsx`), '附表.xlsx')
      if (!read.ok) throw new Error(JSON.stringify(read))
      expect(JSON.stringify(read)).toContain('规上工业总产值')
      expect(JSON.stringify(read)).toContain('6.8')
    }))

  it('is numbered and dated when another than who submitted it issues it, and never changes after', () =>
    withSeries(async (scene) => {
      const { office, leader } = scene
      const draft = await openOne(scene)
      const review = await move(office, draft, 'submit')
      expect(review.body.state).toBe('review')
      const own = await move(office, review.body, 'issue')
      expect([own.status, own.faults[0]?.code]).toEqual([403, 'bulletin.own-review.forbidden'])
      const issued = await move(leader, review.body, 'issue')
      expect(issued.body).toMatchObject({ state: 'issued', documentNumber: '望潮工快〔2026〕1号', changed: [] })
      const text = await textOf(scene, leader, issued.body)
      expect(text).toContain('望潮工快〔2026〕1号')
      expect(text).toContain('2026年11月23日')
      for (const deed of ['refill', 'submit', 'drop']) {
        const again = await move(office, issued.body, deed, { words: '再改' })
        expect(again.faults[0]?.code).toBe('bulletin.cannot-move')
      }
      const second = await move(office, await openOne(scene, { correctsId: issued.body.id }), 'submit')
      const corrected = await move(leader, second.body, 'issue')
      expect(corrected.body).toMatchObject({ documentNumber: '望潮工快〔2026〕2号', correctsId: issued.body.id })
    }))

  it('tells afterwards which of its numbers are others by now, and shows the ones that it printed', () =>
    withSeries(async (scene) => {
      const { office, leader, enter } = scene
      const review = await move(office, await openOne(scene), 'submit')
      const issued = await move(leader, review.body, 'issue')
      const held = issued.body.facts.find(({ code, subjectName }) => code === 'output' && subjectName === '望潮市')
      await enter(
        [{ of: 'output', for: '望潮市', on: OCTOBER, value: 108, lastYear: 103, seen: held?.batches[0] ?? 0 }],
        {
          ...{ vintage: 'revised', reason: '两家企业更正' },
        },
      )
      const later = await leader.ask<Bulletin>('GET', `/api/bulletins/${issued.body.id}`)
      expect(later.body.changed).toMatchObject([
        { fact: { code: 'output', subjectName: '望潮市', value: 110 }, now: { value: 108, lastYear: 103 } },
      ])
      expect(later.body.factsSha256).toBe(issued.body.factsSha256)
      expect(await textOf(scene, leader, issued.body)).toContain('110.00亿元')
    }))

  it('comes back with words, and two people do not overwrite each other', () =>
    withSeries(async (scene) => {
      const { office, leader } = scene
      const draft = await openOne(scene)
      const review = await move(office, draft, 'submit')
      const returned = await move(leader, review.body, 'return', { words: '请补充税收' })
      expect(returned.body).toMatchObject({ state: 'draft', events: [{ move: 'return', words: '请补充税收' }, {}, {}] })
      const stale = await move(office, draft, 'refill')
      expect([stale.status, stale.faults[0]?.code]).toEqual([409, 'bulletin.conflict'])
    }))

  it('is edited in Word and brought back; filling it again says so in its history', () =>
    withSeries(async (scene) => {
      const { office } = scene
      const draft = await openOne(scene)
      const own = await writeOfficialWord({
        ...{ title: '快报', documentNumber: '（文号待定）' },
        blocks: [{ kind: 'paragraph', text: '据初步核算，运行平稳。' }],
      })
      const path = `/api/imports/bulletins/${draft.id}/text?revision=${draft.revision}`
      const edited = await office.upload(path, '改稿.docx', own)
      expect(edited.body).toMatchObject({ edited: true, revision: 2, factsSha256: draft.factsSha256 })
      const shown = await office.ask<Bulletin>('GET', `/api/bulletins/${draft.id}`)
      expect(await textOf(scene, office, shown.body)).toContain('运行平稳')
      const review = await move(office, shown.body, 'submit')
      const issued = await move(scene.leader, review.body, 'issue')
      expect(await textOf(scene, office, issued.body)).toContain('望潮工快〔2026〕1号')
    }))

  it('takes a template only if all its words in braces can be filled', () =>
    withSeries(async (scene) => {
      const { office, series } = scene
      const path = `/api/imports/bulletin-series/${series.id}/template`
      const word = (text: string) => writeOfficialWord({ title: '快报', blocks: [{ kind: 'paragraph', text }] })
      const wrong = await office.upload(path, '模板.docx', await word('{用电总量}，{规上工业总产值.环比}'))
      expect(wrong.status).toBe(422)
      expect(wrong.faults).toMatchObject([
        { code: 'bulletin.value-unknown', place: { file: '模板.docx' }, facts: { indicator: '用电总量' } },
        { code: 'bulletin.saying-unknown', facts: { word: '环比' } },
      ])
      expect((await office.upload(path, '模板.txt', Buffer.from('x'))).faults[0]?.code).toBe(
        'bulletin.template-unreadable',
      )
      const right = await office.upload(path, '模板.docx', await word('{期}产值{规上工业总产值}'))
      expect(right.status).toBe(200)
      expect(await textOf(scene, office, await openOne(scene))).toContain('2026年10月产值110.00亿元')
    }))

  it('is due until it is out, and late after its day', () =>
    withSeries(async ({ office, series, ...scene }) => {
      expect(series.due).toEqual({ periodEnd: OCTOBER, on: '2026-11-12', isLate: true })
      expect(await waiting(office)).toMatchObject([{ kind: 'draft', due: '2026-11-12', overdue: true }])
      const review = await move(office, await openOne({ ...scene, office, series }), 'submit')
      expect(await waiting(scene.leader)).toMatchObject([{ kind: 'issue', title: '2026年10月工业经济运行快报' }])
      await move(scene.leader, review.body, 'issue')
      const after = await office.ask<BulletinSeries[]>('GET', '/api/bulletin-series')
      expect(await waiting(office)).toEqual([])
      expect(after.body[0]?.due).toBeNull()
    }))

  it('that is not issued is seen by those who make and sign it, and by nobody else', () =>
    withSeries(async (scene) => {
      const draft = await openOne(scene)
      const park = await scene.door.as('park')
      expect((await park.ask<BulletinLine[]>('GET', '/api/bulletins')).body).toEqual([])
      expect((await park.ask('GET', `/api/bulletins/${draft.id}`)).status).toBe(404)
      expect((await move(park, draft, 'submit')).status).toBe(403)
      const review = await move(scene.office, draft, 'submit')
      await move(scene.leader, review.body, 'issue')
      expect((await park.ask<BulletinLine[]>('GET', '/api/bulletins')).body).toHaveLength(1)
      const auditor = await scene.door.as('audit_admin')
      expect((await auditor.ask('GET', '/api/bulletins')).status).toBe(403)
    }))
})
