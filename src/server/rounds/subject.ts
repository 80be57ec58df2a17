import type { ScoreLine, SubjectPage } from '#contract/rounds/subject.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { type ExplainedItem, explainScore } from '#core/evaluations/explain.ts'
import { maySeeResults, maySpeakFor } from '#core/rounds/rights.ts'
import { NotFound } from '#store/refusals.ts'
import { listInputHistory, listRoundEvidence } from '#store/rounds/round-inputs.ts'
import { listComputations, listScores, type StoredScore } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { itemWords } from '../evaluations/explain-words.ts'
import { evaluateRound } from './compute.ts'
import { type LoadedRound, loadCells, loadRound, suppliedInputs } from './load.ts'
import { writable } from './objections.ts'
import { rowOf } from './row.ts'

type Asked = { readonly id: string; readonly row: number; readonly computation?: number | undefined }

/** One subject: its values with their history and evidence, and how its score came about. */
export async function showSubject(context: CityContext, asked: Asked): Promise<SubjectPage> {
  const { tx, actor } = context
  const loaded = await loadRound(context, asked.id)
  const { round, subjects, view, own } = loaded
  const subject = subjects.find(({ row }) => row === asked.row)
  if (subject === undefined || (view === 'own' && !own.has(asked.row)))
    throw new NotFound('round.subject', String(asked.row))
  const supplied = view === 'inputs' ? suppliedInputs(loaded, context) : undefined
  const mayRead = (input: string) => supplied === undefined || supplied.has(input)
  const cells = await loadCells(context, round.id, { row: asked.row })
  return {
    ...rowOf(context, loaded, subject, cells),
    maySpeak: maySpeakFor(actor, subject.unit_id),
    evidence: (await listRoundEvidence(tx, round.id, asked.row))
      .filter(({ input }) => mayRead(input))
      .map(({ input, file_id, name }) => ({ input, fileId: file_id, name })),
    history: (await listInputHistory(tx, round.id, asked.row))
      .filter(({ input }) => mayRead(input))
      .map(({ input, stage, value, words, at, by_name, move, detail }) => ({
        ...{ input, stage, value: writable(value), words, at: at.toISOString(), by: by_name },
        ...{ move, detail: { ...detail } },
      })),
    score: maySeeResults(view, round.state) ? await scoreOf(context, loaded, asked) : null,
  }
}

/** The computation that may be looked at: the one asked for where the whole is seen, else the one that is published. */
export async function findComputation({ tx }: CityContext, { round, view }: LoadedRound, asked?: number) {
  const all = await listComputations(tx, round.id)
  const published = round.final_computation ?? round.noticed_computation
  const number = view === 'all' ? (asked ?? all[0]?.number) : published
  return all.find((one) => one.number === number)
}

/** Computed again from the inputs of that computation, so that every line can be followed; it must give the same total. */
async function scoreOf(context: CityContext, loaded: LoadedRound, asked: Asked): Promise<SubjectPage['score']> {
  const computation = await findComputation(context, loaded, asked.computation)
  if (computation === undefined) return null
  const scores = await listScores(context.tx, loaded.round.id, computation.number)
  const own = scores.find(({ row }) => row === asked.row)
  if (own === undefined) return null
  const explained = await explainRow(context, loaded, computation.revision, asked.row)
  if (!explained.ok) return null
  const { explanation } = explained.value
  const cohort = scores.filter((one) => one.cohort === own.cohort)
  return {
    decimals: { total: loaded.method.rounding.total, item: loaded.method.rounding.item },
    ...{ cohort: explanation.cohort.name, of: cohort.length, total: own.total, rank: own.rank, grade: own.grade },
    ranked: explanation.rank?.of ?? 0,
    gradeBefore: explanation.grade?.before ?? null,
    next: explanation.grade?.next ?? null,
    cohortMean: mean(cohort.map(({ total }) => total)),
    lines: explanation.items.map((item) => toLine(item, cohort)),
    adjustments: explanation.adjustments.map(({ kind, name, points }) => ({ kind, name, points })),
    rulings: explanation.rulings.map(({ name, article }) => ({ name, article })),
  }
}

async function explainRow(
  context: CityContext,
  loaded: LoadedRound,
  until: number,
  row: number,
): Promise<Outcome<{ evaluation: Evaluation; explanation: NonNullable<ReturnType<typeof explainScore>> }>> {
  const evaluated = evaluateRound(loaded, await loadCells(context, loaded.round.id, { until }))
  if (!evaluated.ok) return evaluated
  const at = loaded.subjects.findIndex((subject) => subject.row === row)
  const explanation = explainScore(evaluated.value, at)
  return explanation === undefined
    ? bad({ code: 'round.subject.not-found' })
    : good({ evaluation: evaluated.value, explanation })
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

function toLine(item: ExplainedItem, cohort: readonly StoredScore[]): ScoreLine {
  const sign = item.section === 'deductions' ? -1 : 1
  const others = cohort.flatMap(({ points }) => points[item.code] ?? []).map((points) => points * sign)
  const [zh, en] = [itemWords(item, 'zh'), itemWords(item, 'en')]
  return {
    ...{ code: item.code, name: item.name, section: item.section, branches: [...item.branches], weight: item.weight },
    ...{ unit: item.unit, raw: item.raw, points: item.points, article: item.article },
    mean: others.length === 0 ? null : mean(others),
    best: others.length === 0 ? null : Math.max(...others),
    value: { zh: zh.value, en: en.value },
    how: { zh: zh.how, en: en.how },
    marks: zh.marks.map((mark, at) => ({ zh: mark, en: en.marks[at] ?? mark })),
  }
}
