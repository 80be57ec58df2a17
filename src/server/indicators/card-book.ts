import type { Day } from '#core/base/day.ts'
import { wordExpression } from '#core/expressions/words.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { graphOf, type IndicatorGraph } from '#core/indicators/graph.ts'
import type { CityHandle } from '#store/handle.ts'
import { recall } from '#store/memory/recall.ts'
import { listCardHistory, listIndicators, type StoredIndicator } from '#store/observations/indicators.ts'

/** The city's indicators with what their cards said when. */
export type CardBook = {
  readonly indicators: readonly StoredIndicator[]
  readonly byCode: ReadonlyMap<string, StoredIndicator>
  readonly byId: ReadonlyMap<number, StoredIndicator>
  /** formulas as the cards stand now */
  readonly graph: IndicatorGraph
  /** formulas as they stood for periods that end on a day */
  readonly graphOn: (day: Day) => IndicatorGraph
  /** formulas as they stand now and as they ever stood */
  readonly graphs: readonly IndicatorGraph[]
}

/** a card's text, its version's and what is made of it */
const CARD_BYTES = 4_000

export const loadCardBook = (tx: CityHandle): Promise<CardBook> =>
  recall(tx, {
    key: 'cards',
    restsOn: ['indicator'],
    read: () => readCardBook(tx),
    weigh: ({ indicators, graphs }) => indicators.length * CARD_BYTES * graphs.length,
  })

async function readCardBook(tx: CityHandle): Promise<CardBook> {
  const indicators = await listIndicators(tx)
  const history = indicators.some(({ version }) => version > 1) ? await listCardHistory(tx) : []
  const turns = [...new Set(history.map(({ validFrom }) => validFrom))].sort()
  const graph = memoGraph(tx.cityId, 'now', indicators)
  const graphOn = (day: Day): IndicatorGraph => {
    const turn = turns.filter((one) => one <= day).at(-1) ?? turns[0]
    if (turn === undefined || turn === turns.at(-1)) return graph
    return memoGraph(
      tx.cityId,
      turn,
      indicators.map((one) => cardOn(one, history, turn)),
    )
  }
  return {
    indicators,
    byCode: new Map(indicators.map((one) => [one.card.code, one])),
    byId: new Map(indicators.map((one) => [one.id, one])),
    graph,
    graphOn,
    graphs: [...new Set([graph, ...turns.map(graphOn)])],
  }
}

type Dated = Pick<StoredIndicator, 'id' | 'version' | 'card'> & { readonly validFrom: Day }

/** The version that was in force on a day; before the first, the first: older periods were counted by what there was. */
function cardOn(
  indicator: StoredIndicator,
  history: readonly Dated[],
  day: Day,
): Pick<Dated, 'id' | 'version' | 'card'> {
  const own = history.filter(({ id }) => id === indicator.id)
  const inForce = own.filter(({ validFrom }) => validFrom <= day)
  return inForce.at(-1) ?? own[0] ?? indicator
}

/** Reading formulas is dear beside everything else on a page, and the same cards give the same graph. */
const graphs = new Map<string, { readonly key: string; readonly graph: IndicatorGraph }>()

function memoGraph(
  cityId: number,
  turn: string,
  cards: readonly { readonly id: number; readonly version: number; readonly card: IndicatorCard }[],
): IndicatorGraph {
  const slot = `${cityId} ${turn}`
  const key = cards.map(({ id, version }) => `${id}.${version}`).join(' ')
  const known = graphs.get(slot)
  if (known?.key === key) return known.graph
  const graph = graphOf(cards.map(({ card }) => card))
  if (graphs.size > 200) graphs.clear()
  graphs.set(slot, { key, graph })
  return graph
}

/** A formula with names in place of codes, as people read it. */
export function formulaWords(card: IndicatorCard, book: Pick<CardBook, 'graph' | 'byCode'>): string | null {
  if (card.formula === null) return null
  const formula = book.graph.formulas.get(card.code)
  const latest = book.byCode.get(card.code)?.card.formula === card.formula
  if (formula === undefined || !latest) return nameCodes(card.formula, book)
  return wordExpression(formula, (code) => book.byCode.get(code)?.card.name)
}

/** What no longer reads as a formula, or was replaced since, is shown as it stands with names in place of codes. */
const nameCodes = (formula: string, { byCode }: Pick<CardBook, 'byCode'>): string =>
  formula.replace(/[a-z][a-z0-9_]*/g, (code) => byCode.get(code)?.card.name ?? code)
