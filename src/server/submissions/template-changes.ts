import { type CellKey, cellKeyOf } from '#core/collections/check.ts'
import { type Entry, readEntry } from '#core/collections/entry.ts'
import { type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import type { StoredCall } from '#store/collections/calls.ts'
import type { StoredCell } from '#store/collections/submission-cells.ts'
import type { StoredSubmission } from '#store/collections/submissions.ts'
import type { StoredSubject } from '#store/rounds/subjects.ts'
import type { Around } from './load-sheet.ts'
import type { Problem } from './mark-problems.ts'
import { placeKey, type ReadPlace, type ReadTemplate } from './read-template.ts'
import type { PlannedCell, PlannedPart, TemplatePlan } from './template-plan.ts'

export type LoadedPlan = {
  readonly submission: StoredSubmission
  readonly call: StoredCall
  readonly form: FrozenForm
  readonly subjects: readonly StoredSubject[]
  readonly cells: readonly StoredCell[]
  readonly around: Around
  readonly plan: TemplatePlan
  readonly names: (key: CellKey) => { readonly subject: string; readonly field: string }
}

/** A cell that the file says otherwise than the template did. */
export type ChangedPlace = {
  readonly key: CellKey
  readonly address: string
  readonly text?: string
  readonly reason?: string | null
  readonly stored: StoredCell | undefined
}

export type Changes = {
  readonly taken: readonly ChangedPlace[]
  readonly problems: readonly Problem[]
  /** cells that say what the template said, or what stands here already */
  readonly same: number
}

/** Three sides of each cell: what the template was made with, what the file says, and what stands here now. */
export function changedPlaces(
  loaded: LoadedPlan,
  { places }: Pick<ReadTemplate, 'places'>,
  bases: ReadonlyMap<string, string>,
): Changes {
  const stored = new Map(loaded.cells.map((cell) => [cellKeyOf(cell), cell]))
  const units = new Map(fieldsOf(loaded.form).map(({ indicatorId, card }) => [indicatorId, card.unit]))
  const taken: ChangedPlace[] = []
  const problems: Problem[] = []
  let same = 0
  for (const row of loaded.plan.rows)
    row.cells.forEach((planned, at) => {
      const id = placeKey(row.key, loaded.plan.columns[at]?.key ?? '')
      const place = places.get(id)
      if (planned.target === undefined || place === undefined) return
      const unit = units.get(planned.target.indicatorId) ?? ''
      const compared = compare(planned, place, bases.get(id) ?? '', unit)
      if (compared === 'same') same += 1
      else settle(loaded, { target: planned.target, place, compared, unit, stored, taken, problems })
    })
  return { taken, problems, same }
}

type Compared = 'changed' | 'contested'

function compare(planned: PlannedCell, place: ReadPlace, base: string, unit: string): 'same' | Compared {
  const isValue = planned.target?.part === 'value'
  const here = planned.value === null ? '' : String(planned.value)
  const says = (a: string, b: string) => (isValue ? saysSame(a, b, unit) : a.trim() === b.trim())
  if (says(place.text, base) || says(place.text, here)) return 'same'
  return says(here, base) ? 'changed' : 'contested'
}

/** 41,000 and 41000 say the same; so do 4.1亿元 and 41000 in a field of 万元. */
function saysSame(a: string, b: string, unit: string): boolean {
  if (a.trim() === b.trim()) return true
  const [left, right] = [readEntry(a, unit), readEntry(b, unit)]
  return left.kind === 'value' && right.kind === 'value' && left.value === right.value
}

type Settling = {
  readonly target: PlannedPart
  readonly place: ReadPlace
  readonly compared: Compared
  readonly unit: string
  readonly stored: ReadonlyMap<string, StoredCell>
  readonly taken: ChangedPlace[]
  readonly problems: Problem[]
}

function settle(loaded: LoadedPlan, { target, place, compared, unit, stored, taken, problems }: Settling): void {
  const { part, ...key } = target
  const { address, text } = place
  const known = stored.get(cellKeyOf(key))
  if (part === 'row-reason') {
    taken.push(...rowReasons(loaded, key.subjectId, address, text, stored))
    return
  }
  if (compared === 'contested') {
    const theirs = part === 'value' ? (known?.text ?? '') : (known?.reason ?? '')
    const fault = { code: 'cell.conflict', facts: { theirs, by: known?.byName ?? null, text } }
    problems.push({ address, ...loaded.names(key), fault, grave: true })
    return
  }
  if (part === 'reason') {
    taken.push({ key, address, reason: text.trim() === '' ? null : text.trim().slice(0, 400), stored: known })
    return
  }
  const entry = readEntry(text, unit)
  if (entry.kind === 'unreadable')
    problems.push({ address, ...loaded.names(key), fault: unreadable(entry, text, unit), grave: true })
  else taken.push({ key, address, text, stored: known })
}

const unreadable = (entry: Extract<Entry, { kind: 'unreadable' }>, text: string, unit: string) => ({
  code: 'cell.unreadable',
  facts: { text, why: entry.why, written: entry.unit, unit },
})

/** A line's reason stands at each of its values. */
function rowReasons(
  { form }: LoadedPlan,
  subjectId: number,
  address: string,
  text: string,
  stored: ReadonlyMap<string, StoredCell>,
): readonly ChangedPlace[] {
  return fieldsOf(form).map(({ indicatorId }) => {
    const key: CellKey = { subjectId, indicatorId, side: 'now' }
    return {
      key,
      address,
      reason: text.trim() === '' ? null : text.trim().slice(0, 400),
      stored: stored.get(cellKeyOf(key)),
    }
  })
}
