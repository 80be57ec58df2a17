import { readsEveryProgramme } from '#core/programmes/disclosure.ts'
import { mayReadProgrammes } from '#core/programmes/rights.ts'
import { mayReadUnits } from '#core/units/rights.ts'
import { type Found, searchEverything } from '#store/programmes/attention.ts'
import type { CityContext } from '../context.ts'
import { listDisclosed } from '../programmes/disclosed.ts'

/** Programmes, measures, targets and units by name, number or pinyin initials, of what the asker may see. */
export async function search(context: CityContext, words: string): Promise<Found[]> {
  const { tx, actor } = context
  const kinds = { programmes: mayReadProgrammes(actor), units: mayReadUnits(actor) }
  const found = await searchEverything(tx, words.trim(), kinds)
  if (!kinds.programmes || readsEveryProgramme(actor)) return [...found]
  const disclosed = new Set((await listDisclosed(context)).map(({ id }) => id))
  return found.filter(({ programmeId }) => programmeId === null || disclosed.has(programmeId))
}
