import type { ImportResult } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { readTable } from '../documents/read-table.ts'
import { readRows, type SheetLine } from '../documents/sheet-lines.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { loadCardBook } from './card-book.ts'
import {
  codeOf,
  directionWords,
  disclosureWords,
  type IndicatorKey,
  indicatorColumns,
  indicatorSheetName,
  kindWords,
  methodWords,
  periodWords,
  readAggregation,
  readThreshold,
} from './indicator-sheet.ts'
import { addIndicator, changeCard } from './indicators.ts'

export type IndicatorsFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly reason: string
  readonly dryRun: boolean
}

/** Undoes what a file with faults, or a trial, has written so far: each row is checked beside the ones before it. */
export class NotKept extends Error {
  readonly result: ImportResult

  constructor(result: ImportResult) {
    super('the file was not kept')
    this.result = result
  }
}

/**
 * Takes a filled indicators.xlsx: rows with a number change what they name, rows without are added, what is left out stays.
 * All faults come at once, each with its row. With one of them, or in a trial, throws NotKept, so that the transaction ends.
 */
export async function importIndicators(context: CityContext, file: IndicatorsFile): Promise<ImportResult> {
  const lines = readSheet(file)
  if (!lines.ok) return { added: 0, changed: 0, unchanged: 0, faults: [...lines.faults] }
  const units = new Map((await listUnits(context.tx)).map(({ id, name }) => [foldText(name), id]))
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const faults: Fault[] = []
  // What others rest on comes first: a formula's row may stand above those of what it names.
  const rows = [...lines.value].sort((a, b) => Number(a.text('formula') !== '') - Number(b.text('formula') !== ''))
  const { byId } = await loadCardBook(context.tx)
  for (const line of rows) {
    const read = readCard(line, units)
    if (read.faults.length > 0) faults.push(...read.faults)
    else faults.push(...(await keepRow(context, file, line, read.card, byId, counts)))
  }
  const result = { ...counts, faults }
  if (faults.length > 0 || file.dryRun) throw new NotKept(result)
  return result
}

function readSheet(file: IndicatorsFile): Outcome<readonly SheetLine<IndicatorKey>[]> {
  const book = readTable(file.bytes, file.name)
  if (!book.ok) return bad(faultOf(book.fault))
  if (book.faults.length > 0) return bad(...book.faults.map(faultOf))
  const sheet = book.sheets.find(({ name }) => name === indicatorSheetName)
  if (sheet === undefined)
    return bad({ code: 'units.no-sheet', place: { file: file.name }, facts: { sheets: indicatorSheetName } })
  const lines = readRows(sheet, indicatorColumns, file.name)
  return lines.ok ? good(lines.value) : lines
}

async function keepRow(
  context: CityContext,
  file: IndicatorsFile,
  line: SheetLine<IndicatorKey>,
  card: IndicatorCard,
  byId: ReadonlyMap<number, StoredIndicator>,
  counts: { added: number; changed: number; unchanged: number },
): Promise<readonly Fault[]> {
  const located = (faults: readonly Fault[]) => faults.map((fault) => ({ ...fault, place: placeOf(line, fault) }))
  if (line.text('id') === '') {
    const added = await addIndicator(context, card, context.today)
    if (!added.ok) return located(added.faults)
    counts.added += 1
    return []
  }
  const before = byId.get(Number(line.text('id')))
  if (before === undefined) return [{ code: 'units.row-unknown', place: line.place('name') }]
  const change = { card, version: Number(line.text('version')), validFrom: context.today, reason: file.reason }
  const changed = await changeCard(context, before, change)
  if (!changed.ok) return located(changed.faults)
  counts[changed.value.version === before.version ? 'unchanged' : 'changed'] += 1
  return []
}

/** The cell of a card's field, where the sheet has one under that name. */
const placeOf = (line: SheetLine<IndicatorKey>, fault: Fault): NonNullable<Fault['place']> => {
  const field = fault.place?.field?.split('.')[0] ?? 'name'
  const key = field === 'sourceUnitId' ? 'sourceUnit' : field
  return line.place(indicatorColumns.find((column) => column.key === key)?.key ?? 'name')
}

function readCard(
  line: SheetLine<IndicatorKey>,
  units: ReadonlyMap<string, string>,
): { readonly card: IndicatorCard; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const refuse = (key: IndicatorKey, code: string, facts: Fault['facts']) => {
    faults.push({ code, place: line.place(key), facts: facts ?? {} })
  }
  const choose = <Code extends string>(
    key: IndicatorKey,
    words: Readonly<Record<Code, string>>,
    otherwise: Code,
  ): Code => {
    const code = codeOf(words, line.text(key))
    if (code === undefined)
      refuse(key, 'indicators.word-unknown', { text: line.text(key), words: Object.values(words).join('、') })
    return code ?? otherwise
  }
  const gather = (key: 'overPlaces' | 'overTime') => {
    const aggregation = readAggregation(line.text(key))
    if (aggregation === undefined) refuse(key, 'indicators.aggregation-unknown', { text: line.text(key) })
    return aggregation ?? { kind: 'none' as const }
  }
  const limit = (key: 'alarm' | 'good') => {
    const threshold = readThreshold(line.text(key))
    if (threshold === undefined) refuse(key, 'indicators.threshold-unknown', { text: line.text(key) })
    return threshold ?? null
  }
  const unitName = line.text('sourceUnit')
  const sourceUnitId = unitName === '' ? null : units.get(foldText(unitName))
  if (sourceUnitId === undefined) refuse('sourceUnit', 'indicator.unit-unknown', { name: unitName })
  const card: IndicatorCard = {
    ...{
      code: line.text('code'),
      name: line.text('name'),
      definition: line.text('definition'),
      unit: line.text('unit'),
    },
    aliases: line
      .text('aliases')
      .split(/[\n、；;]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    kind: choose('kind', kindWords, 'level'),
    direction: choose('direction', directionWords, 'higher'),
    periodType: choose('periodType', periodWords, 'month'),
    ...{ overPlaces: gather('overPlaces'), overTime: gather('overTime'), alarm: limit('alarm'), good: limit('good') },
    ...{
      sourceUnitId: sourceUnitId ?? null,
      officer: line.text('officer') || null,
      leader: line.text('leader') || null,
    },
    method: choose('method', methodWords, 'reported'),
    ...{ formula: line.text('formula') || null, decimals: Number(line.text('decimals') || '0') },
    disclosure: choose('disclosure', disclosureWords, 'internal'),
    source: line.text('source') || null,
  }
  return { card, faults }
}
