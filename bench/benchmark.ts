/** Numbers by name; a group where peers are measured side by side: `{ listP95Ms: { pglite, postgres } }`. */
export type Figures = { readonly [name: string]: number | Figures }

/** `notes` say what was measured where that is not plain from the name. */
export type Outcome = { readonly figures: Figures; readonly notes: readonly string[] }

/** `rows`: how much of what is measured, where a benchmark asks */
export type MeasureOptions = {
  readonly rows?: number
  /** the one of several things measured, where a benchmark can leave the others out */
  readonly only?: string
}

export type Measure = (options?: MeasureOptions) => Promise<Outcome>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return middle
}

/** The value that this share of all values does not exceed; of few values the nearest one. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

/** Rounded for people: three digits are more than a busy machine can tell apart. */
export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
