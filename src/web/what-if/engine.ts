import { type Evaluation, evaluate } from '#core/evaluations/evaluate.ts'
import { explainScore } from '#core/evaluations/explain.ts'
import { withParameters } from '#core/evaluations/parameters.ts'
import {
  distributionOf,
  furthestMoved,
  gradeChangedIn,
  gradeCode,
  leagueRows,
  moversIn,
  placesGained,
  type Standings,
  shiftOf,
  standingsOf,
} from '#core/evaluations/shifts.ts'
import { askWhatIf, startWhatIf, type WhatIf } from '#core/evaluations/what-if.ts'
import type { ChangeList, LeagueLine, Reply, View } from './messages.ts'
import { readTrialBody } from './trial-body.ts'

const NAMED = 5
/** as many columns as the picture can hold, fewer for few subjects */
const binsFor = (subjects: number): number => Math.max(8, Math.min(48, Math.ceil(Math.sqrt(subjects) * 2)))
/** what a screen can show; more is never asked for in earnest */
const MOST_LINES = 400

export type Engine = {
  readonly ask: (id: number, changes: ChangeList, view: View) => Reply
  readonly explain: (row: number) => Reply
}

/** A method and everybody it judges, measured once, and answers under other numbers. Throws where core refuses the data. */
export function openEngine(body: ArrayBuffer): { readonly engine: Engine; readonly opened: Reply } {
  const { method, subjects, notes } = readTrialBody(body)
  const published = evaluate(method, subjects)
  const base = startWhatIf(method, subjects)
  if (!published.ok || 'ok' in base) throw new Error('the server has let through what core refuses')
  const state: State = {
    base,
    published: published.evaluation,
    before: standingsOf(published.evaluation),
    asked: '',
    now: published.evaluation,
    computed: 0,
    spread: null,
    found: null,
  }
  return {
    opened: { kind: 'opened', method, rows: subjects.rows, notes },
    engine: {
      ask: (id, changes, view) => ask(state, id, changes, view),
      explain: (row) => ({
        kind: 'explained',
        row,
        before: explainScore(state.published, row) ?? null,
        now: explainScore(state.now, row) ?? null,
      }),
    },
  }
}

type State = {
  readonly base: WhatIf
  readonly published: Evaluation
  readonly before: Standings
  /** changes that `now` answers, as text */
  asked: string
  now: Evaluation
  computed: number
  /** the distribution of the method as published, of the cohort last seen: it stands still while a hand drags */
  spread: { readonly cohort: number | null; readonly span: Span; readonly counts: Uint32Array } | null
  /** rows of the last view: scrolling asks for them again and again */
  found: { readonly key: string; readonly rows: Uint32Array } | null
}

function ask(state: State, id: number, changes: ChangeList, view: View): Reply {
  const asked = JSON.stringify(changes)
  if (asked !== state.asked) {
    const started = performance.now()
    const answer = askWhatIf(state.base, withParameters(state.published.prepared.method, new Map(changes)))
    if (!answer.ok) {
      // the columns are half written over, so that what was true before must be asked anew
      state.asked = ''
      state.now = state.published
      state.found = null
      const findings = answer.findings.filter(({ severity }) => severity === 'refuse')
      return { kind: 'refused', id, findings }
    }
    state.now = answer.evaluation
    state.asked = asked
    state.found = null
    state.computed = performance.now() - started
  }
  return standing(state, id, view)
}

function standing(state: State, id: number, view: View): Reply {
  const { now, before } = state
  const is = standingsOf(now)
  const league = leagueRows(now, view.cohort)
  const rows = rowsOf(state, is, league, view)
  const to = Math.min(view.to, view.from + MOST_LINES)
  const line = (row: number) => lineOf(state, is, row)
  const { up, down } = furthestMoved(before, is, view.cohort, NAMED)
  return {
    kind: 'standing',
    id,
    count: rows.length,
    from: view.from,
    lines: Array.from(rows.subarray(view.from, to), line),
    grades: is.names,
    shift: shiftOf(before, is, view.cohort),
    up: up.map(line),
    down: down.map(line),
    distribution: distribution(state, is, view.cohort),
    computed: state.computed,
  }
}

function rowsOf(state: State, is: Standings, league: Uint32Array, { cohort, show, q: typed }: View): Uint32Array {
  // a space at the end belongs to a name of which the rest is still to be typed
  const q = typed.trim()
  const key = JSON.stringify([cohort, show, q])
  if (state.found?.key === key) return state.found.rows
  const wanted =
    show === 'grades'
      ? gradeChangedIn(league, state.before, is)
      : show === 'moved'
        ? moversIn(league, state.before, is)
        : league
  const { codes, names } = state.now.prepared.subjects
  const rows =
    q === '' ? wanted : wanted.filter((row) => (names[row] ?? '').includes(q) || (codes[row] ?? '').includes(q))
  state.found = { key, rows }
  return rows
}

function lineOf({ before, now }: State, is: Standings, row: number): LeagueLine {
  const { subjects, method } = now.prepared
  const power = 10 ** method.rounding.total
  const [was, total] = [before.total[row] as number, is.total[row] as number]
  return {
    row,
    code: subjects.codes[row] ?? '',
    name: subjects.names[row] ?? '',
    rank: is.rank[row] as number,
    gained: placesGained(before, is, row),
    total: total / power,
    change: (total - was) / power,
    gradeBefore: gradeCode(before, row),
    grade: gradeCode(is, row),
  }
}

type Span = Parameters<typeof distributionOf>[2]

/** The stretch is that of the method as published, so that the picture stands still while a hand drags. */
function distribution(state: State, is: Standings, cohort: number | null) {
  if (state.spread?.cohort !== cohort) state.spread = spreadOf(state, cohort)
  const { span, counts } = state.spread
  const power = 10 ** state.published.prepared.method.rounding.total
  return {
    least: span.least / power,
    most: span.most / power,
    before: counts,
    now: distributionOf(is, cohort, span),
  }
}

function spreadOf({ before, published }: State, cohort: number | null): NonNullable<State['spread']> {
  const { method, cohortOf } = published.prepared
  const power = 10 ** method.rounding.total
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < cohortOf.length; row += 1) {
    if (cohort !== null && cohortOf[row] !== cohort) continue
    const total = before.total[row] as number
    if (total < least) least = total
    if (total > most) most = total
  }
  const span = { least, most: most > least ? most : least + power, bins: binsFor(cohortOf.length) }
  return { cohort, span, counts: distributionOf(before, cohort, span) }
}
