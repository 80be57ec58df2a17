import type { Fault } from '#core/base/fault.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import type { EvaluationFinding, Severity } from '#core/evaluations/finding.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import type { Method } from '#core/evaluations/method.ts'
import { severityWords, wordFault, wordFinding } from '#server/evaluations/finding-words.ts'
import { layColumns } from './columns.ts'
import { evaluateWords } from './evaluate-words.ts'
import type { Language } from './words.ts'

const severities: readonly Severity[] = ['refuse', 'confirm', 'note']

/** The gravest first, each on a line of its own; `held`: nothing stops it but what the office has to confirm. */
export function findingLines(
  method: Method,
  findings: readonly EvaluationFinding[],
  language: Language,
  held: boolean,
): string {
  const say = evaluateWords[language]
  const sorted = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity)
  const lines = sorted.map((one) => `[${severityWords[language][one.severity]}] ${wordFinding(one, language)}`)
  const end = has('refuse') ? say.unsound : held ? say.needsConfirmation : has('confirm') ? say.soundButOpen : say.sound
  return [`${method.name}（${method.period}）`, ...lines, end].join('\n')
}

const MOST_TOLD = 50

/** Faults of one column and kind on one line with the rows that they are in; of more than fifty lines, where the rest is. */
export function faultLines(faults: readonly Fault[], rest: string, language: Language): string {
  const alike = new Map<string, Fault[]>()
  for (const fault of faults) {
    const { file, sheet, column, row, field } = fault.place ?? {}
    const key = JSON.stringify([
      fault.code,
      file,
      sheet,
      column,
      row === undefined || field !== undefined ? [row, field] : null,
    ])
    alike.set(key, [...(alike.get(key) ?? []), fault])
  }
  const lines = [...alike.values()].map((group) => {
    const [first] = group
    const line = first === undefined ? '' : wordFault(first, language)
    const rows = group.slice(1, 11).flatMap(({ place }) => place?.row ?? [])
    return rows.length === 0 ? line : `${line}${evaluateWords[language].alike(group.length - 1, rows)}`
  })
  const told = lines.slice(0, MOST_TOLD)
  if (told.length < lines.length) told.push(evaluateWords[language].moreFaults(lines.length - told.length))
  return [...told, ...(faults.length > told.length ? [rest] : [])].join('\n')
}

/** What the JSON says of a result besides its files. */
export function summaryOf({ engine, prepared, grades, ranks, groups, scores }: Evaluation, trial: boolean) {
  const { method, cohorts } = prepared
  return {
    engine,
    trial,
    method: { code: method.code, name: method.name, version: method.version, period: method.period },
    subjects: prepared.subjects.rows,
    cohorts: cohorts.map(({ cohort, rows }, at) => ({
      code: cohort.code,
      name: cohort.name,
      subjects: rows.length,
      grades: gradeCounts({ prepared, grades }, at),
    })),
    sets: grades.sets.map(({ cohort, group, size, cuts }) => ({
      cohort: cohort === null ? null : (method.cohorts[cohort]?.code ?? null),
      group,
      size,
      cuts: cuts.map(({ grade, total, count }) => ({
        grade: grades.names[grade]?.code ?? null,
        lowest: total === null ? null : total / 10 ** method.rounding.total,
        count,
      })),
    })),
    ties: { broken: ranks.tiesBroken, left: ranks.tiesLeft },
    imputed: imputedCount(scores),
    groups: groups.map(({ group, mean, rank, grade, subjects }) => ({
      group,
      mean,
      rank,
      grade,
      subjects: subjects.length,
    })),
  }
}

const imputedCount = (scores: Evaluation['scores']): number =>
  scores.reduce((sum, { cohorts }) => sum + cohorts.reduce((inner, { counts }) => inner + counts.missing, 0), 0)

function gradeCounts({ prepared, grades }: Pick<Evaluation, 'prepared' | 'grades'>, cohort: number) {
  const counts = new Map<string, number>()
  for (let row = 0; row < grades.grade.length; row += 1) {
    const grade = grades.grade[row] as number
    if (prepared.cohortOf[row] !== cohort || grade === NO_GRADE) continue
    const code = grades.names[grade]?.code ?? ''
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return Object.fromEntries(grades.names.flatMap(({ code }) => (counts.has(code) ? [[code, counts.get(code)]] : [])))
}

const BEST = 10

export function summaryLines(evaluation: Evaluation, trial: boolean, language: Language): string {
  const say = evaluateWords[language]
  const { prepared, ranks, totals, grades, findings } = evaluation
  const { method, cohorts, subjects } = prepared
  const power = 10 ** method.rounding.total
  const lines = [`${method.name}（${method.period}）  ${say.subjects(subjects.rows)}`]
  if (trial) lines.push(say.trial)
  for (const [at, { cohort, rows }] of cohorts.entries()) {
    const counts = Object.entries(gradeCounts(evaluation, at)).map(([code, count]) => `${code} ${count}`)
    lines.push(`${say.cohort(cohort.name, rows.length)}  ${counts.join('  ')}`.trimEnd())
  }
  for (const { order, cohort } of ranks.sets) {
    const rows = [...order.subarray(0, BEST)].map((row) => [
      String(ranks.rank[row]),
      subjects.codes[row] ?? '',
      subjects.names[row] === subjects.codes[row] ? '' : (subjects.names[row] ?? ''),
      String((totals.total[row] as number) / power),
      grades.names[grades.grade[row] as number]?.code ?? '',
    ])
    lines.push(
      '',
      cohort === null ? say.best : say.bestOf(cohorts[cohort]?.cohort.name ?? ''),
      layColumns(rows, [6, 20, 40, 12, 12]),
    )
  }
  if (ranks.tiesBroken + ranks.tiesLeft > 0) lines.push('', say.ties(ranks.tiesBroken, ranks.tiesLeft))
  const imputed = imputedCount(evaluation.scores)
  if (imputed > 0) lines.push(say.imputed(imputed))
  const told = findings.map((one) => `[${severityWords[language][one.severity]}] ${wordFinding(one, language)}`)
  return [...lines, ...(told.length === 0 ? [] : ['', ...told])].join('\n')
}
