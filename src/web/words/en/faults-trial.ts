import type { trialFaults as zh } from '../zh/faults-trial.ts'

export const trialFaults: typeof zh = {
  'what-if.said': (x) => String(x.en),
  'what-if.changes-unreadable': () => 'The changes were not understood. Undo them and try again.',
  'evaluation.weights-sum': (x) => `The weights of “${String(x.cohort)}” sum to ${String(x.sum)}; it must be 100.`,
  'evaluation.weight-not-positive': (x) => `The weight of “${String(x.item)}” must be above 0.`,
  'evaluation.quotas-over-hundred': (x) => `The shares of the grades sum to ${String(x.sum)} %. Lower one of them.`,
  'evaluation.grades-order': (x) => `The line of “${String(x.grade)}” crosses the one above it. Let them descend.`,
  'evaluation.bounds-crossed': () => 'The cap lies below the floor. Raise the one or lower the other.',
  'evaluation.poles-crossed': () => 'The best value is no better than the worst. Set them apart.',
  'evaluation.poles-equal': () => 'The best value equals the worst. Set them apart.',
  'evaluation.benchmark-not-positive': (x) =>
    `The benchmark ${String(x.value)} of “${String(x.item)}” is not above 0. Raise it.`,
  'evaluation.benchmark-without-values': (x) => `There are no values for the benchmark of “${String(x.item)}”.`,
}
