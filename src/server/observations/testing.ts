import type { Indicator, IndicatorCard } from '#contract/indicators.ts'
import type { Batch, ObservationPage, Subject } from '#contract/observations.ts'
import type { Place } from '#contract/units.ts'
import { inCity } from '#store/city/city.ts'
import { insertSubjects } from '#store/rounds/subjects.ts'
import { type Answer, type Browser, type DoorOptions, type FrontDoor, openFrontDoor } from '../testing.ts'

export const blankCard: IndicatorCard = {
  ...{ code: 'output', name: '规上工业总产值', aliases: ['工业总产值'], definition: '', unit: '亿元', kind: 'level' },
  ...{ direction: 'higher', periodType: 'month', overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' } },
  ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, method: 'imported', formula: null },
  ...{ decimals: 2, disclosure: 'internal', source: null },
}

/** A city with a county of two towns, a park, three firms in it, and a few indicators, behind its front door. */
export type NumberHarbour = {
  readonly door: FrontDoor
  readonly office: Browser
  readonly indicators: Readonly<Record<string, number>>
  readonly subjects: Readonly<Record<string, number>>
  readonly create: (card: Partial<IndicatorCard>) => Promise<Answer<Indicator>>
  readonly enter: (cells: readonly EnteredCell[], more?: Record<string, unknown>) => Promise<Answer<Batch>>
  readonly read: (query: Record<string, string>, browser?: Browser) => Promise<ObservationPage>
}

export type EnteredCell = {
  readonly of: string
  readonly for: string
  readonly on: string
  readonly value?: number | null
  readonly lastYear?: number
  readonly missing?: string
  readonly seen?: number
}

export async function openNumberHarbour(options: DoorOptions): Promise<NumberHarbour> {
  const door = await openFrontDoor(options)
  const office = await door.as('office')
  await layPlaces(office)
  const firms = await addFirms(door, office)
  const subjects = { ...firms, ...(await namedSubjects(office)) }
  const indicators: Record<string, number> = {}
  const create = async (card: Partial<IndicatorCard>) => {
    const made = await office.ask<Indicator>('POST', '/api/indicators', {
      card: { ...blankCard, aliases: [], ...card },
    })
    if (made.status === 200) indicators[made.body.card.code] = made.body.id
    return made
  }
  for (const card of cards) {
    const made = await create(card)
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  }
  return {
    ...{ door, office, indicators, subjects, create },
    enter: (cells, more = {}) =>
      office.ask<Batch>('POST', '/api/observations/entries', {
        ...{ vintage: 'flash', reason: '首次录入', ...more },
        cells: cells.map((cell) => ({
          ...{ indicatorId: indicators[cell.of], subjectId: subjects[cell.for], periodEnd: cell.on },
          ...{ value: cell.value ?? null, lastYear: cell.lastYear ?? null, missing: cell.missing ?? null },
          seenBatchId: cell.seen ?? null,
        })),
      }),
    read: async (query, browser = office) => {
      const answer = await browser.ask<ObservationPage>('GET', `/api/observations?${new URLSearchParams(query)}`)
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return answer.body
    },
  }
}

const cards: readonly Partial<IndicatorCard>[] = [
  { code: 'output', name: '规上工业总产值', aliases: ['工业总产值'] },
  { code: 'tax', name: '税收收入', unit: '万元' },
  { code: 'land', name: '工业用地面积', unit: '亩', overTime: { kind: 'last' } },
  {
    ...{ code: 'tax_per_mu', name: '亩均税收', unit: '万元/亩', method: 'formula', formula: '税收收入 / 工业用地面积' },
    ...{ overPlaces: { kind: 'none' }, overTime: { kind: 'none' } },
  },
  {
    ...{ code: 'output_growth', name: '规上工业总产值增速', unit: '%', kind: 'growth', method: 'formula' },
    ...{ formula: '增速(规上工业总产值)', overPlaces: { kind: 'none' }, overTime: { kind: 'none' } },
  },
  { code: 'secret', name: '内部口径产值', disclosure: 'restricted' },
]

async function layPlaces(office: Browser): Promise<void> {
  const ids = new Map<string, string>()
  const place = async (name: string, kind: Place['kind'], parent: string | null, sort: number) => {
    const input = { code: null, name, kind, parentId: parent === null ? null : ids.get(parent), sort }
    const { body } = await office.ask<Place>('POST', '/api/places', { ...input, validFrom: null, validTo: null })
    ids.set(name, body.id)
  }
  await place('望潮市', 'city', null, 0)
  await place('汐川区', 'county', '望潮市', 1)
  await place('澜桥街道', 'town', '汐川区', 2)
  await place('稻浦镇', 'town', '汐川区', 3)
  await place('临港工业园', 'park', '汐川区', 4)
}

async function namedSubjects(office: Browser): Promise<Record<string, number>> {
  const { body } = await office.ask<Subject[]>('GET', '/api/subjects?kind=place')
  return Object.fromEntries(body.map(({ name, id }) => [name, id]))
}

async function addFirms(door: FrontDoor, office: Browser): Promise<Record<string, number>> {
  const park = (await namedSubjects(office)).临港工业园 ?? 0
  const names = ['海门重工', '潮汐电机', '白帆纺织']
  const ids = await inCity(door.store, door.cityId, (tx) =>
    insertSubjects(
      tx,
      names.map((name, at) => ({
        ...{ kind: 'enterprise', placeId: null, unitId: null, parentId: park, code: `9133000000000000${at}A` },
        ...{ name, aliases: [], pinyin: '', industry: null, validFrom: null, validTo: null },
      })),
    ),
  )
  return Object.fromEntries(names.map((name, at) => [name, ids[at] ?? 0]))
}
