import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QuestionnairesPage, Questions } from '#contract/questionnaires.ts'
import type { RoundRow } from '#contract/rounds/subject.ts'
import { inCity } from '#store/city/city.ts'
import { withClient } from '#store/handle.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openPanelHarbour, type PanelHarbour } from '../panels/testing.ts'
import { openSurvey } from './testing.ts'

describe.each(testStores)('a questionnaire on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  type Scene = PanelHarbour & Awaited<ReturnType<typeof openSurvey>>
  async function withSurvey(work: (scene: Scene) => Promise<void>) {
    const harbour = await openPanelHarbour({ store })
    await work({ ...harbour, ...(await openSurvey(harbour)) })
    await harbour.door.close()
  }

  it('takes each code once, without a session, a cookie or a line in the log', async () => {
    await withSurvey(async ({ door, office, issue, send }) => {
      const [code = ''] = await issue(0, '企业', 1)
      const stranger = door.browser()
      const seen = await stranger.ask<Questions>('POST', '/api/replies/open', { code })
      expect(seen.body).toMatchObject({ subject: '东港园', group: '企业' })
      expect(JSON.stringify(seen.body)).not.toContain('points')
      const entries = async () =>
        (await (await door.as('audit_admin')).ask<{ total: number }>('GET', '/api/audit?size=1')).body.total
      const before = await entries()
      expect((await send(code, { overall: 0, help: 1 })).status).toBe(200)
      expect((await entries()) - before).toBe(1) // the auditor's own second sign-in
      expect((await send(code, { overall: 4 })).faults).toEqual([{ code: 'questionnaire.code-used' }])
      expect((await stranger.ask('POST', '/api/replies/open', { code })).faults).toEqual([
        { code: 'questionnaire.code-used' },
      ])
      expect((await send('0000-0000-0000', { overall: 4 })).status).toBe(404)
      expect([...stranger.cookies.keys()]).toEqual([])
      expect((await office.ask('GET', '/api/replies')).status).toBe(404)
    })
  })

  it('shows counts while people answer, and no score until it is closed and there are enough', async () => {
    await withSurvey(async ({ issue, send, list, close }) => {
      const [firms, staff, west] = [await issue(0, '企业', 3), await issue(0, '职工', 3), await issue(1, '企业', 2)]
      for (const code of firms) await send(code, { overall: 0 })
      for (const code of staff) await send(code, { overall: 2, words: '班车太少' })
      await send(west[0] ?? '', { overall: 0 })
      const running = await list()
      expect(running.groups.map(({ name, answered, issued }) => [name, answered, issued])).toEqual([
        ['企业', 3, 3],
        ['职工', 3, 3],
        ['企业', 1, 2],
      ])
      expect(running.scores.every(({ hidden, score }) => hidden && score === null)).toBe(true)
      expect(running.words).toEqual([])
      const closed = await close()
      expect(closed.scores.map(({ row, group, hidden, enough, score }) => [row, group, hidden, enough, score])).toEqual(
        [
          [0, null, false, true, 80],
          [0, '企业', false, false, 100],
          [0, '职工', false, false, 60],
          [1, null, true, false, null],
        ],
      )
      expect(closed.words).toEqual(Array.from({ length: 3 }, () => ({ row: 0, question: 'words', words: '班车太少' })))
    })
  })

  it('keeps a small group from being told by the difference to the whole', async () => {
    await withSurvey(async ({ issue, send, close }) => {
      const [firms, staff] = [await issue(0, '企业', 5), await issue(0, '职工', 1)]
      for (const code of firms) await send(code, { overall: 0 })
      for (const code of staff) await send(code, { overall: 4 })
      const shown = (await close()).scores.map(({ group, hidden }) => [group, hidden])
      expect(shown).toEqual([
        [null, false],
        ['企业', true],
        ['职工', true],
      ])
    })
  })

  it('hands scores and counts to the round, and a mean of too few answers to nobody', async () => {
    await withSurvey(async ({ office, at, issue, send, close, questionnaire }) => {
      for (const code of await issue(0, '企业', 5)) await send(code, { overall: 1, help: 0 })
      for (const code of await issue(1, '企业', 2)) await send(code, { overall: 0 })
      await close()
      const taken = await office.ask<QuestionnairesPage>('POST', `/api/questionnaires/${questionnaire.id}/taking`, {})
      expect(taken.body.questionnaires[0]?.taken).toBe(true)
      const { items } = (await office.ask<{ items: RoundRow[] }>('GET', `${at}/inputs`)).body
      // (80 × 2 + 100 × 1) ÷ 3
      expect(items[0]?.cells).toMatchObject({ satisfaction: { published: 86.6667 }, answers: { published: 5 } })
      expect(items[1]?.cells).toMatchObject({ satisfaction: { published: null }, answers: { published: 2 } })
      expect(items[2]?.cells.answers).toBeUndefined()
    })
  })

  it('leaves nothing by which an answer could be tied to a code', async () => {
    await withSurvey(async ({ door, issue, send, close, questionnaire }) => {
      const codes = await issue(0, '企业', 4)
      for (const code of codes) await send(code, { overall: 1, words: '建议增加食堂' })
      await close()
      const rows = await inCity(store, door.cityId, (tx) =>
        withClient(tx, async (client) => {
          const query = async (sql: string) => (await client.query(sql, [door.cityId, questionnaire.id])).rows
          return {
            codes: await query('select 1 from questionnaire_code where city_id = $1 and questionnaire_id = $2'),
            writers: await query(
              `select distinct xmin::text from questionnaire_words where city_id = $1 and questionnaire_id = $2
               union select xmin::text from questionnaire_tally where city_id = $1 and questionnaire_id = $2`,
            ),
          }
        }),
      )
      expect(rows.codes).toEqual([])
      expect(rows.writers).toHaveLength(1)
    })
  })

  it('is refused with everything that is wrong with it, and is not changed once people answer', async () => {
    await withSurvey(async ({ office, at, questionnaire, draft }) => {
      const again = await office.ask('POST', `${at}/questionnaires`, { ...draft, revision: questionnaire.revision })
      expect(again.faults.map(({ code }) => code)).toEqual(['questionnaire.opened'])
      const stale = await office.ask('POST', `${at}/questionnaires`, { ...draft, revision: 0 })
      expect(stale.status).toBe(409)
    })
  })

  it('closes before its day only with a reason', async () => {
    await withSurvey(async ({ office, questionnaire }) => {
      const path = `/api/questionnaires/${questionnaire.id}/closing`
      const early = await office.ask('POST', path, {})
      expect(early.faults.map(({ code }) => code)).toEqual(['questionnaire.still-running', 'round.reason-needed'])
    })
  })

  it('answers are checked against the questions, all of them at once', async () => {
    await withSurvey(async ({ issue, send }) => {
      const [code = ''] = await issue(0, '企业', 1)
      const answer = await send(code, { help: 9 })
      expect(answer.faults).toEqual([
        { code: 'questionnaire.unanswered', facts: { question: 1 } },
        { code: 'questionnaire.answer-wrong', facts: { question: 2 } },
      ])
      expect((await send(code, { overall: 1 })).status).toBe(200)
    })
  })
})
