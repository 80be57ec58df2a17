import { buildStale } from '../scripts/build.mjs'
import type { MeasureOptions, Outcome } from './benchmark.ts'
import { measureFiles } from './number-files.ts'
import { measureImports } from './number-imports.ts'
import { measurePages } from './number-pages.ts'

/** Some minutes; five years of a large city are 36,000,000. */
const FEW = 1_200_000

export async function measure({ rows = FEW }: MeasureOptions = {}): Promise<Outcome> {
  await buildStale()
  const files = await measureFiles()
  const imports = await measureImports()
  const pages = await measurePages(rows)
  return {
    figures: { ...pages.figures, ...imports.figures, ...files.figures },
    notes: [...pages.notes, ...imports.notes, ...files.notes],
  }
}
