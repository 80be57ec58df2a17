import type { MethodPage } from '#contract/methods.ts'
import type { Objection } from '#contract/rounds/objection.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { type Browser, type DoorOptions, type FrontDoor, openFrontDoor } from '../testing.ts'

/** Four parks judged by three values, of which statistics supplies two. */
export const PARKS_METHOD = `format: jingwei-method/1
code: harbour_parks
name: 港区园区考核办法
version: 1
subject: park
period: 2025
inputs:
  output: { name: 工业产值, unit: 亿元, from: 统计局, least: 0 }
  land: { name: 用地面积, unit: 亩, from: 自然资源局, least: 0 }
  projects: { name: 新开工项目投资额, type: list, unit: 万元, from: 园区, least: 0 }
cohorts:
  all: { name: 全部园区 }
items:
  - code: per_mu
    name: 亩均产值
    unit: 亿元/亩
    weight: 60
    value: { of: output, per: land }
    score: { kind: best, over: cohort, floor: 0 }
  - code: started
    name: 新开工项目数
    unit: 个
    weight: 40
    confirmed: false
    unverified: 每个项目几分由年度细则定。
    value: { count: projects, least: 5000 }
    score: { kind: each, points: 10 }
    missing: zero
    most: 40
rounding: { item: 2, total: 1, mode: half-up }
gradings:
  - grades:
      - { code: 优秀, rank: 1, score: 80 }
      - { code: 良好, score: 60 }
      - { code: 达标, rest: true }
`

export const PARKS_DATA = `代码,名称,工业产值（亿元）,用地面积（亩）
P1,东港园,100,1000
P2,西港园,90,1000
P3,南港园,80,1000
P4,北港园,40,1000
`

export type RoundHarbour = {
  readonly door: FrontDoor
  readonly office: Browser
  readonly second: Browser
  readonly statistics: Browser
  readonly east: Browser
  readonly west: Browser
  readonly third: Browser
  readonly leader: Browser
  readonly method: MethodPage
  readonly round: RoundPage
  readonly units: Readonly<Record<string, string>>
}

const WHOLE_PLAN = [
  'preparing',
  'inputs',
  'self',
  'review',
  'opinions',
  'computing',
  'approval',
  'notice',
  'correction',
  'final',
].map((step) => ({ step, unitId: null, due: null }))

async function wanted<T>(answer: Promise<{ status: number; body: T; faults: readonly unknown[] }>): Promise<T> {
  const { status, body } = await answer
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

/** A round that has its subjects, in the step that it begins with. */
export async function openRoundHarbour(given: Pick<DoorOptions, 'store' | 'handlers'> = {}): Promise<RoundHarbour> {
  const door = await openFrontDoor(given)
  const office = await door.as('office')
  const units: Record<string, string> = {}
  for (const name of ['统计局', '自然资源局', '东港园', '西港园', '评估中心']) {
    const unit = { name, shortName: null, kind: 'department', parentId: null, placeId: null, sort: 0 }
    const more = { validFrom: null, validTo: null, aliases: [], officers: [] }
    units[name] = (await wanted(office.ask<{ id: string }>('POST', '/api/units', { ...unit, ...more }))).id
  }
  const unitId = (name: string) => ({ unitId: units[name] ?? '' })
  const method = await wanted(
    office.ask<MethodPage>('POST', '/api/methods', { text: PARKS_METHOD, name: 'harbour.yaml' }),
  )
  const round = await wanted(
    office.ask<RoundPage>('POST', '/api/rounds', {
      ...{ methodId: method.id, methodVersion: 1, name: '2025年度园区考核', period: '2025年', plan: WHOLE_PLAN },
      ...{ noticeDays: 5, thirdPartyUnitId: units.评估中心 },
      suppliers: { 统计局: units.统计局, 自然资源局: units.自然资源局 },
    }),
  )
  await wanted(office.upload(`/api/imports/rounds/${round.id}/inputs`, '底数.csv', Buffer.from(PARKS_DATA)))
  return {
    ...{ door, office, method, units },
    second: await door.as('office'),
    statistics: await door.as('unit', unitId('统计局')),
    east: await door.as('park', unitId('东港园')),
    west: await door.as('park', unitId('西港园')),
    third: await door.as('third_party', unitId('评估中心')),
    leader: await door.as('leader'),
    round: await wanted(office.ask<RoundPage>('GET', `/api/rounds/${round.id}`)),
  }
}

/** What people do in a round, each answered or thrown. */
export function actorsOf({ round }: RoundHarbour) {
  const at = `/api/rounds/${round.id}`
  return {
    at,
    see: (who: Browser) => wanted(who.ask<RoundPage>('GET', at)),
    advance: async (who: Browser, words?: string) => {
      const { state } = await wanted(who.ask<RoundPage>('GET', at))
      return who.ask<RoundPage>('POST', `${at}/advance`, { from: state, words })
    },
    report: (who: Browser, row: number, stage: string, values: readonly object[]) =>
      who.ask('POST', `${at}/subjects/${row}/values`, {
        stage,
        values: values.map((one) => ({ fileIds: [], ...one })),
      }),
    compute: (who: Browser) => who.ask<RoundPage>('POST', `${at}/compute`, {}),
    object: (who: Browser, row: number, input: string, claimed: unknown) =>
      who.ask<Objection[]>('POST', `${at}/objections`, {
        row,
        input,
        claimed,
        words: '数据有误，见附件',
        fileId: null,
      }),
    decide: (who: Browser, objection: string, state: string, more = {}) =>
      who.ask<Objection[]>('POST', `${at}/objections/${objection}`, { state, words: '经核实', ...more }),
  }
}
