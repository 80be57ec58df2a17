import type { RoundOwed } from '#contract/rounds/owed.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { isOwed } from '#core/rounds/duties.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from './act.ts'
import { debtorId, loadDuties } from './duties.ts'
import { type LoadedRound, loadRound } from './load.ts'

/** Who owes what at the present step; the late first. */
export const listOwed = async (context: CityContext, id: string): Promise<RoundOwed[]> =>
  owedIn(context, await loadRound(context, id))

async function owedIn(context: CityContext, loaded: LoadedRound): Promise<RoundOwed[]> {
  const { duties, reminded, memberNames } = await loadDuties(context, loaded)
  const owed = duties.filter(isOwed).flatMap(({ kind, debtor, count, due, late }): RoundOwed[] => {
    const id = debtorId(debtor)
    if (id === null) return []
    const name = loaded.unitNames.get(id) ?? memberNames.get(id) ?? ''
    return [{ debtor: id, name, kind, count, due, late, remindedAt: reminded.get(id)?.toISOString() ?? null }]
  })
  return owed.sort((a, b) => Number(b.late) - Number(a.late))
}

/** Keeps who was reminded, with the words; who owes nothing any more is left out. They see it in their day. */
export async function remindDebtors(
  context: CityContext,
  {
    id,
    debtors,
    words,
  }: { readonly id: string; readonly debtors: readonly string[]; readonly words?: string | undefined },
): Promise<Outcome<RoundOwed[]>> {
  const loaded = await loadRound(context, id, { lock: true })
  const wanted = new Map(
    (await owedIn(context, loaded)).filter((one) => debtors.includes(one.debtor)).map((one) => [one.debtor, one.name]),
  )
  if (wanted.size === 0) return bad({ code: 'round.nobody-owes' })
  const detail = { reminded: [...wanted.values()].join('、'), debtors: [...wanted.keys()].join(' ') }
  await keepAct(context, loaded.round, { move: 'remind', words: words || null, detail })
  return good(await owedIn(context, loaded))
}
