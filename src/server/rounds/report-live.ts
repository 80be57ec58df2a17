import { bad, good, type Outcome } from '#core/base/fault.ts'
import { maySeeResults } from '#core/rounds/rights.ts'
import type { CityContext } from '../context.ts'
import { type LiveOptions, liveWorkbook, MOST_LIVE } from '../evaluations/live/live-workbook.ts'
import { evaluateRound } from './compute.ts'
import { loadCells, loadRound } from './load.ts'
import { findComputation } from './subject.ts'

type Made = { readonly name: string; readonly bytes: Uint8Array }

/** The result of a round as formulas over its data; for those who see the whole. What is answered writes it, and asks the store nothing. */
export async function loadLive(
  context: CityContext,
  id: string,
): Promise<Outcome<(written?: LiveOptions['written']) => Promise<Made>>> {
  const loaded = await loadRound(context, id)
  const { round, view, subjects } = loaded
  const sees = view === 'all' && maySeeResults(view, round.state)
  const computed = sees ? await findComputation(context, loaded) : undefined
  if (computed === undefined) return bad({ code: 'round.results.not-found' })
  if (subjects.length > MOST_LIVE)
    return bad({ code: 'round.too-many-for-formulas', facts: { count: subjects.length, most: MOST_LIVE } })
  const evaluated = evaluateRound(loaded, await loadCells(context, id, { until: computed.revision }))
  if (!evaluated.ok) return evaluated
  const note = `第 ${computed.number} 次计算，数据 SHA-256 ${computed.input_sha256}，结果 SHA-256 ${computed.result_sha256}`
  const title = `${round.name}计算表`
  return good(async (written) => ({
    name: `${title}（带公式）.xlsx`,
    bytes: await liveWorkbook(evaluated.value, { title, note, ...(written === undefined ? {} : { written }) }),
  }))
}

export async function exportLive(context: CityContext, id: string): Promise<Outcome<Made>> {
  const loaded = await loadLive(context, id)
  return loaded.ok ? good(await loaded.value()) : loaded
}
