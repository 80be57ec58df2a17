import type { CardVersion, Indicator, IndicatorDetail } from '#contract/indicators.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { mayChangeIndicators } from '#core/indicators/rights.ts'
import { hasObservations, listCardVersions, type StoredIndicator } from '#store/observations/indicators.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, formulaWords } from './card-book.ts'

export function showIndicator(
  indicator: StoredIndicator,
  book: CardBook,
  unitNames: ReadonlyMap<string, string>,
): Indicator {
  const { card } = indicator
  return {
    id: indicator.id,
    card: showCard(card),
    sourceUnitName: card.sourceUnitId === null ? null : (unitNames.get(card.sourceUnitId) ?? null),
    formulaWords: formulaWords(card, book),
    faults: [...(book.graph.faults.get(card.code) ?? [])],
    retiredOn: indicator.retiredOn,
    version: indicator.version,
  }
}

// The wire's lists may be changed by whoever holds them; core's may not.
export const showCard = (card: StoredIndicator['card']): Indicator['card'] => ({ ...card, aliases: [...card.aliases] })

export async function showDetail(
  { tx, actor }: CityContext,
  indicator: StoredIndicator,
  book: CardBook,
): Promise<IndicatorDetail> {
  const units = new Map((await listUnits(tx)).map(({ id, name }) => [id, name]))
  const versions = (await listCardVersions(tx, indicator.id)).map(
    (version): CardVersion => ({
      ...version,
      card: showCard(version.card),
      formulaWords: formulaWords(version.card, book),
      at: version.at.toISOString(),
    }),
  )
  const { code } = indicator.card
  const named = (codes: readonly string[]) =>
    codes.map((one) => ({ code: one, name: book.byCode.get(one)?.card.name ?? one }))
  return {
    ...showIndicator(indicator, book, units),
    versions,
    restsOn: named(book.graph.formulas.get(code)?.dependencies ?? []),
    usedBy: named(
      [...book.graph.formulas].flatMap(([other, { dependencies }]) => (dependencies.includes(code) ? [other] : [])),
    ),
    hasValues: await hasObservations(tx, indicator.id),
    mayChange: mayChangeIndicators(actor as Actor),
  }
}
