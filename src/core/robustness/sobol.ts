// Which of the things that one may choose does a result hang on, alone and together with the others?

import { type Random, randomFrom } from '../base/random.ts'

export type SobolIndex = {
  /** the share of the variance that goes if this alone were fixed (first-order effect) */
  readonly first: number
  /** the share that stays as long as this alone is open (total effect) */
  readonly total: number
}

/**
 * Variance-based sensitivity of `model` to its `factors` inputs, each uniform on [0, 1). Calls it `sample` × (factors + 2)
 * times and yields how often it has. First order by Saltelli et al. (2010), total by Jansen (1999): Computer Physics
 * Communications 181, table 2 (b) and (f). Estimates scatter by about 1/√sample, so a small one may come out below 0. All are 0
 * where the model does not vary.
 */
export function* sobolIndices(
  model: (inputs: Float64Array) => number,
  factors: number,
  options: { readonly sample: number; readonly seed: number },
): Generator<number, readonly SobolIndex[]> {
  const random = randomFrom(options.seed)
  const first = new Float64Array(factors)
  const total = new Float64Array(factors)
  const answers = new Float64Array(2 * options.sample)
  const cross = Array.from({ length: factors }, () => new Float64Array(options.sample))
  for (let n = 0; n < options.sample; n += 1) {
    const [a, b] = [point(random, factors), point(random, factors)]
    answers[2 * n] = model(a)
    answers[2 * n + 1] = model(b)
    for (let factor = 0; factor < factors; factor += 1) {
      const mixed = Float64Array.from(a)
      mixed[factor] = b[factor] ?? 0
      const column = cross[factor]
      if (column) column[n] = model(mixed)
    }
    yield (n + 1) * (factors + 2)
  }
  const mean = answers.reduce((sum, y) => sum + y, 0) / answers.length
  const variance = answers.reduce((sum, y) => sum + (y - mean) ** 2, 0) / answers.length
  if (!(variance > 0)) return Array.from({ length: factors }, () => ({ first: 0, total: 0 }))
  for (let factor = 0; factor < factors; factor += 1) {
    const column = cross[factor] ?? answers
    for (let n = 0; n < options.sample; n += 1) {
      const [ya, yb, mixed] = [answers[2 * n] ?? 0, answers[2 * n + 1] ?? 0, column[n] ?? 0]
      first[factor] = (first[factor] ?? 0) + (yb - mean) * (mixed - ya)
      total[factor] = (total[factor] ?? 0) + (ya - mixed) ** 2 / 2
    }
  }
  const share = (sum: number | undefined) => (sum ?? 0) / options.sample / variance
  return Array.from({ length: factors }, (_, at) => ({ first: share(first[at]), total: share(total[at]) }))
}

const point = (random: Random, factors: number): Float64Array => Float64Array.from({ length: factors }, random)
