import type { Day } from '#core/base/day.ts'
import type { Fault } from '#core/base/fault.ts'
import { checkLine, type FormFinding, valueRulesFor } from '#core/collections/check.ts'
import { type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import type { StoredCell } from '#store/collections/submission-cells.ts'
import type { KeptFinding } from '#store/collections/tables.ts'
import { type Around, linesOf } from './load-sheet.ts'

/** What core finds in all lines, by the same rules as in the browser. */
export function checkSheet(
  form: FrozenForm,
  periodEnd: Day,
  subjectIds: readonly number[],
  cells: readonly StoredCell[],
  around: Pick<Around, 'held' | 'known'>,
): readonly FormFinding[] {
  const rules = valueRulesFor(periodEnd)
  return linesOf(subjectIds, cells, around).flatMap((line) => checkLine(form, rules, line))
}

export const keptOf = (found: readonly FormFinding[]): readonly KeptFinding[] =>
  found.map(({ code, severity, subjectId, indicatorIds, side, facts, reason }) => ({
    ...{ code, severity, subjectId, indicatorIds, side, facts, reason },
  }))

const MOST_FAULTS = 200

/** Findings that stand in the way, as faults that name subject and indicator. */
export function faultsOfFindings(
  found: readonly FormFinding[],
  form: FrozenForm,
  subjectNames: ReadonlyMap<number, string>,
): readonly Fault[] {
  const names = new Map(fieldsOf(form).map(({ indicatorId, card }) => [indicatorId, card.name]))
  return found.slice(0, MOST_FAULTS).map((one) => {
    const subject = subjectNames.get(one.subjectId) ?? ''
    const field = names.get(one.indicatorIds[0] ?? 0) ?? ''
    const rule = [...form.rules, ...form.parts].find(({ id }) => id === one.facts.rule)
    const words = rule === undefined ? {} : { words: rule.words }
    const place = { field: subjectNames.size > 1 ? `${subject} · ${field}` : field }
    return { code: one.code, place, facts: { ...one.facts, ...words, side: one.side } }
  })
}
