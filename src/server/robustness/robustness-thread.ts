import { parentPort, workerData } from 'node:worker_threads'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { reportRobustness } from '#core/robustness/report.ts'
import type { Analysis, Said } from './apart.ts'

// Runs as a thread of its own: evaluates what it is given once more, and says how far it is until it has the report.
const { method, subjects, settings } = workerData as Analysis
const say = (said: Said) => parentPort?.postMessage(said)

const evaluated = evaluate(method, subjects)
// the house has evaluated the same before it asked
if (!evaluated.ok) throw new Error(`nobody is scored: ${evaluated.findings.map(({ code }) => code).join(', ')}`)
const steps = reportRobustness(evaluated.evaluation, settings)
let step = steps.next()
while (!step.done) {
  say({ kind: 'progress', ...step.value })
  step = steps.next()
}
say({ kind: 'done', report: step.value })
