import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import { type Parameter, parametersOf } from '#core/evaluations/parameters.ts'
import { gradeCode, leagueRows, placesGained, type Standings, standingsOf } from '#core/evaluations/shifts.ts'
import type { TableCell, TableSheet } from '../documents/write-table.ts'
import type { Language } from '../evaluations/finding-words.ts'
import { parameterWords } from './parameter-words.ts'

const words = {
  zh: {
    subjects: '名次等次对照',
    numbers: '参数改动',
    title: (name: string) => `${name}：试算与原办法对照`,
    note: (period: string, version: number) => `评价期 ${period}；原办法第 ${version} 版；试算结果，不作为评价结论`,
    heads: [
      '分组',
      '代码',
      '名称',
      '原名次',
      '试算名次',
      '名次变化',
      '原总分',
      '试算总分',
      '总分变化',
      '原等次',
      '试算等次',
      '等次变化',
    ],
    numberHeads: ['对象', '参数', '分组', '原值', '试算值', '在办法文件中的位置'],
    changed: '有变',
  },
  en: {
    subjects: 'Ranks and grades',
    numbers: 'Numbers changed',
    title: (name: string) => `${name}: the trial against the method as published`,
    note: (period: string, version: number) =>
      `${period}; against version ${version}; a trial, not a result of an evaluation`,
    heads: [
      'Cohort',
      'Code',
      'Name',
      'Rank before',
      'Rank in trial',
      'Places gained',
      'Total before',
      'Total in trial',
      'Change',
      'Grade before',
      'Grade in trial',
      'Grade changed',
    ],
    numberHeads: ['Of', 'Number', 'Cohort', 'Before', 'In trial', 'Place in the method file'],
    changed: 'yes',
  },
} as const

export type Compared = { readonly before: Evaluation; readonly now: Evaluation; readonly language: Language }

/** Everybody as they stand now, cohort by cohort, with what they were; then the numbers that were turned. */
export function differenceSheets(compared: Compared): readonly TableSheet[] {
  const { before, now, language } = compared
  const { method } = before.prepared
  const say = words[language]
  const [title, note] = [say.title(method.name), say.note(method.period, method.version)]
  return [
    {
      name: say.subjects,
      title,
      note,
      columns: say.heads.map((head, at) => ({ header: [head], ...(at === 2 ? { width: 34 } : {}) })),
      rows: differenceRows(compared),
      frozenColumns: 3,
    },
    {
      name: say.numbers,
      title,
      note,
      columns: say.numberHeads.map((head, at) => ({ header: [head], ...(at === 0 || at === 5 ? { width: 40 } : {}) })),
      rows: turned(before, now, language),
    },
  ]
}

export const differenceHeads = (language: Language): readonly string[] => words[language].heads

export function* differenceRows({ before, now, language }: Compared): Generator<readonly TableCell[]> {
  const [was, is] = [standingsOf(before), standingsOf(now)]
  const { method } = now.prepared
  const cohorts = method.ranking.over === 'all' ? [null] : method.cohorts.map((_, at) => at)
  for (const cohort of cohorts)
    for (const row of leagueRows(now, cohort)) yield differenceRow({ before, now, was, is }, row, language)
}

type Sides = Omit<Compared, 'language'> & { readonly was: Standings; readonly is: Standings }

function differenceRow({ now, was, is }: Sides, row: number, language: Language): readonly TableCell[] {
  const { method, subjects, cohortOf } = now.prepared
  const power = 10 ** method.rounding.total
  const ranked = was.rank[row] !== 0 && is.rank[row] !== 0
  const [then, total] = [was.total[row] as number, is.total[row] as number]
  return [
    method.cohorts[cohortOf[row] as number]?.name ?? '',
    subjects.codes[row] ?? '',
    subjects.names[row] ?? '',
    was.rank[row] || null,
    is.rank[row] || null,
    ranked ? placesGained(was, is, row) : null,
    then / power,
    total / power,
    (total - then) / power,
    nameOf(was, row),
    nameOf(is, row),
    gradeCode(was, row) === gradeCode(is, row) ? null : words[language].changed,
  ]
}

const nameOf = ({ grade, names }: Standings, row: number): string | null =>
  grade[row] === NO_GRADE ? null : (names[grade[row] as number]?.name ?? null)

function* turned(before: Evaluation, now: Evaluation, language: Language): Generator<readonly TableCell[]> {
  const { method } = before.prepared
  for (const { parameter, value } of turnedBetween(before, now))
    yield [
      parameter.name,
      parameterWords(parameter, language),
      method.cohorts.find(({ code }) => code === parameter.cohort)?.name ?? null,
      parameter.value,
      value,
      parameter.key,
    ]
}

export type Turned = { readonly parameter: Parameter; readonly value: number }

export function turnedBetween(before: Evaluation, now: Evaluation): readonly Turned[] {
  const later = new Map(parametersOf(now.prepared.method).map(({ at, cohort, value }) => [`${at} ${cohort}`, value]))
  return parametersOf(before.prepared.method).flatMap((parameter) => {
    const value = later.get(`${parameter.at} ${parameter.cohort}`) ?? parameter.value
    return value === parameter.value ? [] : [{ parameter, value }]
  })
}
