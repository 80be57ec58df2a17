import type { Wording } from '../word-fault.ts'

/** What turning a method's numbers may bring about; everything else the server says in whole sentences. */
export const trialFaults = {
  'what-if.said': (x) => String(x.zh),
  'what-if.changes-unreadable': () => '改动没有读懂，请还原后重试。',
  'evaluation.weights-sum': (x) => `“${String(x.cohort)}”权重合计 ${String(x.sum)}，应为 100。`,
  'evaluation.weight-not-positive': (x) => `“${String(x.item)}”的权重须大于 0。`,
  'evaluation.quotas-over-hundred': (x) => `各档名额合计 ${String(x.sum)}%，超过 100%。请调低其中一档。`,
  'evaluation.grades-order': (x) => `“${String(x.grade)}”的分档线与上一档倒挂。请使各档从高到低。`,
  'evaluation.bounds-crossed': () => '上限低于下限。请调高上限或调低下限。',
  'evaluation.poles-crossed': () => '最好值不优于最差值。请调开两个基准值。',
  'evaluation.poles-equal': () => '最好值与最差值相同，无法计分。请调开两个基准值。',
  'evaluation.benchmark-not-positive': (x) => `“${String(x.item)}”的基准值 ${String(x.value)} 不大于 0。请调高。`,
  'evaluation.benchmark-without-values': (x) => `“${String(x.item)}”的基准没有数据可算。`,
} satisfies Record<string, Wording>
