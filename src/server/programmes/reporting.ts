import { reportingOn } from '#core/programmes/reports.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import { dayOf } from '../context.ts'

/** The cycle that is open today and the one that has closed; undefined where nothing is reported. */
export const reportingOf = (programme: StoredProgramme, today: string) =>
  reportingOn({ ...programme, adoptedOn: dayOf(programme.adoptedAt) }, today)
