import type { CallSummary } from '#contract/collections/call.ts'
import { pairOf } from '#core/collections/check.ts'
import { type FrozenField, fieldsOf } from '#core/collections/form.ts'
import { isHandedIn } from '#core/collections/states.ts'
import { type AggregatePart, aggregate } from '#core/indicators/aggregate.ts'
import { isPresent, numberOf, type Observed, type Pair, toObserved } from '#core/indicators/observed.ts'
import { getCallForm, type StoredCall } from '#store/collections/calls.ts'
import { listCells } from '#store/collections/submission-cells.ts'
import { listSubmissions, type StoredSubmission } from '#store/collections/submissions.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { linesOf, loadAround } from '../submissions/load-sheet.ts'
import { readableCall } from './calls.ts'

type Line = {
  readonly subjectId: number
  readonly submission: StoredSubmission
  readonly pairs: readonly Pair[] | null
}

/** All units' values beside each other as they stand, accepted or only handed in, with what they add up to. */
export async function summarise(context: CityContext, id: string): Promise<CallSummary> {
  const { tx } = context
  const call = await readableCall(context, id)
  const form = await getCallForm(tx, id)
  const fields = fieldsOf(form)
  const lines: Line[] = []
  for (const submission of await listSubmissions(tx, [id]))
    lines.push(...(await readLines(context, call, fields, submission)))
  const subjects = await listSubjects(tx, { ids: lines.map(({ subjectId }) => subjectId) })
  const names = new Map(subjects.map((subject) => [subject.id, subject.name]))
  return {
    fields: form.sections.flatMap((section) =>
      section.fields.map(({ indicatorId, asks, card }) => ({
        ...{ indicatorId, asks, code: card.code, name: card.name, unit: card.unit, decimals: card.decimals },
        section: section.title,
      })),
    ),
    rows: lines.map(({ subjectId, submission, pairs }) => ({
      ...{ subjectId, subjectName: names.get(subjectId) ?? '', submissionId: submission.id },
      ...{ unitName: submission.unitName, state: submission.state },
      cells: fields.map((_, at) => showPair(pairs?.[at])),
    })),
    sums: fields.map((field, at) => sumOf(field, at, fields, lines)),
  }
}

async function readLines(
  { tx }: CityContext,
  call: StoredCall,
  fields: readonly FrozenField[],
  submission: StoredSubmission,
): Promise<readonly Line[]> {
  const { subjectIds } = submission
  if (!isHandedIn(submission.state)) return subjectIds.map((subjectId) => ({ subjectId, submission, pairs: null }))
  const asked = { submissionId: submission.id, periodEnd: call.periodEnd, fields, subjectIds }
  const lines = linesOf(subjectIds, await listCells(tx, submission.id), await loadAround(tx, asked))
  return lines.map((line) => ({
    ...{ subjectId: line.subjectId, submission, pairs: fields.map((field) => pairOf(field, line)) },
  }))
}

const showPair = (pair: Pair | undefined): CallSummary['rows'][number]['cells'][number] =>
  pair === undefined
    ? null
    : {
        ...{ value: numberOf(pair.now), lastYear: numberOf(pair.lastYear) },
        missing: isPresent(pair.now) ? null : pair.now.missing,
      }

const NOT_REPORTED: Observed = toObserved(null, null)

function sumOf(
  { card }: FrozenField,
  at: number,
  fields: readonly FrozenField[],
  lines: readonly Line[],
): CallSummary['sums'][number] {
  const rule = card.overPlaces
  const weightAt = rule.kind === 'weighted-mean' ? fields.findIndex((one) => one.card.code === rule.weight) : -1
  const partsOf = (side: keyof Pair): readonly AggregatePart[] =>
    lines.map(({ pairs }) => ({
      observed: pairs?.[at]?.[side] ?? NOT_REPORTED,
      weight: pairs?.[weightAt]?.[side] ?? NOT_REPORTED,
    }))
  const now = aggregate(rule, partsOf('now'))
  if (now.value === null || rule.kind === 'last') return null
  const last = aggregate(rule, partsOf('lastYear'))
  const lastYear = last.absentParts === now.absentParts ? last.value : null
  return { value: now.value, lastYear, present: now.parts - now.absentParts, lacking: now.absentParts }
}
