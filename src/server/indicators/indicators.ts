import type { Indicator, IndicatorChange, IndicatorDetail, NewIndicator, Retirement } from '#contract/indicators.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { isSame } from '#core/base/same.ts'
import { storeExpression } from '#core/expressions/words.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { checkCard } from '#core/indicators/check-card.ts'
import { graphOf, readFormula } from '#core/indicators/graph.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import {
  hasObservations,
  insertIndicator,
  listIndicators as listStored,
  lockIndicator,
  type StoredIndicator,
  updateIndicator,
} from '#store/observations/indicators.ts'
import { NotFound } from '#store/refusals.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { loadCardBook } from './card-book.ts'
import { showDetail, showIndicator } from './show-indicator.ts'

export async function listIndicators({ tx, actor }: CityContext): Promise<Indicator[]> {
  const book = await loadCardBook(tx)
  const units = new Map((await listUnits(tx)).map(({ id, name }) => [id, name]))
  return book.indicators
    .filter(({ card }) => mayReadDisclosed(actor, card.disclosure))
    .map((indicator) => showIndicator(indicator, book, units))
}

export async function getIndicator(context: CityContext, code: string): Promise<IndicatorDetail> {
  const book = await loadCardBook(context.tx)
  const indicator = book.byCode.get(code)
  if (indicator === undefined || !mayReadDisclosed(context.actor, indicator.card.disclosure))
    throw new NotFound('indicator', code)
  return showDetail(context, indicator, book)
}

/** When a card holds from unless it says otherwise: before anything that anybody still reports. */
const ALWAYS = '1949-10-01'

export async function createIndicator(context: CityContext, input: NewIndicator): Promise<Outcome<IndicatorDetail>> {
  const added = await addIndicator(context, input.card, input.validFrom ?? ALWAYS)
  if (!added.ok) return added
  return good(await showDetail(context, added.value, await loadCardBook(context.tx)))
}

/** The same without the answer, for whoever adds many. */
export async function addIndicator(
  context: CityContext,
  input: IndicatorCard,
  validFrom: string,
): Promise<Outcome<StoredIndicator>> {
  const { tx, actor, now } = context
  const all = await listStored(tx)
  const checked = await checkAndFold(context, input, all)
  if (!checked.ok) return checked
  const card = checked.value
  const change = { validFrom, reason: null, at: now, by: actor.accountId }
  const sort = Math.max(0, ...all.map((one) => one.sort)) + 10
  const stored = await insertIndicator(tx, { card, pinyin: pinyinKey(card.name), sort, change })
  await noteIndicator(context, 'indicator.created', stored, { name: card.name })
  return good(stored)
}

export async function changeIndicator(context: CityContext, input: IndicatorChange): Promise<Outcome<IndicatorDetail>> {
  const before = await lockIndicator(context.tx, input.id)
  const changed = await changeCard(context, before, input)
  if (!changed.ok) return changed
  return good(await showDetail(context, changed.value, await loadCardBook(context.tx)))
}

/** The next version of a card; the same card again changes nothing. */
export async function changeCard(
  context: CityContext,
  before: StoredIndicator,
  input: Pick<IndicatorChange, 'version' | 'validFrom' | 'reason'> & { readonly card: IndicatorCard },
): Promise<Outcome<StoredIndicator>> {
  const { tx, actor, now } = context
  if (before.version !== input.version) return bad({ code: 'indicator.conflict', facts: { name: before.card.name } })
  const others = (await listStored(tx)).filter(({ id }) => id !== before.id)
  const faults = await fixedFaults(context, before, input.card)
  const checked = await checkAndFold(context, input.card, others)
  if (!checked.ok) return bad(...faults, ...checked.faults)
  if (faults.length > 0) return bad(...faults)
  const card = checked.value
  if (isSame(card, before.card)) return good(before)
  const after = { ...before, card, version: before.version + 1 }
  const change = { validFrom: input.validFrom, reason: input.reason, at: now, by: actor.accountId }
  await updateIndicator(tx, { ...after, pinyin: pinyinKey(card.name) }, change)
  await noteIndicator(context, 'indicator.changed', after, { before: before.card, after: card, reason: input.reason })
  return good(after)
}

/** Values are kept in the card's unit and named by the last day of its period, so neither changes under them. */
async function fixedFaults({ tx }: CityContext, before: StoredIndicator, card: IndicatorCard): Promise<Fault[]> {
  const faults: Fault[] = []
  const fixed = (field: 'code' | 'unit' | 'periodType') => {
    const facts = { name: before.card.name, before: before.card[field], after: card[field] }
    faults.push({ code: `indicator.${field === 'periodType' ? 'period' : field}-fixed`, place: { field }, facts })
  }
  // Formulas, mappings and files name it by its code.
  if (card.code !== before.card.code) fixed('code')
  if (card.unit === before.card.unit && card.periodType === before.card.periodType) return faults
  if (!(await hasObservations(tx, before.id))) return faults
  if (card.unit !== before.card.unit) fixed('unit')
  if (card.periodType !== before.card.periodType) fixed('periodType')
  return faults
}

/** The card with its formula over codes, or everything that is wrong with it, alone and with the others. */
async function checkAndFold(
  { tx }: CityContext,
  card: IndicatorCard,
  others: readonly StoredIndicator[],
): Promise<Outcome<IndicatorCard>> {
  const cards = others.filter(({ retiredOn }) => retiredOn === null).map((one) => one.card)
  const faults: Fault[] = [
    ...checkCard(
      card,
      others.map((one) => one.card),
    ),
  ]
  if (card.sourceUnitId !== null && !(await listUnits(tx)).some(({ id }) => id === card.sourceUnitId))
    faults.push({ code: 'indicator.unit-unknown', place: { field: 'sourceUnitId' } })
  if (card.method !== 'formula' || faults.some(({ place }) => place?.field === 'formula')) {
    return faults.length > 0 ? bad(...faults) : good({ ...card, formula: null })
  }
  const read = readFormula(card, [...cards, card])
  if (!read.ok) return bad(...faults, ...read.faults)
  const folded = { ...card, formula: storeExpression(read.value) }
  const broken = graphOf([...cards, folded]).faults.get(card.code) ?? []
  return faults.length + broken.length > 0 ? bad(...faults, ...broken) : good(folded)
}

export async function retireIndicator(context: CityContext, input: Retirement): Promise<Outcome<IndicatorDetail>> {
  const { tx, actor, now, today } = context
  const before = await lockIndicator(tx, input.id)
  if (before.version !== input.version) return bad({ code: 'indicator.conflict', facts: { name: before.card.name } })
  const book = await loadCardBook(tx)
  const users = [...book.graph.formulas].flatMap(([code, { dependencies }]) =>
    dependencies.includes(before.card.code) && book.byCode.get(code)?.retiredOn === null ? [code] : [],
  )
  if (input.retiredOn !== null && users.length > 0) {
    const names = users.map((code) => book.byCode.get(code)?.card.name ?? code).join('、')
    return bad({ code: 'indicator.in-use', facts: { name: before.card.name, names } })
  }
  const after = { ...before, retiredOn: input.retiredOn, version: before.version + 1 }
  const change = { validFrom: input.retiredOn ?? today, reason: input.reason, at: now, by: actor.accountId }
  await updateIndicator(tx, { ...after, pinyin: pinyinKey(before.card.name) }, change)
  const action = input.retiredOn === null ? 'indicator.resumed' : 'indicator.retired'
  await noteIndicator(context, action, after, { retiredOn: input.retiredOn, reason: input.reason })
  return good(await showDetail(context, after, await loadCardBook(tx)))
}

const noteIndicator = (
  context: CityContext,
  action: string,
  { card }: StoredIndicator,
  detail: Readonly<Record<string, unknown>>,
) => note(context, { action, subjectKind: 'indicator', subjectId: card.code, detail })
