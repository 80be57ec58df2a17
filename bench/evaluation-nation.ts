// tsx bench/evaluation-nation.ts ROWS: one evaluation in a process of its own, so that its peak is its own.
import { performance } from 'node:perf_hooks'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { benchMethod, inventFirms, subjectsOf } from './evaluation-data.ts'

const rows = Number(process.argv[2])
const subjects = subjectsOf(inventFirms(rows))
const start = performance.now()
const result = evaluate(benchMethod(), subjects)
const seconds = (performance.now() - start) / 1000
if (!result.ok) throw new Error(JSON.stringify(result.findings))
// kilobytes, as Linux counts them
console.log(JSON.stringify({ seconds, peakGb: process.resourceUsage().maxRSS / 1024 ** 2 }))
