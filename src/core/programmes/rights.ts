// Who may read, adopt, change and report on programmes?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'

type Answerable = { readonly unitIds: readonly string[]; readonly leadUnitIds: readonly string[] }

export const mayReadProgrammes = (actor: Actor): boolean =>
  holds(actor, 'leader', 'office', 'statistics', 'unit', 'park', 'association')
/** The page that leaders decide by; the office prepares the meeting with the same page. */
export const mayReadBriefing = (actor: Actor): boolean => holds(actor, 'leader', 'office')
export const mayImportPlan = (actor: Actor): boolean => holds(actor, 'office')
export const mayAdoptPlan = (actor: Actor): boolean => holds(actor, 'office')
export const mayChangeProgramme = (actor: Actor): boolean => holds(actor, 'office')

/** Whether the actor's own unit is this one. The office reports too, for itself: plans name it for measures of its own. */
export const speaksFor = (actor: Actor, unitId: string): boolean =>
  holds(actor, 'unit', 'park', 'office') && unitsOf(actor).has(unitId)

/** A unit that the measure names reports on it, and for itself alone. */
export const mayReport = (actor: Actor, measure: Answerable): boolean =>
  measure.unitIds.some((id) => speaksFor(actor, id))

/** The lead confirms what the others report; the office confirms what the lead reports, and everything without a lead. */
export const mayConfirm = (actor: Actor, measure: Answerable, reportingUnitId: string): boolean => {
  if (holds(actor, 'office')) return measure.leadUnitIds.length === 0 || measure.leadUnitIds.includes(reportingUnitId)
  const own = unitsOf(actor)
  return holds(actor, 'unit', 'park') && !own.has(reportingUnitId) && measure.leadUnitIds.some((id) => own.has(id))
}

/** What has been confirmed is opened again by the office alone. */
export const mayReopen = (actor: Actor): boolean => holds(actor, 'office')
