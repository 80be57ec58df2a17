import type { Proposal } from '#contract/bindings.ts'
import { foldText } from '#core/base/text.ts'
import { proposeBindings } from '#core/indicators/binding.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { groupWord } from '#core/places/group.ts'
import { proposeAccumulation } from '#core/progress/goal.ts'
import { findTargets } from '#store/programmes/targets.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { loadPlaces, type PlacedSubject } from '../subjects/subjects.ts'
import { scaleOf } from './bindings.ts'

const MOST = 5

/** Which indicators a target may be measured by, with why; a person confirms one or looks for another. */
export async function proposeFor({ tx, actor }: CityContext, targetId: string): Promise<Proposal[]> {
  const [target] = await findTargets(tx, [targetId])
  if (target === undefined) throw new NotFound('target', targetId)
  const book = await loadCardBook(tx)
  const cards = book.indicators
    .filter(({ card, retiredOn }) => retiredOn === null && mayReadDisclosed(actor, card.disclosure))
    .map(({ card }) => card)
  const subject = subjectOf(target, await loadPlaces(tx))
  if (subject === undefined) return []
  return proposeBindings({ ...target, metric: subject.metric }, cards, MOST).flatMap(
    ({ code, score, reading: read, why }): Proposal[] => {
      const indicator = book.byCode.get(code)
      if (indicator === undefined) return []
      const { card } = indicator
      // what adds up over time is an increase already: 三年签约150个 is the sum of what each year signs
      const addsUp = read === 'increase' && proposeAccumulation(target, card, 'value') !== 'state'
      const reading = addsUp ? 'value' : read
      const scale = scaleOf(target, indicator, reading)
      if (!scale.ok) return []
      return [
        {
          ...{ indicatorId: indicator.id, indicatorCode: code, indicatorName: card.name, indicatorUnit: card.unit },
          ...{ decimals: card.decimals, subjectId: subject.place.id, subjectName: subject.place.name },
          ...{ reading, accumulation: proposeAccumulation(target, card, reading), scale: scale.value, score },
          why: { ...why, subject: subject.by },
        },
      ]
    },
  )
}

type Meant = { readonly place: PlacedSubject; readonly by: 'scope' | 'metric' | 'city'; readonly metric: string }

/**
 * The place that the target's scope names, the group of places that its metric begins with (园区工业总产值 is of all parks
 * together), or the city where neither names one. `metric` is what is left to be measured.
 */
function subjectOf(
  { scope, metric }: { readonly scope: string | null; readonly metric: string },
  places: readonly PlacedSubject[],
): Meant | undefined {
  // the longest name that fits: 望潮市临港工业园 is the park, not the city
  const byLength = [...places].sort((a, b) => b.name.length - a.name.length)
  const named = scope === null ? undefined : byLength.find(({ name, aliases }) => isNamed(scope, [name, ...aliases]))
  if (named !== undefined) return { place: named, by: 'scope', metric }
  const group = byLength.find(({ name, memberIds }) => memberIds !== null && beginsWith(metric, groupWord(name)))
  if (group !== undefined)
    return { place: group, by: 'metric', metric: foldText(metric).slice(foldText(groupWord(group.name)).length) }
  const city = places.find(({ parentId }) => parentId === null)
  return city === undefined ? undefined : { place: city, by: 'city', metric }
}

/** With something left behind it. */
const beginsWith = (metric: string, word: string): boolean =>
  word !== '' && foldText(metric).startsWith(foldText(word)) && foldText(metric).length > foldText(word).length

const isNamed = (scope: string, names: readonly string[]): boolean =>
  names.some((name) => name !== '' && foldText(scope).includes(foldText(name)))
