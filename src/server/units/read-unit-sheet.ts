import { randomUUID } from 'node:crypto'
import { type GroupInput, groupKinds, type UnitInput, unitKinds } from '#contract/units.ts'
import { parseDay } from '#core/base/day.ts'
import type { Fault } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import type { SheetLine } from '../documents/sheet-lines.ts'
import { absent, type GroupKey, groupKindWords, type UnitKey, unitKindWords } from './unit-sheet.ts'

/** Names that cells refer to, with the id that each stands for; units of the file itself are among them. */
export type Lookup = { readonly units: ReadonlyMap<string, string>; readonly places: ReadonlyMap<string, string> }

export type ReadLine<T> = {
  readonly id: string
  readonly isNew: boolean
  readonly input: T
  readonly line: { readonly place: (key: string) => NonNullable<Fault['place']> }
}

/** The id of each row: its own, or a new one, so that other rows can refer to a unit that is only now coming. */
export const idsOf = (lines: readonly Pick<SheetLine<'id'>, 'text'>[]): readonly { id: string; isNew: boolean }[] =>
  lines.map((line) =>
    line.text('id') === '' ? { id: randomUUID(), isNew: true } : { id: line.text('id'), isNew: false },
  )

export function readUnitLine(line: SheetLine<UnitKey>, lookup: Lookup, faults: Fault[]): UnitInput {
  const fault = (key: UnitKey, code: string, facts: Fault['facts'] = {}) =>
    void faults.push({ code, place: line.place(key), facts })
  const name = line.text('name')
  if (name === '') fault('name', 'units.name-missing')
  if (name.length > 120) fault('name', 'units.name-too-long', { most: 120 })
  const kind = unitKinds.find((one) => unitKindWords[one] === line.text('kind'))
  if (kind === undefined)
    fault('kind', 'units.kind-unknown', { kind: line.text('kind'), kinds: Object.values(unitKindWords).join('、') })
  const day = (key: 'validFrom' | 'validTo'): string | null => {
    const text = line.text(key)
    if (text === '') return null
    if (parseDay(text.slice(0, 10)) === undefined) fault(key, 'units.not-a-day', { text })
    return text.slice(0, 10)
  }
  const sort = Number(line.text('sort') || '0')
  if (!Number.isInteger(sort)) fault('sort', 'units.not-a-number', { text: line.text('sort') })
  return {
    name,
    shortName: line.text('shortName') || null,
    kind: kind ?? 'department',
    parentId: refer(line, 'parent', lookup.units, 'units.parent-unknown', faults),
    placeId: refer(line, 'place', lookup.places, 'units.place-unknown', faults),
    validFrom: day('validFrom'),
    validTo: day('validTo'),
    sort: Number.isInteger(sort) ? sort : 0,
    aliases: readAliases(line),
    officers: (['first', 'deputy', 'contact'] as const).flatMap((duty) => readOfficers(line, duty, faults)),
  }
}

export function readGroupLine(line: SheetLine<GroupKey>, lookup: Lookup, faults: Fault[]): GroupInput {
  const fault = (key: GroupKey, code: string, facts: Fault['facts'] = {}) =>
    void faults.push({ code, place: line.place(key), facts })
  if (line.text('name') === '') fault('name', 'units.name-missing')
  const kind = groupKinds.find((one) => groupKindWords[one] === line.text('kind'))
  if (kind === undefined)
    fault('kind', 'units.kind-unknown', { kind: line.text('kind'), kinds: Object.values(groupKindWords).join('、') })
  const memberIds = linesOf(line.text('members')).flatMap((name) => {
    const id = lookup.units.get(foldText(name))
    if (id === undefined) fault('members', 'units.member-unknown', { name })
    return id === undefined ? [] : [id]
  })
  return {
    name: line.text('name'),
    kind: kind ?? 'printed',
    head: line.text('head') || null,
    matters: line.text('matters') || null,
    officeUnitId: refer(line, 'office', lookup.units, 'units.office-unknown', faults),
    aliases: readAliases(line),
    memberIds,
  }
}

const linesOf = (cell: string): readonly string[] =>
  cell
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

function refer<Key extends string>(
  line: SheetLine<Key>,
  key: Key,
  ids: ReadonlyMap<string, string>,
  code: string,
  faults: Fault[],
): string | null {
  const name = line.text(key)
  if (name === '') return null
  const id = ids.get(foldText(name))
  if (id === undefined) faults.push({ code, place: line.place(key), facts: { name } })
  return id ?? null
}

const readAliases = (line: SheetLine<'short' | 'former' | 'mapped'>): UnitInput['aliases'] =>
  (['short', 'former', 'mapped'] as const).flatMap((kind) => linesOf(line.text(kind)).map((alias) => ({ alias, kind })))

function readOfficers(
  line: SheetLine<UnitKey>,
  duty: 'first' | 'deputy' | 'contact',
  faults: Fault[],
): UnitInput['officers'] {
  // A blank line between two others is an officer without title or phone, so lines are not dropped here.
  const column = (part: 'Name' | 'Title' | 'Phone') =>
    line
      .text(`${duty}${part}`)
      .split('\n')
      .map((one) => (one.trim() === absent ? '' : one.trim()))
  const [names, titles, phones] = [column('Name'), column('Title'), column('Phone')]
  const orphan = [...titles, ...phones].some((text) => text !== '') && names.every((name) => name === '')
  if (orphan) faults.push({ code: 'units.officer-without-name', place: line.place(`${duty}Name`) })
  return names.flatMap((name, index) =>
    name === '' ? [] : [{ name, title: titles[index] || null, phone: phones[index] || null, duty }],
  )
}
