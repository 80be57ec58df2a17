// In which pieces is a long column walked, so that the engine compiles the walk once and keeps it?

/**
 * A loop over a million rows is compiled while it runs and thrown away at its end; a function that is called for
 * stretch after stretch is compiled once. The stretch also stays in the processor's cache.
 */
export const BLOCK = 8192

export function eachBlock(length: number, work: (from: number, to: number) => void): void {
  for (let from = 0; from < length; from += BLOCK) work(from, Math.min(length, from + BLOCK))
}
