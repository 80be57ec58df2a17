import { randomUUID } from 'node:crypto'
import type { GroupInput, ImportResult, UnitInput } from '#contract/units.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { isSame } from '#core/base/same.ts'
import { foldText } from '#core/base/text.ts'
import { listPlaces } from '#store/places/places.ts'
import { listGroups, type StoredGroup } from '#store/units/unit-groups.ts'
import { listUnits, type StoredUnit } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { type ReadTable, readTable, type Sheet } from '../documents/read-table.ts'
import { readRows, type SheetLine } from '../documents/sheet-lines.ts'
import type { TableColumn } from '../documents/write-table.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { applyUnitBook, type Row } from './apply-unit-book.ts'
import { checkUnitBook, type GroupLines, type Stored, type UnitLines } from './check-unit-book.ts'
import { idsOf, type Lookup, type ReadLine, readGroupLine, readUnitLine } from './read-unit-sheet.ts'
import { type GroupKey, groupColumns, groupSheetName, type UnitKey, unitColumns, unitSheetName } from './unit-sheet.ts'

export type UnitsFile = { readonly name: string; readonly bytes: Uint8Array; readonly dryRun: boolean }

/**
 * Takes a filled units.xlsx: rows with a number change what they name, rows without are added, what is left out stays.
 * All faults come at once, each with its cell; with one of them, or in a dry run, nothing is written.
 */
export async function importUnits(context: CityContext, file: UnitsFile): Promise<ImportResult> {
  const read = readBook(file)
  if (!read.ok) return { added: 0, changed: 0, unchanged: 0, faults: [...read.faults] }
  const { tx } = context
  const stored = { units: await listUnits(tx), groups: await listGroups(tx) }
  const faults: Fault[] = []
  const { units, groups } = await readLines(context, read.value, stored, faults)
  faults.push(...checkUnitBook(units, groups, stored))
  const unitRows = changedRows(units, stored.units, storedUnit, comparableUnit)
  const groupRows = changedRows(groups, stored.groups, storedGroup, comparableGroup)
  const rows: readonly Row<unknown>[] = [...unitRows, ...groupRows]
  const added = rows.filter(({ before }) => before === undefined).length
  const counts = { added, changed: rows.length - added, unchanged: units.length + groups.length - rows.length }
  if (faults.length === 0 && !file.dryRun && rows.length > 0) await applyUnitBook(context, unitRows, groupRows)
  return { ...counts, faults }
}

type Lines = { readonly units: readonly SheetLine<UnitKey>[]; readonly groups: readonly SheetLine<GroupKey>[] }

function readBook(file: UnitsFile): Outcome<Lines> {
  const book: ReadTable = readTable(file.bytes, file.name)
  if (!book.ok) return bad(faultOf(book.fault))
  if (book.faults.length > 0) return bad(...book.faults.map(faultOf))
  const units = sheetLines(book.sheets, unitSheetName, unitColumns, file.name)
  const groups = sheetLines(book.sheets, groupSheetName, groupColumns, file.name)
  if (units === undefined && groups === undefined) {
    const facts = { sheets: `${unitSheetName}、${groupSheetName}` }
    return bad({ code: 'units.no-sheet', place: { file: file.name }, facts })
  }
  const faults = [units, groups].flatMap((lines) => (lines === undefined || lines.ok ? [] : lines.faults))
  if (faults.length > 0) return bad(...faults)
  return good({ units: units?.ok ? units.value : [], groups: groups?.ok ? groups.value : [] })
}

function sheetLines<Key extends string>(
  sheets: readonly Sheet[],
  name: string,
  columns: readonly (TableColumn & { readonly key: Key })[],
  file: string,
): Outcome<readonly SheetLine<Key>[]> | undefined {
  const sheet = sheets.find((one) => one.name === name)
  return sheet === undefined ? undefined : readRows(sheet, columns, file)
}

async function readLines(
  { tx }: CityContext,
  lines: Lines,
  stored: Stored,
  faults: Fault[],
): Promise<{ readonly units: UnitLines; readonly groups: GroupLines }> {
  const [unitIds, groupIds] = [idsOf(lines.units), idsOf(lines.groups)]
  const lookup: Lookup = {
    units: new Map([
      ...stored.units.map(({ id, name }) => [foldText(name), id] as const),
      ...lines.units.map((line, index) => [foldText(line.text('name')), unitIds[index]?.id ?? ''] as const),
    ]),
    places: new Map((await listPlaces(tx)).map(({ id, name }) => [foldText(name), id])),
  }
  return {
    units: lines.units.map((line, index) => readLine(line, unitIds[index], readUnitLine(line, lookup, faults))),
    groups: lines.groups.map((line, index) => readLine(line, groupIds[index], readGroupLine(line, lookup, faults))),
  }
}

const readLine = <T, Key extends string>(
  line: SheetLine<Key>,
  id: { readonly id: string; readonly isNew: boolean } | undefined,
  input: T,
): ReadLine<T> => ({
  id: id?.id ?? '',
  isNew: id?.isNew ?? true,
  input,
  // A fault is placed by the keys that the sheet itself has.
  line: { place: (key) => line.place(key as Key) },
})

/** The rows that say something else than what is stored, or something new. */
function changedRows<Input, T extends { readonly id: string }>(
  lines: readonly ReadLine<Input>[],
  stored: readonly T[],
  toStored: (id: string, input: Input) => T,
  comparable: (thing: T) => unknown,
): readonly Row<T>[] {
  const known = new Map(stored.map((thing) => [thing.id, thing]))
  return lines.flatMap(({ id, input }) => {
    const [before, after] = [known.get(id), toStored(id, input)]
    return before !== undefined && isSame(comparable(before), comparable(after)) ? [] : [{ before, after }]
  })
}

const storedUnit = (id: string, input: UnitInput): StoredUnit => ({
  ...input,
  id,
  aliases: input.aliases.map((alias) => ({ id: randomUUID(), ...alias })),
  officers: input.officers.map((officer) => ({ id: randomUUID(), ...officer })),
})

const storedGroup = (id: string, input: GroupInput): StoredGroup => ({
  ...input,
  id,
  aliases: input.aliases.map((alias) => ({ id: randomUUID(), ...alias })),
  memberIds: [...new Set(input.memberIds)],
})

const aliasesOf = (aliases: StoredUnit['aliases']): readonly string[] =>
  aliases.map(({ kind, alias }) => `${kind} ${alias}`).sort()

/** The sheet keeps first, deputy and contact apart, so their order among each other is not the sheet's to change. */
const comparableUnit = ({ aliases, officers, ...unit }: StoredUnit): unknown => ({
  ...unit,
  aliases: aliasesOf(aliases),
  officers: (['first', 'deputy', 'contact'] as const).map((duty) =>
    officers.filter((one) => one.duty === duty).map(({ name, title, phone }) => [name, title, phone]),
  ),
})

const comparableGroup = ({ aliases, memberIds, ...group }: StoredGroup): unknown => ({
  ...group,
  aliases: aliasesOf(aliases),
  memberIds: [...memberIds].sort(),
})
