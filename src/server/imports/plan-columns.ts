import type { ImportMapping } from '#contract/imports.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import { conversionOf, parseUnit, type Scale, type UnitOfMeasure } from '#core/base/units-of-measure.ts'
import { mayImportIndicator } from '#core/indicators/rights.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { columnName } from '../documents/sheet-cells.ts'
import type { CardBook } from '../indicators/card-book.ts'

export type ValueColumn = {
  readonly indicator: StoredIndicator
  readonly unit: UnitOfMeasure | null
  /** the column of this year's value and of last year's; null where the file has none */
  readonly now: number
  readonly lastYear: number | null
  readonly scale: Scale
}

/** A mapping made fit for reading: which column is what, each checked against the city's indicators. */
export type ColumnPlan = {
  readonly code: number | null
  readonly name: number | null
  readonly parent: number | null
  readonly period: number | null
  /** wide: each column has its indicator */
  readonly values: readonly ValueColumn[]
  /** long: each row names its indicator */
  readonly long: {
    readonly indicator: number
    readonly unit: number | null
    readonly now: number
    readonly lastYear: number | null
    readonly find: (name: string) => StoredIndicator | undefined
  } | null
  readonly conversions: readonly Conversion[]
}
export type Conversion = {
  readonly column: string
  readonly from: string
  readonly to: string
  readonly times: number
  readonly over: number
}

/** Everything that is wrong with a mapping, before any row is read. */
export function planColumns(mapping: ImportMapping, book: CardBook, actor: Actor): Outcome<ColumnPlan> {
  const faults: Fault[] = []
  const only = (role: ImportMapping['columns'][number]['role']): number | null => {
    const found = mapping.columns.filter((column) => column.role === role && column.indicator === null)
    if (found.length > 1) faults.push({ code: 'import.role-twice', facts: { role, columns: letters(found) } })
    return found[0]?.at ?? null
  }
  const plan = {
    code: only('subject-code'),
    name: only('subject-name'),
    parent: only('parent-name'),
    period: only('period'),
  }
  if (plan.code === null && plan.name === null) faults.push({ code: 'import.no-subject-column' })
  const conversions: Conversion[] = []
  const values = wideColumns(mapping, book, actor, faults, conversions)
  const long = longColumns(book, actor, only, faults)
  const speaks = mapping.columns.some(({ role, indicator }) => role === 'indicator' || indicator !== null)
  if (!speaks) faults.push({ code: 'import.no-value-column' })
  return faults.length > 0 ? bad(...faults) : good({ ...plan, values, long, conversions })
}

const letters = (columns: ImportMapping['columns']): string => columns.map(({ at }) => columnName(at)).join('、')

function wideColumns(
  mapping: ImportMapping,
  book: CardBook,
  actor: Actor,
  faults: Fault[],
  conversions: Conversion[],
): readonly ValueColumn[] {
  const named = mapping.columns.filter(({ indicator }) => indicator !== null)
  return [...new Set(named.map(({ indicator }) => indicator ?? ''))].flatMap((code): readonly ValueColumn[] => {
    const indicator = book.byCode.get(code)
    const own = named.filter((column) => column.indicator === code)
    const [now, ...more] = own.filter(({ role }) => role === 'value')
    const [lastYear, ...others] = own.filter(({ role }) => role === 'last-year')
    if (more.length + others.length > 0) {
      faults.push({
        code: 'import.indicator-twice',
        facts: { name: indicator?.card.name ?? code, columns: letters(own) },
      })
      return []
    }
    if (now === undefined) {
      const facts = { name: indicator?.card.name ?? code, column: letters(own) }
      faults.push({ code: 'import.last-year-alone', facts })
      return []
    }
    const refused = refusalOf(indicator, code, actor)
    if (refused !== undefined || indicator === undefined) {
      if (refused !== undefined) faults.push(refused)
      return []
    }
    const [scale, lastScale] = [now, lastYear ?? now].map((column) =>
      scaleOf(column.unit, indicator, columnName(column.at), faults),
    )
    if (scale === undefined || lastScale === undefined) return []
    if (scale.times !== lastScale.times || scale.over !== lastScale.over)
      faults.push({ code: 'import.pair-units', facts: { name: indicator.card.name, columns: letters(own) } })
    if (scale.times !== scale.over)
      conversions.push({ column: now.header, from: now.unit, to: indicator.card.unit, ...scale })
    return [{ indicator, unit: unitOf(indicator), now: now.at, lastYear: lastYear?.at ?? null, scale }]
  })
}

function refusalOf(indicator: StoredIndicator | undefined, code: string, actor: Actor): Fault | undefined {
  if (indicator === undefined) return { code: 'indicator.not-found', facts: { id: code } }
  const facts = { name: indicator.card.name }
  if (indicator.card.method === 'formula') return { code: 'observations.computed', facts }
  if (indicator.retiredOn !== null) return { code: 'import.indicator-retired', facts }
  return mayImportIndicator(actor, indicator.card.sourceUnitId)
    ? undefined
    : { code: 'import.not-your-indicator', facts }
}

const unitOf = ({ card }: StoredIndicator): UnitOfMeasure | null => {
  const unit = parseUnit(card.unit)
  return unit.ok ? unit.value : null
}

const SAME: Scale = { times: 1, over: 1 }

/** How the file's numbers become numbers in the indicator's unit; a blank unit is the indicator's own. */
export function scaleOf(
  printed: string,
  indicator: StoredIndicator,
  column: string,
  faults: Fault[],
): Scale | undefined {
  if (printed.trim() === '' || foldText(printed) === foldText(indicator.card.unit)) return SAME
  const facts = { name: indicator.card.name, column, unit: printed, ours: indicator.card.unit }
  const from = parseUnit(printed)
  const to = unitOf(indicator)
  if (!from.ok || to === null) {
    faults.push({ code: 'import.unit-unknown', facts })
    return undefined
  }
  const scale = conversionOf(from.value, to)
  if (scale === undefined) faults.push({ code: 'import.unit-of-another-kind', facts })
  return scale
}

function longColumns(
  book: CardBook,
  actor: Actor,
  only: (role: ImportMapping['columns'][number]['role']) => number | null,
  faults: Fault[],
): ColumnPlan['long'] {
  const [indicator, now, lastYear, unit] = [only('indicator'), only('value'), only('last-year'), only('unit')]
  if (indicator === null) return null
  if (now === null) {
    faults.push({ code: 'import.no-value-column' })
    return null
  }
  const byName = new Map<string, StoredIndicator>()
  for (const one of book.indicators) {
    if (refusalOf(one, one.card.code, actor) !== undefined) continue
    for (const name of [one.card.name, ...one.card.aliases, one.card.code]) byName.set(foldText(name), one)
  }
  return { indicator, now, lastYear, unit, find: (name) => byName.get(foldText(name)) }
}
