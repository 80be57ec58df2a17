// Which measures stand otherwise than they did, and for the better or the worse?

import { type Duty, type MeasureStatus, type Report, standingOf } from './reports.ts'

export type Told = { readonly id: string; readonly duties: readonly Duty[]; readonly reports: readonly Report[] }
/** null is a measure on which nobody had reported. */
export type Move = {
  readonly id: string
  readonly before: MeasureStatus | null
  readonly after: MeasureStatus
  readonly turn: 'worse' | 'better' | 'begun'
  /** when the newest report came in, as it was given */
  readonly at: string
}

const height = { late: 0, watch: 1, not_started: 2, on_course: 3, done: 4 } as const satisfies Record<
  MeasureStatus,
  number
>
const turnOrder = { worse: 0, better: 1, begun: 2 } as const satisfies Record<Move['turn'], number>

/**
 * How each measure stood by the reports that `wasKnown` lets through, against how it stands by all of them. Those that
 * stand as they did are left out. Worse first, the gravest of them at the top; then better; then first reports.
 */
export function movesOf(measures: readonly Told[], wasKnown: (report: Report) => boolean): readonly Move[] {
  return measures
    .flatMap(({ id, duties, reports }): readonly Move[] => {
      const before = standingOf(duties, reports.filter(wasKnown)).status
      const { status: after, reportedAt } = standingOf(duties, reports)
      if (after === null || after === before) return []
      return [{ id, before, after, turn: turnOf(before, after), at: reportedAt ?? '' }]
    })
    .sort(
      (a, b) => turnOrder[a.turn] - turnOrder[b.turn] || height[a.after] - height[b.after] || (a.at < b.at ? 1 : -1),
    )
}

const turnOf = (before: MeasureStatus | null, after: MeasureStatus): Move['turn'] => {
  // a first report says how it stands, unless it says at once that something is wrong
  if (before === null) return after === 'late' || after === 'watch' ? 'worse' : 'begun'
  return height[after] < height[before] ? 'worse' : 'better'
}

/** How many more measures stand so than before; a status with no change has no entry. */
export function shiftOf(moves: readonly Move[]): Readonly<Partial<Record<MeasureStatus, number>>> {
  const shift = new Map<MeasureStatus, number>()
  for (const { before, after } of moves) {
    shift.set(after, (shift.get(after) ?? 0) + 1)
    if (before !== null) shift.set(before, (shift.get(before) ?? 0) - 1)
  }
  return Object.fromEntries([...shift].filter(([, count]) => count !== 0))
}
