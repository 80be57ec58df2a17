import type { MethodRanks } from '#contract/methods.ts'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { movedBetween, type Placed } from '#core/rounds/moved.ts'
import { getMethodVersion } from '#store/rounds/methods.ts'
import { listComputations } from '#store/rounds/round-results.ts'
import { listRounds } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { said } from '../evaluations/finding-words.ts'
import { placedOf, scoresOf } from '../rounds/compute.ts'
import { type LoadedRound, loadCells, loadRound, subjectsOf } from '../rounds/load.ts'

type Asked = { readonly id: string; readonly from: number; readonly to: number }

/** Where everybody of the last round that came to its end would have stood under either version; null without such a round. */
export async function compareRanks(context: CityContext, { id, from, to }: Asked): Promise<MethodRanks | null> {
  const last = (await listRounds(context.tx)).find((one) => one.method_id === id && one.final_computation !== null)
  if (last === undefined) return null
  const loaded = await loadRound(context, last.id)
  // whoever sees one subject of it sees no ranks of all
  if (loaded.view !== 'all') return null
  const computed = (await listComputations(context.tx, last.id)).find(({ number }) => number === last.final_computation)
  const cells = await loadCells(context, last.id, computed === undefined ? {} : { until: computed.revision })
  const under = async (version: number) => {
    const { parsed } = await getMethodVersion(context.tx, id, version)
    const as: LoadedRound = { ...loaded, method: parsed }
    const evaluated = evaluate(parsed, subjectsOf(as, cells))
    return evaluated.ok
      ? { placed: placedOf(scoresOf(as, evaluated.evaluation)), refused: [] }
      : { placed: [], refused: evaluated.findings.filter(({ severity }) => severity === 'refuse') }
  }
  const [before, after] = [await under(from), await under(to)]
  const byRow = new Map(loaded.subjects.map((subject) => [subject.row, subject]))
  const moved = before.refused.length + after.refused.length > 0 ? [] : movedBetween(before.placed, after.placed)
  return {
    ...{ roundId: last.id, round: last.name, subjects: loaded.subjects.length },
    refused: [...before.refused, ...after.refused].map(({ code, facts }) => ({
      ...{ zh: said(code, facts, 'zh'), en: said(code, facts, 'en') },
    })),
    moved: moved.map(({ row, before: was, after: is }) => ({
      ...{ row, code: byRow.get(row)?.code ?? '', name: byRow.get(row)?.name ?? '' },
      ...{ before: bare(was), after: bare(is) },
    })),
  }
}

const bare = (placed: Placed | null) => (placed === null ? null : { ...placed })
