import type { MethodPage } from '#contract/methods.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { Store } from '#store/open.ts'
import { openRoundHarbour, PARKS_DATA, PARKS_METHOD, type RoundHarbour } from '../rounds/testing.ts'
import type { Browser } from '../testing.ts'

/** The harbour's method, with a panel's marks and a questionnaire in it. */
export const VISITED_METHOD = PARKS_METHOD.replace('harbour_parks', 'visited_parks')
  .replace(
    'cohorts:',
    `  visit: { name: 考评团评分, type: list, from: 考评团, least: 0, most: 100 }
  satisfaction: { name: 问卷平均分, least: 0, most: 100 }
  answers: { name: 有效问卷数, unit: 份, least: 0 }
cohorts:`,
  )
  .replace('weight: 60', 'weight: 40')
  .replace('weight: 40\n    confirmed', 'weight: 30\n    confirmed')
  .replace(
    'rounding:',
    `  - code: visited
    name: 考评团实地评分
    weight: 20
    value: { panel: visit, trim: 1, members: 3 }
    score: { kind: mark, from: 0, to: 100 }
  - code: surveyed
    name: 企业和职工问卷
    weight: 10
    value: { survey: satisfaction, answers: answers, least: 5 }
    score: { kind: mark, from: 0, to: 100 }
    missing: zero
rounding:`,
  )

export type PanelHarbour = RoundHarbour & {
  readonly at: string
  /** signs in as a panel member, and is none yet */
  readonly expert: Browser
}

/** A round by that method, prepared, with a panel that has no members yet. */
export async function openPanelHarbour(given: { readonly store?: Store } = {}): Promise<PanelHarbour> {
  const harbour = await openRoundHarbour(given)
  const { office, door, units } = harbour
  const method = await office.ask<MethodPage>('POST', '/api/methods', { text: VISITED_METHOD, name: 'visited.yaml' })
  const round = await office.ask<RoundPage>('POST', '/api/rounds', {
    ...{ methodId: method.body.id, methodVersion: 1, name: '2026年度考评', period: '2026年', plan: [] },
    ...{ noticeDays: 5, thirdPartyUnitId: units.评估中心, suppliers: { 统计局: units.统计局 } },
  })
  const at = `/api/rounds/${round.body.id}`
  await office.upload(`/api/imports/rounds/${round.body.id}/inputs`, '底数.csv', Buffer.from(PARKS_DATA))
  const panel = await office.ask('POST', `${at}/panel`, { intro: '逐园打分', due: '2026-12-10', tolerated: 20 })
  if (panel.status !== 200) throw new Error(JSON.stringify([method.body, round.body, panel.body]))
  await door.addAccount({ username: 'expert', posts: [{ role: 'panel' }] })
  const expert = door.browser()
  await expert.signIn('expert')
  return { ...harbour, method: method.body, round: round.body, at, expert }
}
