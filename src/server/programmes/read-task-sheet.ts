import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { isSame } from '#core/base/same.ts'
import { numberPath, numberWords } from '#core/plans/number-words.ts'
import type { Change } from '#core/programmes/change.ts'
import type { DutyValue, MeasureValue, SnapshotMeasure } from '#core/programmes/snapshot.ts'
import type { Sheet } from '../documents/read-table.ts'
import { readRows, type SheetLine } from '../documents/sheet-lines.ts'
import { gradeKeys, namesCell, parseNames, parseSteps, stepsCell, type TaskKey, taskColumns } from './task-sheet.ts'

type Place = NonNullable<Fault['place']>
export type ReadTasks = {
  readonly changes: readonly Change[]
  /** names in cells that were changed */
  readonly names: readonly { readonly name: string; readonly place: Place }[]
}

/** What a filled table changes against the measures that it was made from. A row taken out drops its measure. */
export function readTaskSheet(sheet: Sheet, measures: readonly SnapshotMeasure[], file: string): Outcome<ReadTasks> {
  const lines = readRows(sheet, taskColumns, file)
  if (!lines.ok) return lines
  const known = new Map(measures.map((measure) => [measure.id, measure]))
  const faults: Fault[] = []
  const changes: Change[] = []
  const names: { name: string; place: Place }[] = []
  const seen = new Set<string>()
  for (const line of lines.value) {
    const id = line.text('id')
    const before = known.get(id)
    if (id !== '' && (before === undefined || seen.has(id))) {
      faults.push({ code: seen.has(id) ? 'tasks.row-twice' : 'tasks.row-unknown', place: line.place('number') })
      continue
    }
    seen.add(id)
    const read = readLine(line, before)
    faults.push(...read.faults)
    names.push(...read.names)
    if (before === undefined) changes.push({ kind: 'measure.add', value: read.value })
    else if (!isSame(measureOf(before), read.value)) changes.push({ kind: 'measure.change', id, value: read.value })
  }
  for (const { id } of measures) if (!seen.has(id)) changes.push({ kind: 'measure.drop', id })
  return faults.length > 0 ? bad(...faults) : good({ changes, names })
}

const measureOf = ({ number, title, form, duties, steps }: SnapshotMeasure): MeasureValue => ({
  number,
  title,
  form,
  duties,
  steps,
})

/** A cell that was not touched says what it said before, blanks at its ends and all. */
const typed = (cell: string, before: string | undefined): string =>
  before !== undefined && sameCell(cell, before) ? before : cell

/** The sheet shows 三（一）1 for the path 三/(一)/1. */
const typedNumber = (cell: string, before: string | undefined): string =>
  before !== undefined && sameCell(cell, numberWords(before)) ? before : numberPath(typed(cell, before))

const sameCell = (cell: string, written: string): boolean => cell === written.replace(/\r\n?/g, '\n').trim()

function readLine(line: SheetLine<TaskKey>, before: SnapshotMeasure | undefined) {
  const faults: Fault[] = []
  const names: { name: string; place: Place }[] = []
  const title = typed(line.text('title'), before?.title)
  const number = typedNumber(line.text('number'), before?.number)
  if (title === '') faults.push({ code: 'tasks.title-missing', place: line.place('title') })
  if (title.length > 200)
    faults.push({ code: 'tasks.title-too-long', place: line.place('title'), facts: { most: 200 } })
  if (number.length > 120)
    faults.push({ code: 'tasks.number-too-long', place: line.place('number'), facts: { most: 120 } })
  const duties = gradeKeys.every((grade) => sameCell(line.text(grade), namesCell(before?.duties ?? [], grade)))
    ? (before?.duties ?? [])
    : readDuties(line, before, faults, names)
  const schedule = line.text('steps')
  const steps = sameCell(schedule, stepsCell(before?.steps ?? [])) ? (before?.steps ?? []) : parseSteps(schedule)
  if (steps === undefined) faults.push({ code: 'tasks.step-without-time', place: line.place('steps') })
  const value: MeasureValue = { number, title, form: before?.form ?? 'row', duties, steps: steps ?? [] }
  return { value, faults, names }
}

/** Columns that were not touched keep their duties as they were, inherited ones too. */
function readDuties(
  line: SheetLine<TaskKey>,
  before: SnapshotMeasure | undefined,
  faults: Fault[],
  names: { name: string; place: Place }[],
): readonly DutyValue[] {
  const duties = gradeKeys.flatMap((grade): readonly DutyValue[] => {
    const old = (before?.duties ?? []).filter((duty) => duty.grade === grade)
    if (sameCell(line.text(grade), namesCell(old, grade))) return old
    return parseNames(line.text(grade)).map((name) => {
      names.push({ name, place: line.place(grade) })
      if (name.length > 120)
        faults.push({ code: 'tasks.name-too-long', place: line.place(grade), facts: { most: 120 } })
      return old.find((duty) => duty.name === name) ?? { name, grade, inherited: false }
    })
  })
  if (duties.length > 100)
    faults.push({ code: 'tasks.too-many-units', place: line.place('lead'), facts: { most: 100 } })
  return duties
}
