// What would a careful reader ask about a submission before it is handed in?

import type { Day } from '../base/day.ts'
import { checkRow, type ReportedRow } from '../indicators/check-row.ts'
import { checkValue, type ValueContext } from '../indicators/check-value.ts'
import { isPresent, type MissingReason, type Observed, type Pair, toObserved } from '../indicators/observed.ts'
import type { FindingSide, ValueFinding } from '../indicators/value-finding.ts'
import { type CheckSeverity, rulesOn, STARTING_RULES, type ValueRules } from '../indicators/value-rules.ts'
import { type Entry, observedOf, readEntry } from './entry.ts'
import { type FrozenField, type FrozenForm, fieldsOf } from './form.ts'

export type CellKey = { readonly subjectId: number; readonly indicatorId: number; readonly side: FindingSide }
export const cellKeyOf = ({ subjectId, indicatorId, side }: CellKey): string => `${subjectId}:${indicatorId}:${side}`

/** What stands in a cell: as entered, with the reason for what looks odd. */
export type Entered = { readonly text: string; readonly reason: string | null }

/** What the city knows around one cell; null is not known. */
export type KnownAround = {
  readonly before: number | null
  readonly beforeInYear: number | null
  readonly lastYear: number | null
  /** earlier values, oldest first */
  readonly history: readonly number[]
}

/** A value of this very period that came by another way (an import, another collection): shown, and not asked again. */
export type HeldValue = {
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: MissingReason | null
}

/** Everything about one subject's line of a form. Cells and what is known are found by indicator id. */
export type SubjectLine = {
  readonly subjectId: number
  readonly cell: (indicatorId: number, side: FindingSide) => Entered | undefined
  readonly known: (indicatorId: number) => KnownAround | undefined
  readonly held: (indicatorId: number) => HeldValue | undefined
}

export type FormFinding = {
  readonly code: ValueFinding['code'] | 'cell.required' | 'cell.unexplained' | 'cell.unreadable' | 'cell.converted'
  readonly severity: CheckSeverity
  readonly subjectId: number
  readonly side: FindingSide
  /** indicator ids that it rests on, the checked one first */
  readonly indicatorIds: readonly number[]
  readonly facts: ValueFinding['facts']
  /** the reason written at the checked cell */
  readonly reason: string | null
  /** whether it keeps the submission from being handed in */
  readonly blocks: boolean
}

/** The rules in force for a period. */
export const valueRulesFor = (periodEnd: Day): ValueRules => {
  const found = rulesOn(STARTING_RULES, periodEnd)?.rules ?? STARTING_RULES[0]?.rules
  if (found === undefined) throw new Error('there are always rules to start with')
  return found
}

/** What a field comes to: held by another source, entered, or (last year's side) what the city held of last year. */
export function pairOf(field: FrozenField, line: SubjectLine): Pair {
  const held = line.held(field.indicatorId)
  if (held !== undefined)
    return { now: toObserved(held.value, held.missing), lastYear: toObserved(held.lastYear, null) }
  const now = observedOf(entryAt(field, line, 'now'))
  const given = line.cell(field.indicatorId, 'last-year')
  if (given !== undefined && given.text.trim() !== '')
    return { now, lastYear: observedOf(readEntry(given.text, field.card.unit)) }
  return { now, lastYear: toObserved(line.known(field.indicatorId)?.lastYear ?? null, null) }
}

const entryAt = (field: FrozenField, line: SubjectLine, side: FindingSide): Entry =>
  readEntry(line.cell(field.indicatorId, side)?.text ?? '', field.card.unit)

/** Every finding about one subject's line, in the form's order: of cells first, then what must hold between them. */
export function checkLine(form: FrozenForm, rules: ValueRules, line: SubjectLine): readonly FormFinding[] {
  const fields = fieldsOf(form)
  const ids = new Map(fields.map(({ card, indicatorId }) => [card.code, indicatorId]))
  const row: Map<string, Pair> = new Map(fields.map((field) => [field.card.code, pairOf(field, line)]))
  const findings: FormFinding[] = fields.flatMap((field) => checkField(field, rules, line, row))
  const between = checkRow(
    row as ReportedRow,
    form.rules.map(({ id, condition, severity }) => ({ id, condition, severity })),
    form.parts,
  )
  for (const finding of between) findings.push(toFormFinding(finding, ids, line))
  return findings
}

function checkField(
  field: FrozenField,
  rules: ValueRules,
  line: SubjectLine,
  row: ReadonlyMap<string, Pair>,
): readonly FormFinding[] {
  if (line.held(field.indicatorId) !== undefined) return []
  const pair = row.get(field.card.code)
  if (pair === undefined) return []
  const ids = new Map([[field.card.code, field.indicatorId]])
  const asked = field.asks === 'pair' ? pair : { now: pair.now, lastYear: toObserved(null, null) }
  const context = contextOf(field, line)
  const values = checkValue(
    field.card,
    rules,
    asked,
    field.asks === 'pair' ? context : { ...context, heldLastYear: null },
  )
    .filter(({ code }) => code !== 'value.unreadable')
    .map((finding) => toFormFinding(finding, ids, line))
  const sides: readonly FindingSide[] = field.asks === 'pair' ? ['now', 'last-year'] : ['now']
  return [...sides.flatMap((side) => checkEntry(field, line, side)), ...presence(field, line, pair.now), ...values]
}

/** What was written: not to be read, or read in another unit than the field's. */
function checkEntry(field: FrozenField, line: SubjectLine, side: FindingSide): readonly FormFinding[] {
  const text = line.cell(field.indicatorId, side)?.text ?? ''
  const entry = readEntry(text, field.card.unit)
  if (entry.kind === 'unreadable') {
    const facts = { text, why: entry.why, written: entry.unit, unit: field.card.unit }
    return [finding('cell.unreadable', 'error', field, line, side, facts)]
  }
  if (entry.kind !== 'value' || entry.from === null) return []
  const facts = { text, from: entry.from, unit: field.card.unit, value: entry.value }
  return [finding('cell.converted', 'warning', field, line, side, facts)]
}

/** A required field left blank cannot be handed in; with a dash or a word for absence it can, with a reason. */
function presence(field: FrozenField, line: SubjectLine, now: Observed): readonly FormFinding[] {
  if (!field.required || isPresent(now) || now.missing === 'unreadable') return []
  if (now.missing === 'blank') return [finding('cell.required', 'error', field, line, 'now', {})]
  return [finding('cell.unexplained', 'needs-reason', field, line, 'now', { missing: now.missing })]
}

function contextOf(field: FrozenField, line: SubjectLine): ValueContext {
  const known = line.known(field.indicatorId)
  const seen = (value: number | null | undefined): Observed | null =>
    value === null || value === undefined ? null : { value }
  return {
    before: seen(known?.before),
    beforeInYear: seen(known?.beforeInYear),
    heldLastYear: seen(known?.lastYear),
    history: known?.history ?? [],
  }
}

function toFormFinding(found: ValueFinding, ids: ReadonlyMap<string, number>, line: SubjectLine): FormFinding {
  const indicatorIds = found.cells.flatMap((code) => ids.get(code) ?? [])
  return withReason({ ...found, subjectId: line.subjectId, indicatorIds }, line)
}

const finding = (
  code: FormFinding['code'],
  severity: CheckSeverity,
  field: FrozenField,
  line: SubjectLine,
  side: FindingSide,
  facts: ValueFinding['facts'],
): FormFinding =>
  withReason({ code, severity, side, facts, subjectId: line.subjectId, indicatorIds: [field.indicatorId] }, line)

function withReason(
  { code, severity, side, facts, subjectId, indicatorIds }: Omit<FormFinding, 'reason' | 'blocks'>,
  line: SubjectLine,
): FormFinding {
  const reasons = indicatorIds.flatMap((id) => [line.cell(id, side)?.reason ?? '', line.cell(id, 'now')?.reason ?? ''])
  const reason = reasons.find((one) => one.trim() !== '') ?? null
  const blocks = severity === 'error' || (severity === 'needs-reason' && reason === null)
  return { code, severity, subjectId, side, indicatorIds, facts, reason, blocks }
}
