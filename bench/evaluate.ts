import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Evaluation, evaluate } from '#core/evaluations/evaluate.ts'
import { sortKeys } from '#core/evaluations/order.ts'
import { PostgresMissing } from '../scripts/pg.mjs'
import { type Figures, type Outcome, round } from './benchmark.ts'
import { benchMethod, type Firms, inventFirms, subjectsOf } from './evaluation-data.ts'
import { type PeerResult, runDuckDb, timed } from './evaluation-peers.ts'
import { runPostgres } from './evaluation-postgres.ts'
import { radixSortDoubles } from './radix-doubles.ts'
import { measureRobustness, robustnessNote } from './robustness-draws.ts'
import { measureFrames } from './what-if-frames.ts'

// To try it out: JINGWEI_BENCH_FIRMS=50000 JINGWEI_BENCH_NATION=100000 npm run -s bench -- evaluate
const firmCount = Number(process.env.JINGWEI_BENCH_FIRMS ?? 1_000_000)
const whatIfCount = Number(process.env.JINGWEI_BENCH_WHAT_IF ?? 100_000)
const nationCount = Number(process.env.JINGWEI_BENCH_NATION ?? 4_236_000)

export async function measure(): Promise<Outcome> {
  const method = benchMethod()
  const firms = inventFirms(firmCount)
  const notes = [
    `${firmCount} invented enterprises × 6 items against the means of 31 industries, capped, item scores and totals rounded, ranks, 20/40/35/5 grades; medians after a warm-up`,
  ]
  const ours = await inMemory(firms, method)
  const duck = await runDuckDb(firms)
  notes.push(differences('DuckDB', ours.evaluation, duck))
  const onServer = await runPostgres(firms, method).catch((error: unknown) => {
    if (!(error instanceof PostgresMissing)) throw error
    notes.push('postgresSqlRatio, endToEndSeconds: no PostgreSQL server on this machine')
    return undefined
  })
  if (onServer !== undefined) notes.push(differences('PostgreSQL', ours.evaluation, onServer.peer))
  const robustnessSeconds = await measureRobustness()
  const nation = runNation()
  const frames = await measureFrames(whatIfCount)
  notes.push(
    'sortRatio: our whole evaluation ÷ the usual radix sort of its totals as doubles, places carried; keySortRatio: ÷ our own sort of them as whole cents, which has 14 bits to sort by instead of 64',
    'duckdbRatio, postgresSqlRatio: their time for the same in SQL on doubles, into a table of their own, ÷ ours; PostgreSQL with work_mem 512MB, up to 4 workers, jit off',
    'endToEndSeconds: nine columns out of PostgreSQL by COPY binary, evaluated, ten columns a firm back in by COPY binary, one transaction',
    `nationSeconds, nationPeakGb: ${nationCount} enterprises, first run in a process of its own; the peak holds the invented data too`,
    robustnessNote,
    ...frames.notes,
  )
  const figures: Figures = {
    memorySeconds: round(ours.seconds),
    duckdbRatio: round(duck.seconds / ours.seconds),
    ...(onServer === undefined ? {} : { postgresSqlRatio: round(onServer.peer.seconds / ours.seconds) }),
    sortRatio: round(ours.seconds / ours.sortSeconds),
    keySortRatio: round(ours.seconds / ours.keySortSeconds),
    ...(onServer === undefined ? {} : { endToEndSeconds: round(onServer.endToEndSeconds) }),
    nationSeconds: round(nation.seconds),
    nationPeakGb: round(nation.peakGb),
    robustnessSeconds: round(robustnessSeconds),
    ...frames.figures,
    duckdbSeconds: round(duck.seconds),
    ...(onServer === undefined ? {} : { postgresSqlSeconds: round(onServer.peer.seconds) }),
  }
  return { figures, notes }
}

const RUNS = 7

async function inMemory(firms: Firms, method: ReturnType<typeof benchMethod>) {
  const subjects = subjectsOf(firms)
  let last: Evaluation | undefined
  const seconds = await timed(() => {
    const result = evaluate(method, subjects)
    if (!result.ok) throw new Error(JSON.stringify(result.findings))
    last = result.evaluation
  }, RUNS)
  if (last === undefined) throw new Error('nothing was evaluated')
  const { total } = last.totals
  const printed = total.map((quanta) => quanta / 100)
  const sortSeconds = await timed(() => radixSortDoubles(printed), RUNS)
  const keySortSeconds = await timed(() => sortKeys(Uint32Array.from(total)), RUNS)
  return { evaluation: last, seconds, sortSeconds, keySortSeconds }
}

/** Sums of doubles in another order may move a mean's last bit, and once in a while a rounded score. */
function differences(name: string, { totals, ranks }: Evaluation, peer: PeerResult): string {
  let [total, place] = [0, 0]
  for (let row = 0; row < peer.total.length; row += 1) {
    if (Math.abs((peer.total[row] ?? 0) * 100 - (totals.total[row] ?? 0)) > 1e-6) total += 1
    if (peer.place[row] !== ranks.rank[row]) place += 1
  }
  return `${name}: ${total} of ${peer.total.length} totals and ${place} ranks differ from ours`
}

function runNation(): { readonly seconds: number; readonly peakGb: number } {
  const script = fileURLToPath(new URL('./evaluation-nation.ts', import.meta.url))
  const out = execFileSync(process.execPath, ['--import', 'tsx', script, String(nationCount)], { encoding: 'utf8' })
  return JSON.parse(out) as { readonly seconds: number; readonly peakGb: number }
}
