import type { LightRulesPage } from '#contract/progress.ts'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import {
  checkLightRules,
  type DatedLightRules,
  lightRulesOn,
  STARTING_LIGHT_RULES,
} from '#core/indicators/light-rules.ts'
import { maySetLightRules } from '#core/progress/rights.ts'
import { listLightRules, putLightRules, removeLightRules } from '#store/progress/light-rules.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'

export async function showLightRules({ tx, actor, today }: CityContext): Promise<LightRulesPage> {
  const own = await listLightRules(tx)
  const starting = STARTING_LIGHT_RULES.map((one) => ({ ...one, setAt: null, setBy: null }))
  const all = [...starting, ...own]
  const now = lightRulesOn(all, today)
  return {
    maySet: maySetLightRules(actor),
    dated: all.toReversed().map(({ from, source, rules, setAt, setBy }) => ({
      ...{ from, source, rules: { ...rules }, setAt: setAt?.toISOString() ?? null, setBy },
      inForce: from === now?.from,
    })),
  }
}

export async function setLightRules(context: CityContext, given: DatedLightRules): Promise<Outcome<LightRulesPage>> {
  const { tx, actor, now, today } = context
  const faults = checkLightRules(given.rules)
  const early = given.from < today ? [{ code: 'light-rules.past', place: { field: 'from' }, facts: { today } }] : []
  if (faults.length + early.length > 0) return bad(...early, ...faults)
  await putLightRules(tx, given, { at: now, by: actor.accountId })
  const detail = { from: given.from, source: given.source, rules: given.rules }
  await note(context, { action: 'light-rules.set', subjectKind: 'light-rules', subjectId: given.from, detail })
  return good(await showLightRules(context))
}

export async function dropLightRules(context: CityContext, from: Day): Promise<Outcome<LightRulesPage>> {
  const { tx, today } = context
  const own = (await listLightRules(tx)).find((one) => one.from === from)
  if (own === undefined) throw new NotFound('light-rules', from)
  if (from <= today) return bad({ code: 'light-rules.in-force', facts: { from } })
  await removeLightRules(tx, from)
  const detail = { source: own.source, rules: own.rules }
  await note(context, { action: 'light-rules.dropped', subjectKind: 'light-rules', subjectId: from, detail })
  return good(await showLightRules(context))
}
