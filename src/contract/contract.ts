import { accounts, audit, settings } from './accounts.ts'
import { attention } from './attention.ts'
import { briefing } from './briefing.ts'
import { bulletins } from './bulletins.ts'
import { decompositions } from './decompositions.ts'
import { drafts } from './drafts.ts'
import { imports } from './imports.ts'
import { indicators } from './indicators.ts'
import { jobs } from './jobs.ts'
import { matrices } from './matrices.ts'
import { measures } from './measures.ts'
import { batches, observations, subjects } from './observations.ts'
import { programmes } from './programmes.ts'
import { session } from './session.ts'
import { places, units } from './units.ts'
import { updates } from './updates.ts'
import { whatIf } from './what-if.ts'

/** Every endpoint of the API but the plain file routes, which the server documents beside them. */
export const contract = {
  session,
  accounts,
  audit,
  settings,
  jobs,
  places,
  units,
  drafts,
  programmes,
  measures,
  updates,
  decompositions,
  matrices,
  attention,
  briefing,
  bulletins,
  indicators,
  subjects,
  observations,
  batches,
  imports,
  whatIf,
}
