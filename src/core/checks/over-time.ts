// Do the values of single years fit the value of all of them?

import { groupBy } from '../base/group.ts'
import { differ, tidy } from '../metrics/amount.ts'
import { isFlow, isTelling } from '../metrics/wording.ts'
import type { Found } from './finding.ts'
import { type CheckedTarget, figureOf, isDoubtful, type Material, sentencesOf } from './material.ts'

const tolerance = 0.01

/** Only what adds up over the years is checked (investment, newcomers); a standing may fall as well as rise. */
export function checkYears({ targets }: Material): readonly Found[] {
  const flows = targets.filter(
    (target) =>
      target.role === 'target' &&
      target.valueMax === null &&
      isTelling(target.core) &&
      (target.kind === 'increment' || (target.kind === 'level' && isFlow(target.metric))) &&
      isComparable(target),
  )
  const groups = groupBy(flows, ({ place, core, amount }) => `${place}|${core}|${amount.dimension}`)
  return [...groups.values()].flatMap((group) =>
    group
      .filter(({ years }) => years !== null && years.to > years.from)
      .flatMap((total) => [...checkLarger(total, group), ...checkSum(total, group)]),
  )
}

/** A sentence inside a cell speaks of one thing of many in its row; only the cell that is a figure speaks of the row. */
const isComparable = (target: CheckedTarget): boolean =>
  target.amount.dimension !== '' &&
  (!target.tabled || (target.rule.startsWith('table') && target.rule !== 'table-pair'))

const lies = (year: CheckedTarget, total: CheckedTarget): boolean =>
  year.years !== null &&
  total.years !== null &&
  year.years.from === year.years.to &&
  year.years.from >= total.years.from &&
  year.years.to <= total.years.to

function checkLarger(total: CheckedTarget, group: readonly CheckedTarget[]): readonly Found[] {
  return group
    .filter(
      (year) => lies(year, total) && year.amount.low > total.amount.low * (1 + tolerance) && !isMixedUp(year, total),
    )
    .map((year) => ({
      code: 'annual-exceeds-total',
      subject: total.metric,
      spans: sentencesOf([year, total]),
      figures: [figureOf('annual', year), figureOf('total', total)],
      names: total.place === 'city' ? [] : [total.place],
      certainty: isDoubtful(total) || isDoubtful(year) ? 'likely' : 'sure',
      advice: 'correct-figure',
    }))
}

/** Forms ask for all years before the one: a row whose year stands first has lost its head, not its figures. */
const isMixedUp = (year: CheckedTarget, total: CheckedTarget): boolean =>
  year.tabled && total.tabled && (year.span?.start ?? 0) < (total.span?.start ?? 0)

function checkSum(total: CheckedTarget, group: readonly CheckedTarget[]): readonly Found[] {
  if (total.years === null) return []
  const byYear = groupBy(
    group.filter((year) => lies(year, total)),
    ({ years }) => years?.from,
  )
  if (byYear.size !== total.years.to - total.years.from + 1) return []
  const years = [...byYear.values()].flatMap((same) => (same.length === 1 ? same : []))
  const sum = years.reduce((all, { amount }) => all + amount.low, 0)
  if (years.length !== byYear.size || !differ(sum, total.amount.low, tolerance)) return []
  return [
    {
      code: 'years-differ',
      subject: total.metric,
      spans: sentencesOf([total, ...years]),
      figures: [
        figureOf('total', total),
        ...years.map((year) => figureOf('annual', year)),
        { role: 'sum', label: '', value: tidy(sum / total.amount.scale), unit: total.unit, period: total.period },
      ],
      names: total.place === 'city' ? [] : [total.place],
      certainty: 'likely',
      advice: 'correct-figure',
    },
  ]
}
