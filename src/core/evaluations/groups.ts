// What is the score of a group of subjects, such as a district with two parks: the mean of their totals?

import type { Grade, Grouping } from './method.ts'
import type { Prepared } from './prepare.ts'
import { divideQuanta, toQuanta } from './quanta.ts'
import type { Totals } from './totals.ts'

export type GroupResult = {
  readonly group: string
  readonly subjects: readonly number[]
  /** mean total, in points */
  readonly mean: number
  /** competition rank; null where groups are not ranked */
  readonly rank: number | null
  readonly grade: string | null
}

/** Groups from the best on; a subject without the input, or left out, counts in none. */
export function groupResults({ method, table }: Prepared, { total }: Totals): readonly GroupResult[] {
  const { grouping } = method
  const column = grouping === null ? undefined : table.columns.get(grouping.by)
  if (grouping === null || column?.kind !== 'text') return []
  const members = new Map<string, number[]>()
  for (let row = 0; row < total.length; row += 1) {
    const word = column.absent[row] === 0 ? column.words[column.indexes[row] as number] : undefined
    if (word === undefined || word === '' || Number.isNaN(total[row]) || grouping.leaveOut.includes(word)) continue
    const list = members.get(word)
    if (list === undefined) members.set(word, [row])
    else list.push(row)
  }
  const { total: digits, mode } = method.rounding
  const [power, fine] = [10 ** digits, 10 ** grouping.decimals]
  const means = [...members].map(([group, subjects]) => {
    // whole numbers add up exactly in any order
    const sum = subjects.reduce((all, row) => all + (total[row] as number), 0)
    return { group, subjects, quanta: divideQuanta(sum * fine, subjects.length * power, mode) }
  })
  means.sort((a, b) => b.quanta - a.quanta || (a.group < b.group ? -1 : 1))
  return means.map(({ group, subjects, quanta }) => {
    const place = means.findIndex((one) => one.quanta === quanta) + 1
    const mean = quanta / fine
    return {
      group,
      subjects,
      mean,
      rank: grouping.ranked ? place : null,
      grade: grouping.graded ? gradeOf(method.gradings[0]?.grades ?? [], grouping, place, mean, fine) : null,
    }
  })
}

function gradeOf(
  grades: readonly Grade[],
  grouping: Grouping,
  place: number,
  mean: number,
  power: number,
): string | null {
  const quanta = toQuanta(mean, power, 'half-up')
  const fits = ({ score, rank, share, upto, last }: Grade) => {
    if (share !== null || upto !== null || last !== null) return false
    const line = score === null ? null : toQuanta(score.least, power, 'half-up')
    return (
      (line === null || (score?.inclusive ? quanta >= line : quanta > line)) &&
      (rank === null || (grouping.ranked && place <= rank))
    )
  }
  return grades.find(fits)?.code ?? null
}
