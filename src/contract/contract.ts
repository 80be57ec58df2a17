import { accounts, audit, settings } from './accounts.ts'
import { decompositions } from './decompositions.ts'
import { drafts } from './drafts.ts'
import { jobs } from './jobs.ts'
import { matrices } from './matrices.ts'
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
  decompositions,
  matrices,
  attention,
}
