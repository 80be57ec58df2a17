import { checkMethod } from '#core/evaluations/check-method.ts'
import { type Evaluated, type Evaluation, evaluate } from '#core/evaluations/evaluate.ts'
import { type Explanation, explainScore } from '#core/evaluations/explain.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import { readData } from './read-data.ts'
import { readMethod } from './read-method.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The method out of what an analyst would write; the head may be left out. */
export function methodFrom(yaml: string): Method {
  const head = 'format: jingwei-method/1\ncode: trial\nname: 试评办法\nsubject: enterprise\nperiod: 2025\n'
  const read = readMethod(bytes(yaml.startsWith('format:') ? yaml : head + yaml), '办法.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

export function subjectsFrom(method: Method, csv: string): Subjects {
  const read = readData(method, bytes(csv), '数据.csv')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value.subjects
}

export const findingsOf = (yaml: string): readonly EvaluationFinding[] => checkMethod(methodFrom(yaml)).findings

export const tryOut = (yaml: string, csv: string): Evaluated => {
  const method = methodFrom(yaml)
  return evaluate(method, subjectsFrom(method, csv))
}

export function evaluated(yaml: string, csv: string): Evaluation {
  const result = tryOut(yaml, csv)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.evaluation
}

/** Codes of the findings that refuse. */
export const refusals = (result: Evaluated): readonly string[] =>
  (result.ok ? [] : result.findings).filter(({ severity }) => severity === 'refuse').map(({ code }) => code)

export type Standing = { readonly total: number; readonly rank: number; readonly grade: string | null }

/** How each subject stands, by its code. */
export function standings({ prepared, totals, ranks, grades }: Evaluation): Readonly<Record<string, Standing>> {
  const power = 10 ** prepared.method.rounding.total
  return Object.fromEntries(
    prepared.subjects.codes.map((code, row) => [
      code,
      {
        total: (totals.total[row] as number) / power,
        rank: ranks.rank[row] as number,
        grade: grades.grade[row] === NO_GRADE ? null : (grades.names[grades.grade[row] as number]?.code ?? null),
      },
    ]),
  )
}

/** Points of one item by subject. */
export function pointsOf(evaluation: Evaluation, item: string): Readonly<Record<string, number>> {
  const { prepared, scores } = evaluation
  const index = prepared.leaves.findIndex(({ leaf }) => leaf.code === item)
  const power = 10 ** prepared.method.rounding.item
  return Object.fromEntries(
    prepared.subjects.codes.map((code, row) => [code, (scores[index]?.points[row] as number) / power]),
  )
}

export function explained(evaluation: Evaluation, code: string): Explanation {
  const explanation = explainScore(evaluation, evaluation.prepared.subjects.codes.indexOf(code))
  if (explanation === undefined) throw new Error(`${code} was not evaluated`)
  return explanation
}
