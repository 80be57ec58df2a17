import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { dataWords } from './data-words.ts'
import { wordFinding } from './finding-words.ts'
import { methodWords } from './method-words.ts'
import { findingsOf, methodFrom, refusals, subjectsFrom, tryOut } from './testing.ts'

const sound = `
inputs: { x: { name: 税收, unit: 万元 }, land: { name: 面积, unit: 亩 }, scale: { name: 规模, type: text } }
cohorts: { above: { name: 规上, where: scale == "规上" }, below: { name: 规下, where: scale == "规下" } }
items:
  - { code: first, name: 亩均税收, unit: 万元/亩, weights: { above: 70, below: 60 }, value: { of: x, per: land }, score: { kind: ratio, benchmark: 10 } }
  - { code: second, name: 税收, weights: { above: 30, below: 40 }, value: x, score: { kind: best }, missing: zero }
`
const csv = '代码,税收,面积,规模\na,100,10,规上\nb,50,10,规下'
const changed = (from: string, to: string) => {
  expect(sound).toContain(from)
  return sound.replace(from, to)
}
const refused = (yaml: string) => findingsOf(yaml).filter(({ severity }) => severity === 'refuse')

describe('a method before use', () => {
  it('has nothing said against it when it is sound', () => {
    expect(findingsOf(sound)).toEqual([])
  })

  it('is refused when a cohort’s weights sum to 99, and the words say by how much', () => {
    const [finding, ...more] = refused(changed('below: 60', 'below: 59'))
    expect(more).toEqual([])
    expect(finding && wordFinding(finding, 'zh')).toBe(
      '分组“规下”的权重合计 99，不是 100（少 1）。请核对各项权重。 [cohorts.below]',
    )
  })

  it('asks the office where the source prints a weight twice or not at all, and does not paper it over', () => {
    const yaml = changed('above: 30', 'above: { points: 30, printed: [30, 5], confirmed: false, note: 附表注3 }')
    expect(findingsOf(yaml)).toMatchObject([
      {
        code: 'evaluation.weight-contradiction',
        severity: 'confirm',
        facts: { printed: '30、5', points: 30, cohort: '规上' },
      },
    ])
    const lost = changed('above: 30', 'above: { points: 30, confirmed: false, note: 该格缺失 }')
    expect(findingsOf(lost)).toMatchObject([{ code: 'evaluation.weight-unconfirmed', severity: 'confirm' }])
    expect(refused(changed('above: 30', 'above: { points: 30, printed: [5, 15], confirmed: true }'))).toMatchObject([
      { code: 'evaluation.weight-not-printed' },
    ])
  })

  it('is refused for a unit that is off by a power of ten', () => {
    expect(refused(changed('unit: 万元/亩, weights', 'unit: 元/亩, weights'))).toMatchObject([
      { code: 'evaluation.unit-scale', facts: { factor: 10000, times: 1 } },
    ])
  })

  it('names every formula that cannot be read, with what is near', () => {
    expect(refused(changed('value: x, score', 'value: 税收额 * 2, score'))).toMatchObject([
      {
        code: 'evaluation.formula',
        facts: { fault: 'expression.name-unknown' },
        place: { field: 'items.second.value' },
      },
    ])
  })

  it.each(
    [
      [
        'a cohort that is not there',
        'weights: { above: 30, below: 40 }',
        'weights: { above: 30, below: 40, other: 1 }',
        'cohort-unknown',
      ],
      ['a cohort without items', 'weights: { above: 70, below: 60 }', 'weights: { above: 70 }', 'weights-sum'],
      ['a weight of zero', 'above: 70', 'above: 0', 'weight-not-positive'],
      ['a benchmark of zero', 'benchmark: 10', 'benchmark: 0', 'benchmark-not-positive'],
      ['a population that is not there', 'kind: best', 'kind: best, over: others', 'population-unknown'],
      [
        'a ratio of sums of what is no ratio',
        'score: { kind: best }',
        'score: { kind: ratio, benchmark: { mean: sums } }',
        'sums-of-no-ratio',
      ],
      ['two items of one code', 'code: second', 'code: first', 'code-twice'],
      [
        'bands that overlap',
        '{ kind: best }',
        '{ kind: steps, steps: [{ upto: 3, points: 1 }, { from: 3, points: 2 }] }',
        'steps-overlap',
      ],
      [
        'best and worst the wrong way round',
        '{ kind: best }',
        '{ kind: efficacy, best: 1, worst: 9 }',
        'poles-crossed',
      ],
      ['a tie by what is not there', 'items:', 'ranking: { ties: [{ item: nothing }] }\nitems:', 'item-unknown'],
      [
        'quotas over a hundred',
        'items:',
        'gradings: [{ grades: [{ code: A, share: 60 }, { code: B, share: 60 }] }]\nitems:',
        'quotas-over-hundred',
      ],
      [
        'a grade behind the rest',
        'items:',
        'gradings: [{ grades: [{ code: A, rest: true }, { code: B, score: 60 }] }]\nitems:',
        'grade-after-rest',
      ],
      [
        'a ruling to a grade that is not there',
        'items:',
        'gradings: [{ grades: [{ code: A, rest: true }] }]\nrulings: [{ code: r, name: 否决, when: x > 1万元, grade: D }]\nitems:',
        'grade-unknown',
      ],
    ].filter(([, , , code]) => code !== ''),
  )('is refused for %s', (_, from, to, code) => {
    expect(refused(changed(from, to)).map((finding) => finding.code)).toContain(`evaluation.${code}`)
  })

  it('says beside the result what was not verified', () => {
    expect(findingsOf(changed('name: 规上,', 'name: 规上, unverified: 门槛未见原文, article: 第三条,'))).toMatchObject([
      { code: 'evaluation.unverified', severity: 'note', article: '第三条' },
    ])
  })
})

describe('data before use', () => {
  it('are refused when a subject is in two cohorts, or nobody is in one', () => {
    const both = changed('where: scale == "规下"', "where: scale != ''")
    expect(refusals(tryOut(both, csv))).toContain('evaluation.subject-in-two-cohorts')
    expect(refusals(tryOut(sound, '代码,税收,面积,规模\na,100,10,规上'))).toEqual(['evaluation.cohort-empty'])
  })

  it('are refused when the cohort of a subject cannot be told; who belongs to none is listed', () => {
    expect(refusals(tryOut(sound, `${csv}\nc,5,5,`))).toEqual(['evaluation.cohort-unknown-for'])
    const result = tryOut(sound, `${csv}\nc,5,5,其他`)
    expect(result.ok && result.evaluation.findings).toMatchObject([
      { code: 'evaluation.subject-in-no-cohort', facts: { subjects: 'c' } },
    ])
  })

  it('are refused for NaN that calls itself present, two rows of one code, and a column that is not there', () => {
    const method = methodFrom(sound)
    const subjects = subjectsFrom(method, csv)
    const nan = { kind: 'number' as const, values: Float64Array.of(Number.NaN, 1), absent: new Uint8Array(2) }
    const withNan = { ...subjects, columns: new Map([...subjects.columns, ['x', nan]]) }
    expect(refusals(evaluate(method, withNan))).toEqual(['evaluation.not-a-number'])
    expect(refusals(evaluate(method, { ...subjects, unique: false, codes: ['a', 'a'] }))).toEqual([
      'evaluation.subject-twice',
    ])
    const without = { ...subjects, columns: new Map([...subjects.columns].filter(([code]) => code !== 'land')) }
    expect(refusals(evaluate(method, without))).toEqual(['evaluation.column-missing'])
  })
})

describe('words', () => {
  const sources = ['../../core/evaluations', '.'].flatMap((folder) => {
    const url = new URL(`${folder}/`, import.meta.url)
    return readdirSync(url)
      .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('-words'))
      .map((name) => readFileSync(new URL(name, url), 'utf8'))
  })
  const codes = new Set(
    sources.flatMap((text) => [
      ...[...text.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((match) => `evaluation.${match[1]}`),
      ...[...text.matchAll(/finding\(\s*(?:'[a-z]+'|[^,'"]+\?[^,]+),\s*'([a-z-]+)'/g)].map(
        (match) => `evaluation.${match[1]}`,
      ),
      ...[...text.matchAll(/'((?:evaluation|method)\.[a-z-]+)'/g)].map((match) => `${match[1]}`),
    ]),
  )

  it.each(['zh', 'en'] as const)('are there for every finding, in %s', (language) => {
    const known = { ...methodWords[language], ...dataWords[language] }
    expect(codes.size).toBeGreaterThan(60)
    expect([...codes].filter((code) => !(code in known))).toEqual([])
  })
})
