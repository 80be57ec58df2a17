import type { Found } from '#contract/attention.ts'
import { unitsOf } from '#core/accounts/roles.ts'
import { mayReadDrafts, mayReadIssued } from '#core/bulletins/rights.ts'
import { mayReadCall } from '#core/collections/rights.ts'
import { mayReadDisclosed, mayReadIndicators } from '#core/indicators/rights.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { readsEveryProgramme } from '#core/programmes/disclosure.ts'
import { mayReadProgrammes } from '#core/programmes/rights.ts'
import { mayAskRounds, mayReadMethods } from '#core/rounds/rights.ts'
import { mayReadUnits } from '#core/units/rights.ts'
import { type Found as FoundRow, type Seen, searchEverything } from '#store/attention/search.ts'
import { listMethods } from '#store/rounds/methods.ts'
import type { CityContext } from '../context.ts'
import { pinyinKey } from '../pinyin.ts'
import { listDisclosed } from '../programmes/disclosed.ts'
import { listRounds } from '../rounds/rounds.ts'

/** Whatever has a page of its own, by name, number or pinyin initials, of what the asker may see. */
export async function search(context: CityContext, asked: string): Promise<Found[]> {
  const words = asked.trim()
  const found = await searchEverything(context.tx, words, seenBy(context))
  return [
    ...(await withoutUndisclosed(context, found)).map(show),
    ...(await findRounds(context, words)),
    ...(await findMethods(context, words)),
  ]
}

function seenBy({ actor }: CityContext): Seen {
  const indicators = mayReadDisclosed(actor, 'restricted') ? 'all' : 'unrestricted'
  return {
    programmes: mayReadProgrammes(actor),
    indicators: mayReadIndicators(actor) ? indicators : 'none',
    collections: mayReadCall(actor, null) ? 'all' : [...unitsOf(actor)].filter((unitId) => mayReadCall(actor, unitId)),
    bulletins: mayReadDrafts(actor) ? 'all' : mayReadIssued(actor) ? 'issued' : 'none',
    units: mayReadUnits(actor),
  }
}

const show = ({ number, ...one }: FoundRow): Found =>
  number === null || number === '' ? one : { ...one, under: `${one.under} · ${numberWords(number)}` }

async function withoutUndisclosed(context: CityContext, found: readonly FoundRow[]): Promise<readonly FoundRow[]> {
  if (!found.some(({ programmeId }) => programmeId !== null) || readsEveryProgramme(context.actor)) return found
  const disclosed = new Set((await listDisclosed(context)).map(({ id }) => id))
  return found.filter(({ programmeId }) => programmeId === null || disclosed.has(programmeId))
}

/** There are few of them, and which one sees of them is not asked in SQL. */
async function findRounds(context: CityContext, words: string): Promise<Found[]> {
  if (!mayAskRounds(context.actor)) return []
  return (await listRounds(context))
    .filter(({ name }) => isCalled(name, words))
    .map(({ id, name, methodName }) => ({ kind: 'round', id, title: name, under: methodName, programmeId: null }))
}

async function findMethods({ tx, actor }: CityContext, words: string): Promise<Found[]> {
  if (!mayReadMethods(actor)) return []
  return (await listMethods(tx))
    .filter(({ name, code }) => isCalled(name, words) || code.toLowerCase().includes(words.toLowerCase()))
    .map(({ id, name, code }) => ({ kind: 'method', id, title: name, under: code, programmeId: null }))
}

const isCalled = (name: string, words: string): boolean =>
  name.toLowerCase().includes(words.toLowerCase()) || pinyinKey(name).includes(words.toLowerCase())
