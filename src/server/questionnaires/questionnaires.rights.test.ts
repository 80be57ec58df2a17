import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPanelHarbour, type PanelHarbour } from '../panels/testing.ts'
import { openSurvey } from './testing.ts'

let scene: PanelHarbour & Awaited<ReturnType<typeof openSurvey>>
beforeAll(async () => {
  const harbour = await openPanelHarbour()
  scene = { ...harbour, ...(await openSurvey(harbour)) }
})
afterAll(() => scene.door.close())

test('counts and scores are for the office, leaders and statistics; parks, departments and the third party see none', async () => {
  const { door, office, leader, east, third, statistics, expert, at } = scene
  for (const who of [office, leader, await door.as('statistics')])
    expect((await who.ask('GET', `${at}/questionnaires`)).status).toBe(200)
  for (const who of [east, third, statistics, expert, await door.as('enterprise'), await door.as('system_admin')])
    expect((await who.ask('GET', `${at}/questionnaires`)).status).toBe(403)
})

test('only the office writes, opens, hands codes out, closes and takes', async () => {
  const { leader, east, third, at, draft, questionnaire } = scene
  const path = `/api/questionnaires/${questionnaire.id}`
  for (const who of [leader, east, third]) {
    expect((await who.ask('POST', `${at}/questionnaires`, { ...draft, revision: 1 })).status).toBe(403)
    expect((await who.ask('POST', `${path}/opening`, {})).status).toBe(403)
    expect((await who.ask('POST', `${path}/codes`, { rows: [0], group: '企业', count: 1 })).status).toBe(403)
    expect((await who.ask('POST', `${path}/closing`, { words: '关闭' })).status).toBe(403)
    expect((await who.ask('POST', `${path}/taking`, {})).status).toBe(403)
    const issued = [{ row: 0, codes: ['0000-0000-0000'] }]
    const codes = { group: '企业', address: 'https://a.test/q', issued }
    expect((await who.ask('POST', `/api/exports/questionnaires/${questionnaire.id}/codes.xlsx`, codes)).status).toBe(
      403,
    )
  }
})

test('answers in words are the office’s alone', async () => {
  const { office, leader, at, issue, send, close } = scene
  for (const code of await issue(0, '企业', 3)) await send(code, { overall: 1, words: '多设食堂' })
  await close()
  const words = async (who: typeof office) =>
    (await who.ask<{ questionnaires: { words: object[] }[] }>('GET', `${at}/questionnaires`)).body.questionnaires[0]
      ?.words
  expect(await words(office)).toHaveLength(3)
  expect(await words(leader)).toEqual([])
})
