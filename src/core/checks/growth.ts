// Does a level follow from its base and the yearly growth that is printed beside it?

import { groupBy } from '../base/group.ts'
import { tidy } from '../metrics/amount.ts'
import { levelOf } from '../metrics/wording.ts'
import type { Found } from './finding.ts'
import { type CheckedTarget, figureOf, type Material, sentencesOf } from './material.ts'

/** Rates are printed to half a point or a whole one; over several years that is some per cent of the level. */
const tolerance = 0.03
/** A rate printed to the unit may be half a unit more or less. */
const rounding = 0.5
const yearly = /年均|年平均|每年/

/**
 * level = base × (1 + rate)^years. A rate over a span whose first year is the base's counts the years after it; one whose
 * first year follows the base's counts that one too. Silent where base, level or the span of the rate is not printed.
 * Of several levels for one year only the one nearest to the rate is held to it: that they differ is another finding.
 */
export function checkGrowth({ targets }: Material): readonly Found[] {
  const plain = targets.filter(({ valueMax, tabled }) => valueMax === null && !tabled)
  const levels = groupBy(
    plain.filter(({ kind, years }) => kind === 'level' && years !== null && years.from === years.to),
    ({ place, core }) => `${place}|${core}`,
  )
  return plain
    .filter(({ kind, unit, role }) => kind === 'growth' && unit === '%' && role === 'target')
    .flatMap((rate) => {
      const group = nearestOfEachYear(levels.get(`${rate.place}|${levelOf(rate.core)}`) ?? [], rate)
      return group.flatMap((level) => group.flatMap((base) => checkOne(base, level, rate)))
    })
}

function nearestOfEachYear(levels: readonly CheckedTarget[], rate: CheckedTarget): readonly CheckedTarget[] {
  const at = rate.span?.start ?? 0
  const away = (level: CheckedTarget) => Math.abs((level.span?.start ?? 0) - at)
  return [...groupBy(levels, ({ years, role }) => `${years?.to}|${role}`).values()].flatMap((same) =>
    same.reduce((best, one) => (away(one) < away(best) ? one : best)),
  )
}

function checkOne(base: CheckedTarget, level: CheckedTarget, rate: CheckedTarget): readonly Found[] {
  const years = yearsBetween(base, level, rate)
  if (years === undefined || level.role !== 'target' || base.amount.dimension !== level.amount.dimension) return []
  const expected = base.amount.low * (1 + rate.value / 100) ** years
  const slack = tolerance + (years * rounding) / (100 + rate.value)
  if (Math.abs(level.amount.low - expected) <= slack * expected) return []
  const value = tidy(Math.round((expected / level.amount.scale) * 10) / 10)
  return [
    {
      code: 'growth-differs',
      subject: level.metric,
      spans: sentencesOf([base, level, rate]),
      figures: [
        figureOf('base', base),
        figureOf('rate', rate),
        figureOf('level', level),
        { role: 'expected', label: '', value, unit: level.unit, period: level.period },
      ],
      names: [],
      certainty: 'likely',
      advice: 'correct-figure',
    },
  ]
}

function yearsBetween(base: CheckedTarget, level: CheckedTarget, rate: CheckedTarget): number | undefined {
  const [from, to, span] = [base.years?.to, level.years?.to, rate.years]
  if (from === undefined || to === undefined || span === null || to <= from || span.to !== to) return undefined
  if (to - from === 1) return to - from
  if (!yearly.test(rate.metric)) return undefined
  // "到2019年……年均增速14%" says by which year, and the base beside it since when.
  const fits = span.from === span.to || span.from === from || span.from === from + 1
  return fits ? to - from : undefined
}
