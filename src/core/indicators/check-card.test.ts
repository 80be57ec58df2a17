import { describe, expect, it } from 'vitest'
import { type IndicatorCard, meetsThreshold } from './card.ts'
import { checkCard } from './check-card.ts'

const card = (facts: Partial<IndicatorCard> = {}): IndicatorCard => ({
  code: 'gyzcz',
  name: '规上工业总产值',
  aliases: [],
  definition: '',
  unit: '亿元',
  kind: 'level',
  direction: 'higher',
  periodType: 'month',
  overPlaces: { kind: 'sum' },
  overTime: { kind: 'sum' },
  alarm: null,
  good: null,
  sourceUnitId: null,
  officer: null,
  leader: null,
  method: 'reported',
  formula: null,
  decimals: 1,
  disclosure: 'internal',
  source: null,
  ...facts,
})
const found = (facts: Partial<IndicatorCard>, ...others: IndicatorCard[]) =>
  checkCard(card(facts), others).map(({ code, place }) => `${place?.field} ${code.replace('indicator.', '')}`)
const rate = { unit: '%', kind: 'growth', overPlaces: { kind: 'none' }, overTime: { kind: 'last' } } as const
const land = card({ code: 'land', name: '用地面积', aliases: ['占地'], unit: '亩', overTime: { kind: 'last' } })

describe('a card', () => {
  it('that is in order has no fault', () => {
    expect(found({})).toEqual([])
    expect(found(rate)).toEqual([])
  })

  it('is told everything that is wrong with it at once', () => {
    expect(found({ code: '产值', name: ' ', unit: '亿', decimals: 1.5, method: 'formula' })).toEqual([
      'code code-form',
      'name name-blank',
      'unit unit.bare-multiple',
      'formula formula-blank',
    ])
  })

  it('has a code and names that no other has, and that formulas can tell from their own words', () => {
    expect(found({ code: 'min' })).toEqual(['code code-reserved'])
    expect(found({ code: 'land' }, land)).toEqual(['code code-taken'])
    expect(found({ name: '占地' }, land)).toEqual(['name name-taken'])
    expect(found({ aliases: ['产值', '产 值'] })).toEqual(['aliases.1 alias-twice'])
  })

  it('of rates and shares is not added up, nor is a sum that already holds the months before', () => {
    expect(found({ ...rate, overPlaces: { kind: 'sum' } })).toEqual(['overPlaces sum-of-rates'])
    expect(found({ unit: '万元/亩' })).toEqual(['overPlaces sum-of-rates', 'overTime sum-of-rates'])
    expect(found({ periodType: 'cumulative-month' })).toEqual(['overTime sum-of-overlapping'])
    expect(found({ kind: 'growth', unit: '家', overPlaces: { kind: 'none' }, overTime: { kind: 'last' } })).toEqual([
      'unit unit-not-of-kind',
    ])
    expect(found({ overPlaces: { kind: 'last' } })).toEqual(['overPlaces last-over-places'])
  })

  it('weighs with an indicator that is there, of its own period, and not with itself', () => {
    const weigh = (weight: string) => ({ ...rate, overPlaces: { kind: 'weighted-mean' as const, weight } })
    expect(found(weigh('land'), land)).toEqual([])
    expect(found(weigh('gyzcz'), land)).toEqual(['overPlaces weight-itself'])
    expect(found(weigh('people'), land)).toEqual(['overPlaces weight-unknown'])
    expect(found(weigh('land'), { ...land, periodType: 'year' })).toEqual(['overPlaces weight-period'])
  })

  it('sounds the alarm on the bad side of its direction', () => {
    const below = { kind: 'value', op: '<', value: 0 } as const
    expect(found({ alarm: below })).toEqual([])
    expect(found({ good: below })).toEqual(['good threshold-direction'])
    expect(found({ direction: 'lower', alarm: below })).toEqual(['alarm threshold-direction'])
    expect(found({ good: { kind: 'rank', best: 0 } })).toEqual(['good rank-threshold'])
  })

  it('meets a threshold by value or by rank, and neither where there is none', () => {
    expect(meetsThreshold({ kind: 'value', op: '<', value: 0 }, -0.1, null)).toBe(true)
    expect(meetsThreshold({ kind: 'value', op: '<', value: 0 }, null, 1)).toBeNull()
    expect(meetsThreshold({ kind: 'rank', best: 3 }, 12, 3)).toBe(true)
    expect(meetsThreshold({ kind: 'rank', best: 3 }, 12, null)).toBeNull()
  })
})
