import { buildStale } from '../scripts/build.mjs'
import type { Outcome } from './benchmark.ts'

// Each part measures its own figures and is loaded when its turn comes, so that none warms up another's code.
const parts = [() => import('./reading.ts'), () => import('./starting.ts'), () => import('./list-pages.ts')] as const

export async function measure(): Promise<Outcome> {
  await buildStale()
  const outcomes: Outcome[] = []
  for (const load of parts) outcomes.push(await (await load()).measure())
  return {
    figures: Object.assign({}, ...outcomes.map((outcome) => outcome.figures)),
    notes: outcomes.flatMap((outcome) => outcome.notes),
  }
}
