// Does a bulletin say of its numbers what an official would write?

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundTo } from '../base/quantise.ts'
import type { BulletinScene, Fact } from './fact.ts'
import { changedFacts, freezeFacts, type ToldFact } from './frozen.ts'
import {
  growthChangePhrase,
  growthPhrase,
  periodPhrase,
  pointsAgainstPhrase,
  printed,
  progressPhrase,
  rankChangePhrase,
} from './phrases.ts'
import { isMet, orderSubjects, sayFact } from './say.ts'
import { parseTag, type Tag } from './tag.ts'

const output: Fact = {
  indicator: { code: 'output', name: '规上工业总产值', unit: '亿元', decimals: 2, kind: 'level' },
  subject: { id: 1, name: '临港工业园' },
  period: { type: 'cumulative-month', end: '2026-07-31' },
  before: { type: 'cumulative-month', end: '2026-06-30' },
  value: 123.4,
  missing: null,
  lastYear: 114.05,
  rate: 8.198,
  rateBefore: 8.5,
  whole: 6.95,
  rank: { place: 3, isTied: false },
  rankBefore: 5,
  contribution: 34.12,
  pull: 2.4,
  goal: { value: 200, comparator: '>=', adds: true, reached: 123.4, time: 58.333 },
  lacking: [],
  batches: [7],
}
const sceneOf = (facts: readonly Fact[] = [output]): BulletinScene => ({
  period: { type: 'cumulative-month', end: '2026-07-31' },
  before: { type: 'cumulative-month', end: '2026-06-30' },
  wholeName: '全市',
  factOf: (indicator, subject) =>
    facts.find(
      (fact) =>
        fact.indicator.name === indicator &&
        (typeof subject === 'string' ? fact.subject.name === subject : fact.subject.id === (subject?.id ?? 1)),
    ),
  subjectsOf: () => undefined,
})
const say = (text: string, fact: Fact = output): string | null => {
  const tag = tagOf(text)
  return tag.kind === 'value' ? sayFact(fact, tag.saying, sceneOf()) : null
}
function tagOf(text: string): Tag {
  const tag = parseTag(text)
  if (!tag.ok) throw new Error(JSON.stringify(tag.faults))
  return tag.value
}

describe('sentences', () => {
  test('a value stands with its unit, and each word behind the dot says one thing of it', () => {
    expect(say('规上工业总产值')).toBe('123.40亿元')
    expect(say('规上工业总产值.数值')).toBe('123.40')
    expect(say('规上工业总产值.同比')).toBe('同比增长8.2%')
    expect(say('规上工业总产值.比上期')).toBe('增速比1—6月回落0.3个百分点')
    expect(say('规上工业总产值.比平均')).toBe('高于全市平均1.2个百分点')
    expect(say('规上工业总产值.位次')).toBe('居第3位')
    expect(say('规上工业总产值.位次变化')).toBe('比1—6月前移2位')
    expect(say('规上工业总产值.完成')).toBe('完成年度目标的61.7%，快于序时进度3.4个百分点')
    expect(say('规上工业总产值.贡献')).toBe('对全市增长的贡献率为34.1%，拉动全市增长2.4个百分点')
  })

  test('what stands at a moment is said by what lacks to its target, a cap by whether it holds', () => {
    const firms: Fact = {
      ...output,
      indicator: { ...output.indicator, name: '高新技术企业数', unit: '家', decimals: 0 },
      goal: { value: 640, comparator: '>=', adds: false, reached: 612, time: 58.333 },
    }
    const of = (change: Partial<NonNullable<Fact['goal']>>): Fact => ({
      ...firms,
      goal: firms.goal && { ...firms.goal, ...change },
    })
    expect(say('高新技术企业数.目标', firms)).toBe('640')
    expect(say('高新技术企业数.完成', firms)).toBe('距年度目标640家还差28家')
    expect(say('高新技术企业数.完成', of({ reached: 640 }))).toBe('已达到年度目标640家')
    expect(say('高新技术企业数.完成', of({ comparator: '<=' }))).toBe('控制在年度目标640家以内')
    expect(say('高新技术企业数.完成', of({ comparator: '<=', reached: 650 }))).toBe('超出年度目标640家共10家')
    expect(say('高新技术企业数.完成率', firms)).toBeNull()
    const intensity = {
      ...of({ value: 2.5, reached: 2.36 }),
      indicator: { ...firms.indicator, unit: '%', decimals: 2 },
    }
    expect(say('高新技术企业数.完成', intensity)).toBe('距年度目标2.50%还差0.14个百分点')
  })

  test('without a target of the year, or with a month of it lacking, nothing is said of progress', () => {
    for (const word of ['目标', '完成', '完成率'])
      expect(say(`规上工业总产值.${word}`, { ...output, goal: null })).toBeNull()
    const hole = { ...output, goal: output.goal && { ...output.goal, reached: null } }
    expect(say('规上工业总产值.目标', hole)).toBe('200.00')
    for (const word of ['完成', '完成率']) expect(say(`规上工业总产值.${word}`, hole)).toBeNull()
  })

  test('an absent number says nothing: it is not a zero', () => {
    const silent: Fact = { ...output, value: null, rate: null, missing: 'not-reported' }
    for (const word of ['值', '同比', '比上期', '比平均']) expect(say(`规上工业总产值.${word}`, silent)).toBeNull()
  })

  test('where last year was nothing, growth is an amount and not a rate', () => {
    expect(say('规上工业总产值.同比', { ...output, lastYear: 0, rate: null })).toBe('同比增加123.40亿元')
  })

  test('a share changes by 百分点', () => {
    const share: Fact = {
      ...output,
      indicator: { ...output.indicator, unit: '%', kind: 'share', decimals: 1 },
      value: 35.2,
      lastYear: 34.1,
      whole: 36,
    }
    expect(say('占比.同比', share)).toBe('比上年同期提高1.1个百分点')
    expect(say('占比.比平均', share)).toBe('低于全市平均0.8个百分点')
  })

  test.each([
    [8.2, 7.1, '增速比上月加快1.1个百分点'],
    [7.1, 8.2, '增速比上月回落1.1个百分点'],
    [-1.2, -3.4, '降幅比上月收窄2.2个百分点'],
    [-3.4, -1.2, '降幅比上月扩大2.2个百分点'],
    [0.5, -1.5, '由降转增，增速比上月提高2.0个百分点'],
    [-0.5, 1.5, '由增转降，增速比上月回落2.0个百分点'],
    [4.04, 3.96, '增速与上月持平'],
    [-2, -2.04, '降幅与上月持平'],
    [0, -1, '增速比上月加快1.0个百分点'],
  ])('growth of %f%% after %f%% is: %s', (now, before, words) => {
    expect(growthChangePhrase(now, before, '上月')).toBe(words)
  })

  test('whoever subtracts two printed rates gets the printed difference', () => {
    const rate = fc.double({ min: -40, max: 40, noNaN: true })
    fc.assert(
      fc.property(rate, rate, (own, other) => {
        const words = pointsAgainstPhrase(own, other, '全市平均')
        const difference = roundTo(Number(printed(own, 1)) - Number(printed(other, 1)), 1)
        const said = /([\d.]+)个百分点/.exec(words)?.[1] ?? '0'
        expect(Number(said) * (words.startsWith('低于') ? -1 : 1)).toBeCloseTo(difference, 9)
      }),
    )
  })

  test('nothing is printed as minus zero or as growth of nothing', () => {
    expect(growthPhrase(-0.04)).toBe('与上年同期持平')
    expect(printed(-0.001, 1)).toBe('0.0')
    expect(progressPhrase(58.3, 58.333)).toBe('完成年度目标的58.3%，与序时进度持平')
    expect(rankChangePhrase(2, 2, '上月')).toBe('位次与上月持平')
  })

  test('periods are called as bulletins call them', () => {
    expect(periodPhrase({ type: 'cumulative-month', end: '2026-07-31' })).toBe('2026年1—7月')
    expect(periodPhrase({ type: 'quarter', end: '2026-09-30' })).toBe('2026年三季度')
    expect(periodPhrase({ type: 'half', end: '2026-06-30' })).toBe('2026年上半年')
  })
})

describe('tags', () => {
  test('widths and blanks do not matter', () => {
    expect(tagOf('临港工业园／规上工业总产值．同比')).toEqual(tagOf('临港工业园 / 规上工业总产值 .同比'))
  })

  test('a loop names its group, its order and how many', () => {
    expect(tagOf('#园区 按 规上工业总产值.增速 降序 前3')).toEqual({
      kind: 'each',
      group: '园区',
      by: { kind: 'value', subject: null, indicator: '规上工业总产值', saying: 'rate' },
      descending: true,
      first: 3,
    })
    expect(tagOf('#园区')).toMatchObject({ kind: 'each', group: '园区', by: null, first: null })
  })

  test('a condition compares what is printed, and an absent number meets none', () => {
    const tag = tagOf('#如果 规上工业总产值.增速 < 0')
    if (tag.kind !== 'if') throw new Error('no condition')
    expect(isMet(tag, { ...output, rate: -0.06 })).toBe(true)
    expect(isMet(tag, { ...output, rate: -0.04 })).toBe(false)
    expect(isMet(tag, { ...output, rate: null })).toBe(false)
    expect(isMet({ ...tag, op: '≠' }, { ...output, rate: null })).toBe(false)
  })

  test('an unknown word behind the dot is told with those that are known', () => {
    const tag = parseTag('规上工业总产值.同比增')
    expect(tag.ok ? [] : tag.faults).toMatchObject([{ code: 'bulletin.saying-unknown', facts: { word: '同比增' } }])
    expect(parseTag('#如果 规上工业总产值').ok).toBe(false)
    expect(parseTag('').ok).toBe(false)
  })

  test('in a loop whoever has no number comes last, whichever way it is ordered', () => {
    const subjects = [1, 2, 3].map((id) => ({ id, name: `园${id}` }))
    const facts = subjects.map((subject, at) => ({ ...output, subject, rate: [null, 2, 5][at] ?? null }))
    const order = (text: string) => {
      const tag = tagOf(text)
      if (tag.kind !== 'each') throw new Error('no loop')
      return orderSubjects(subjects, tag, sceneOf(facts)).map(({ id }) => id)
    }
    expect(order('#园区 按 规上工业总产值.增速 降序')).toEqual([3, 2, 1])
    expect(order('#园区 按 规上工业总产值.增速 升序')).toEqual([2, 3, 1])
    expect(order('#园区 按 规上工业总产值.增速 降序 前1')).toEqual([3])
  })
})

describe('what has been issued', () => {
  const told: readonly ToldFact[] = [{ fact: output, sayings: new Set(['amount', 'growth-change'] as const) }]
  test('keeps its words, and tells those that would be others although the number stayed', () => {
    const frozen = freezeFacts(told, sceneOf())
    expect(frozen[0]?.said).toEqual([
      { saying: 'amount', words: '123.40亿元' },
      { saying: 'growth-change', words: '增速比1—6月回落0.3个百分点' },
    ])
    expect(changedFacts(frozen, scene([output]))).toEqual([])
    expect(changedFacts(frozen, scene([{ ...output, rateBefore: 8 }]))).toMatchObject([
      {
        now: { value: 123.4 },
        words: [{ printed: '增速比1—6月回落0.3个百分点', now: '增速比1—6月加快0.2个百分点' }],
      },
    ])
  })

  test('a number that nobody holds any more has changed', () => {
    expect(changedFacts(freezeFacts(told, sceneOf()), scene([]))).toMatchObject([
      { now: { value: null, missing: 'not-reported' }, words: [{ now: null }] },
    ])
  })

  /** As a store answers: by code. */
  const scene = (facts: readonly Fact[]): BulletinScene => ({
    ...sceneOf(),
    factOf: (code) => facts.find(({ indicator }) => indicator.code === code),
  })
})
