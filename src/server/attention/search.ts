import { mayReadProgrammes } from '#core/programmes/rights.ts'
import { mayReadUnits } from '#core/units/rights.ts'
import { type Found, searchEverything } from '#store/attention.ts'
import type { CityContext } from '../context.ts'

/** Programmes, measures, targets and units by name, number or pinyin initials, of what the asker may see. */
export async function search({ tx, actor }: CityContext, words: string): Promise<Found[]> {
  const kinds = { programmes: mayReadProgrammes(actor), units: mayReadUnits(actor) }
  return [...(await searchEverything(tx, words.trim(), kinds))]
}
