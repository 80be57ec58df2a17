import type { Call } from '#contract/collections/call.ts'
import type { Collection, Definition } from '#contract/collections/collection.ts'
import type { Sheet } from '#contract/collections/submission.ts'
import type { Indicator, IndicatorCard } from '#contract/indicators.ts'
import type { Subject } from '#contract/observations.ts'
import type { Place, Unit } from '#contract/units.ts'
import type { Store } from '#store/open.ts'
import type { JobHandlers } from '../jobs/job-kinds.ts'
import { blankCard } from '../observations/testing.ts'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

/** A city with three parks, their committees, four indicators and a monthly report on them. */
export type ReportHarbour = {
  readonly door: FrontDoor
  readonly office: Browser
  readonly parks: readonly Park[]
  readonly indicators: Readonly<Record<string, number>>
  readonly definition: Definition
  readonly collection: Collection
  /** opens the call of a month, "2026-10-31" */
  readonly open: (periodEnd: string) => Promise<Call>
  readonly sheetOf: (call: Call, park: number) => Promise<Sheet>
  readonly fill: (browser: Browser, sheet: Sheet, values: Values) => Promise<void>
  readonly send: (browser: Browser, sheet: Pick<Sheet, 'id'>, deed: string, more?: object) => ReturnType<Browser['ask']>
}
export type Park = { readonly unitId: string; readonly subjectId: number; readonly clerk: Browser }
/** text and last year's text by code */
export type Values = Readonly<Record<string, readonly [string, string?]>>

const cards: readonly Partial<IndicatorCard>[] = [
  { code: 'output', name: '规上工业总产值', unit: '万元', decimals: 0 },
  {
    code: 'invest',
    name: '工业投资',
    unit: '万元',
    decimals: 0,
    periodType: 'cumulative-month',
    overTime: { kind: 'last' },
  },
  {
    code: 'reform',
    name: '技改投资',
    unit: '万元',
    decimals: 0,
    periodType: 'cumulative-month',
    overTime: { kind: 'last' },
  },
  { code: 'firms', name: '规上企业数', unit: '家', decimals: 0, overTime: { kind: 'last' } },
]

export async function openReportHarbour(store: Store, handlers: JobHandlers = {}): Promise<ReportHarbour> {
  const door = await openFrontDoor({ store, handlers })
  const office = await door.as('office')
  const parks: Park[] = []
  for (const name of ['临港工业园', '东屿高新区', '南浦智造园']) parks.push(await addPark(door, office, name))
  const indicators: Record<string, number> = {}
  for (const card of cards) {
    const full = { ...blankCard, aliases: [], method: 'reported' as const, ...card }
    const made = await office.ask<Indicator>('POST', '/api/indicators', { card: full })
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    indicators[made.body.card.code] = made.body.id
  }
  const definition = definitionOf(indicators, parks)
  const created = await office.ask<Collection>('POST', '/api/collections', definition)
  if (created.status !== 200) throw new Error(JSON.stringify(created.body))
  const sheetAt = (browser: Browser, id: string) => browser.ask<Sheet>('GET', `/api/submissions/${id}`)
  const harbour: ReportHarbour = {
    ...{ door, office, parks, indicators, definition, collection: created.body },
    open: async (periodEnd) => {
      const opened = await office.ask<Call>('POST', `/api/collections/${created.body.id}/calls`, { periodEnd })
      if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
      return opened.body
    },
    sheetOf: async (call, park) => {
      const one = call.submissions.find(({ unitId }) => unitId === parks[park]?.unitId)
      const { clerk } = parks[park] ?? { clerk: office }
      return (await sheetAt(clerk, one?.id ?? '')).body
    },
    fill: async (browser, sheet, values) => {
      const cells = cellsOf(sheet, values, indicators)
      const saved = await browser.ask('PUT', `/api/submissions/${sheet.id}/cells`, { cells })
      if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
    },
    send: async (browser, { id }, deed, more = {}) => {
      const asker = await sheetAt(browser, id)
      return browser.ask('POST', `/api/submissions/${id}/${deed}`, { revision: asker.body.revision, ...more })
    },
  }
  return harbour
}

export function cellsOf(sheet: Sheet, values: Values, indicators: Readonly<Record<string, number>>) {
  return Object.entries(values).flatMap(([code, [now, lastYear]]) =>
    (['now', 'last-year'] as const).flatMap((side) => {
      const text = side === 'now' ? now : lastYear
      if (text === undefined) return []
      const key = { subjectId: sheet.subjects[0]?.id ?? 0, indicatorId: indicators[code] ?? 0, side }
      const known = sheet.cells.find(
        (cell) => cell.subjectId === key.subjectId && cell.indicatorId === key.indicatorId && cell.side === side,
      )
      return [{ ...key, text, reason: null, revision: known?.revision ?? null }]
    }),
  )
}

async function addPark(door: FrontDoor, office: Browser, name: string): Promise<Park> {
  const validity = { validFrom: null, validTo: null, sort: 0 }
  const place = await office.ask<Place>('POST', '/api/places', {
    ...{ code: null, name, kind: 'park', parentId: null, ...validity },
  })
  const unit = await office.ask<Unit>('POST', '/api/units', {
    ...{ name: `${name}管委会`, shortName: name, kind: 'park', parentId: null, placeId: place.body.id, ...validity },
    ...{ aliases: [], officers: [] },
  })
  const subjects = await office.ask<Subject[]>('GET', '/api/subjects?kind=place')
  const subject = subjects.body.find(({ placeId }) => placeId === place.body.id)
  if (unit.status !== 200 || subject === undefined) throw new Error(JSON.stringify([unit.body, subjects.body]))
  return { unitId: unit.body.id, subjectId: subject.id, clerk: await door.as('park', { unitId: unit.body.id }) }
}

const definitionOf = (indicators: Readonly<Record<string, number>>, parks: readonly Park[]): Definition => ({
  ...{ title: '园区经济运行月报', basis: '园区信息管理机制', periodType: 'month', ownerUnitId: null },
  ...{ layout: 'indicator-rows', rowKind: null, dueMonths: 1, dueDay: 5, remindBefore: [3, 1] },
  firstPeriod: '2026-01-31',
  form: {
    sections: [
      {
        title: '经济运行',
        fields: ['output', 'invest', 'reform', 'firms'].map((code) => ({
          ...{ indicatorId: indicators[code] ?? 0, asks: 'pair', required: true, note: null },
        })),
      },
    ],
    rules: [{ id: 'part', condition: '技改投资 <= 工业投资', severity: 'error', words: '技改投资是工业投资的其中项' }],
    parts: [],
  },
  recipients: parks.map(({ unitId, subjectId }) => ({ unitId, subjectIds: [subjectId] })),
})
