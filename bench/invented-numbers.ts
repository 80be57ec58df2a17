import type { Role } from '#core/accounts/roles.ts'
import { daysInMonth, toDay } from '#core/base/day.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { hashPassword } from '#server/accounts/passwords.ts'
import { insertAccount } from '#store/accounts/accounts.ts'
import { insertPost } from '#store/accounts/posts.ts'
import { insertCity } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { finishBatch, openBatch } from '#store/observations/batches.ts'
import { copyObservations } from '#store/observations/copy-observations.ts'
import { insertIndicator } from '#store/observations/indicators.ts'
import type { Store } from '#store/open.ts'
import { insertPlace } from '#store/places/places.ts'
import { insertSubjects, listSubjects } from '#store/rounds/subjects.ts'
import { countValuesAnew } from '#store/statistics.ts'
import { type Chance, seeded } from './seeded.ts'

const CITY = 1
const YEARS = [2021, 2022, 2023, 2024, 2025] as const
const INDICATORS = 60
/** the others are formulas and have no values of their own */
const REPORTED = 50
const PLACES = 20
const password = 'Bench-reader-2026'
const NOW = new Date('2026-01-20T02:00:00Z')

export type NumberReader = { readonly username: string; readonly password: string }
export type InventedNumbers = {
  readonly rows: number
  readonly cellsPerSecond: number
  readonly codes: readonly string[]
  readonly readers: readonly NumberReader[]
}

/**
 * Five years of months of 60 indicators for a city's places and as many firms as make up the rows, generated straight into
 * COPY, a batch a month as a month's file is; the same at every call.
 */
export async function inventNumbers(store: Store, wanted: number, readerCount: number): Promise<InventedNumbers> {
  const chance = seeded(20_260_120)
  const months = YEARS.flatMap((year) =>
    Array.from({ length: 12 }, (_, at) => toDay(year, at + 1, daysInMonth(year, at + 1))),
  )
  const subjects = Math.max(PLACES + 1, Math.round(wanted / months.length / REPORTED))
  const readers = await settle(store, chance, subjects, readerCount)
  const { columns, rows } = monthOf(chance, subjects)
  const started = performance.now()
  for (const month of months) await inCity(store, CITY, (tx) => writeMonth(tx, month, columns, rows))
  const seconds = (performance.now() - started) / 1000
  // as an import does on the embedded store, and a server's autovacuum within a minute
  if (store.kind === 'pglite') await countValuesAnew(store)
  else await store.pool.query('vacuum (analyze)')
  const codes = Array.from({ length: INDICATORS }, (_, at) => codeOf(at))
  return { rows: rows * months.length, cellsPerSecond: (rows * months.length) / seconds, codes, readers }
}

const codeOf = (at: number): string => (at < REPORTED ? `reported_${at}` : `formula_${at}`)

async function settle(
  store: Store,
  chance: Chance,
  subjects: number,
  readerCount: number,
): Promise<readonly NumberReader[]> {
  const passwordHash = await hashPassword(password)
  return inCity(store, CITY, async (tx) => {
    await insertCity(tx, { id: CITY, code: 'bench', name: '万数市', kind: 'live', notice: null }, NOW)
    const readers = await employ(tx, chance, readerCount, passwordHash)
    await layPlaces(tx, chance)
    const places = await listSubjects(tx, { kinds: ['place'] })
    const bare = {
      placeId: null,
      unitId: null,
      aliases: [],
      pinyin: '',
      industry: null,
      validFrom: null,
      validTo: null,
    }
    await insertSubjects(
      tx,
      Array.from({ length: Math.max(0, subjects - places.length) }, (_, at) => ({
        ...{ ...bare, kind: 'enterprise', code: `F${at}`, name: `万数第${at}厂` },
        parentId: places[at % places.length]?.id ?? null,
      })),
    )
    const change = { validFrom: '2020-01-01', reason: null, at: NOW, by: chance.id() }
    for (let at = 0; at < INDICATORS; at += 1)
      await insertIndicator(tx, { card: cardOf(at), pinyin: '', sort: at, change })
    return readers
  })
}

/** The last ten are formulas over the others, as a dictionary has them. */
function cardOf(at: number): IndicatorCard {
  const isFormula = at >= REPORTED
  return {
    ...{ code: codeOf(at), name: `指标${at}号`, aliases: [], definition: '', unit: isFormula ? '%' : '万元' },
    ...{ kind: isFormula ? 'share' : 'level', direction: 'higher', periodType: 'month' },
    ...{ overPlaces: { kind: isFormula ? 'none' : 'sum' }, overTime: { kind: isFormula ? 'none' : 'sum' } },
    ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, decimals: 2, source: null },
    method: isFormula ? 'formula' : 'imported',
    formula: isFormula ? `reported_${at - 50} / reported_${at - 40} * 100%` : null,
    disclosure: 'internal',
  }
}

async function layPlaces(tx: CityHandle, chance: Chance): Promise<void> {
  const cityPlace = chance.id()
  const place = { code: null, validFrom: null, validTo: null, pinyin: '', gathers: [], memberIds: [] }
  await insertPlace(tx, { ...place, id: cityPlace, name: '万数市', kind: 'city', parentId: null, sort: 0 })
  for (let at = 1; at <= PLACES; at += 1) {
    const kind = at <= 8 ? 'park' : 'town'
    await insertPlace(tx, { ...place, id: chance.id(), name: `万数${at}区`, kind, parentId: cityPlace, sort: at })
  }
}

async function employ(
  tx: CityHandle,
  chance: Chance,
  count: number,
  passwordHash: string,
): Promise<readonly NumberReader[]> {
  const readers: NumberReader[] = []
  for (let at = 0; at < count; at += 1) {
    const username = `reader${at}`
    const id = chance.id()
    const given = { username, name: `读者${at}`, phone: null, passwordHash, mustChangePassword: false, demoNote: null }
    // A password of last year would have to be changed before anything is read.
    await insertAccount(tx, { id, ...given, createdAt: new Date() })
    const role: Role = at % 2 === 0 ? 'leader' : 'office'
    const post = { role, unitId: null, placeId: null, validFrom: '2026-01-01', validTo: null }
    await insertPost(tx, { id: chance.id(), accountId: id, ...post })
    readers.push({ username, password })
  }
  return readers
}

/** One month's columns; every month has the same numbers, which COPY does not notice. */
function monthOf(chance: Chance, subjects: number) {
  const rows = REPORTED * subjects
  const ones = new Uint8Array(rows).fill(1)
  const [indicators, of] = [new Int32Array(rows), new Int32Array(rows)]
  const [now, then] = [new Float64Array(rows), new Float64Array(rows)]
  for (let row = 0; row < rows; row += 1) {
    indicators[row] = 1 + Math.floor(row / subjects)
    of[row] = 1 + (row % subjects)
    now[row] = 1_000 + chance.below(9_000_000) / 100
    then[row] = (now[row] ?? 0) * 0.93
  }
  const columns = {
    indicatorId: { kind: 'integer', values: indicators, present: ones },
    subjectId: { kind: 'integer', values: of, present: ones },
    value: { kind: 'number', values: now, present: ones },
    lastYear: { kind: 'number', values: then, present: ones },
    missing: { kind: 'constant', value: null },
  } as const
  return { columns, rows }
}

async function writeMonth(
  tx: CityHandle,
  month: string,
  columns: ReturnType<typeof monthOf>['columns'],
  rows: number,
): Promise<void> {
  const opened = { kind: 'import', vintage: 'flash', knownOn: month, reason: null, source: {} } as const
  const batchId = await openBatch(tx, { ...opened, openedAt: NOW, openedBy: '00000000-0000-4000-8000-000000000001' })
  await copyObservations(tx, batchId, {
    ...{ rows, periods: [month], indicatorIds: Array.from({ length: REPORTED }, (_, at) => at + 1) },
    columns: { ...columns, periodEnd: { kind: 'constant', value: month } },
  })
  await finishBatch(tx, batchId, NOW)
}
