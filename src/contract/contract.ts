import { accounts, audit, settings } from './accounts.ts'
import { calls, collections, submissions } from './collections.ts'
import { drafts } from './drafts.ts'
import { indicators } from './indicators.ts'
import { jobs } from './jobs.ts'
import { batches, observations, subjects } from './observations.ts'
import { attention, measures, programmes, updates } from './programmes.ts'
import { session } from './session.ts'
import { places, units } from './units.ts'

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
  attention,
  indicators,
  subjects,
  observations,
  batches,
  collections,
  calls,
  submissions,
}
