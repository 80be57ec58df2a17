import { type RobustnessChoices, robustnessOf } from '#core/robustness/draws.ts'
import type { RobustCohort } from '#core/robustness/subjects.ts'
import { timed } from './evaluation-peers.ts'
import { seeded } from './seeded.ts'

const [SUBJECTS, ITEMS, DRAWS] = [2_000, 20, 1_000]

/** Everything that may be chosen: what an office asks for when it leaves all boxes ticked. */
const choices: RobustnessChoices = {
  weightSpread: 0.2,
  normalisations: ['method', 'min-max', 'z-score', 'rank'],
  aggregations: ['arithmetic', 'geometric'],
  mayLeaveOut: true,
}

function inventCohort(): RobustCohort {
  const { below } = seeded(20_251_125)
  const items = Array.from({ length: ITEMS }, (_, at) => {
    const raw = Float64Array.from({ length: SUBJECTS }, () => (below(90_000) + 1) / 10)
    return {
      code: `i${at}`,
      weight: 100 / ITEMS,
      direction: at % 4 === 3 ? ('lower' as const) : ('higher' as const),
      shares: raw.map((value) => Math.min(1, value / 6000)),
      raw,
    }
  })
  return { items, beside: new Float64Array(SUBJECTS) }
}

/** 20/40/35/5 by rank */
const grading = {
  grades: 4,
  of: (_: Float64Array, ranks: Int32Array, grades: Uint8Array) => {
    for (let row = 0; row < ranks.length; row += 1) {
      const share = (ranks[row] ?? 0) / ranks.length
      grades[row] = share <= 0.2 ? 0 : share <= 0.6 ? 1 : share <= 0.95 ? 2 : 3
    }
  },
}

/** Seconds for the intervals of all ranks and the shares of all grades, in this one thread. */
export function measureRobustness(): Promise<number> {
  const cohort = inventCohort()
  return timed(() => {
    const steps = robustnessOf(cohort, choices, grading, { draws: DRAWS, seed: 7 })
    while (steps.next().done !== true);
  })
}

export const robustnessNote = `robustnessSeconds: rank intervals and grade shares of ${SUBJECTS} firms × ${ITEMS} items × ${DRAWS} draws over weights, 4 scales, 2 ways of adding and one item out, in one thread`
