import { z } from 'zod'
import { Day, endpoint, Id } from './base.ts'
import { Call, CallRow, CallSummary } from './collections/call.ts'
import { Collection, CollectionRow, Definition, UnitRecord } from './collections/collection.ts'
import { CellToSave, SavedCells, Sheet, SubmissionRow } from './collections/submission.ts'
import { Job } from './jobs.ts'

const words = (most: number) => z.string().trim().max(most)
const number = z.number().int()

const byId = z.object({ id: Id })

const reason = z.string().trim().min(2).max(500)

const decision = z.object({ id: Id, revision: number })

const tags = ['collections']

export const collections = {
  list: endpoint.route({ method: 'GET', path: '/collections', tags }).output(z.array(CollectionRow)),
  get: endpoint.route({ method: 'GET', path: '/collections/{id}', tags }).input(byId).output(Collection),
  create: endpoint.route({ method: 'POST', path: '/collections', tags }).input(Definition).output(Collection),
  /** The next version; calls that are open keep the one they were opened with. */
  change: endpoint
    .route({ method: 'PUT', path: '/collections/{id}', tags })
    .input(Definition.extend({ id: Id, version: number, reason }))
    .output(Collection),
  setState: endpoint
    .route({ method: 'POST', path: '/collections/{id}/state', tags })
    .input(z.object({ id: Id, state: z.enum(['active', 'closed']), reason }))
    .output(Collection),
  /** How punctually and well each unit reported on what was due between two days. */
  records: endpoint
    .route({ method: 'GET', path: '/collection-records', tags })
    .input(z.object({ from: Day, to: Day }))
    .output(z.array(UnitRecord)),
}

export const calls = {
  /** Newest period first. */
  list: endpoint.route({ method: 'GET', path: '/calls', tags }).output(z.array(CallRow)),
  open: endpoint
    .route({ method: 'POST', path: '/collections/{id}/calls', tags })
    .input(z.object({ id: Id, periodEnd: Day, dueOn: Day.optional() }))
    .output(Call),
  get: endpoint.route({ method: 'GET', path: '/calls/{id}', tags }).input(byId).output(Call),
  summary: endpoint.route({ method: 'GET', path: '/calls/{id}/summary', tags }).input(byId).output(CallSummary),
  setState: endpoint
    .route({ method: 'POST', path: '/calls/{id}/state', tags })
    .input(z.object({ id: Id, state: z.enum(['open', 'closed']), reason }))
    .output(Call),
  postpone: endpoint
    .route({ method: 'POST', path: '/calls/{id}/due', tags })
    .input(z.object({ id: Id, dueOn: Day, reason }))
    .output(Call),
  /** Notes that these units were reminded; they see it on their first page. */
  remind: endpoint
    .route({ method: 'POST', path: '/calls/{id}/remind', tags })
    .input(z.object({ id: Id, submissionIds: z.array(Id).min(1).max(500) }))
    .output(Call),
  /** All or none: the faults name each that stands in the way. */
  accept: endpoint
    .route({ method: 'POST', path: '/calls/{id}/accept', tags })
    .input(z.object({ id: Id, submissions: z.array(decision).min(1).max(500) }))
    .output(Call),
  lock: endpoint.route({ method: 'POST', path: '/calls/{id}/lock', tags }).input(byId).output(Call),
}

export const submissions = {
  /** Of the asker's units, newest period first. */
  mine: endpoint.route({ method: 'GET', path: '/submissions', tags }).output(z.array(SubmissionRow)),
  get: endpoint.route({ method: 'GET', path: '/submissions/{id}', tags }).input(byId).output(Sheet),
  save: endpoint
    .route({ method: 'PUT', path: '/submissions/{id}/cells', tags })
    .input(z.object({ id: Id, cells: z.array(CellToSave).min(1).max(2000) }))
    .output(SavedCells),
  /** Of a form that is too long to wait for: its template as a file, when the job is done (`fileId`, `fileName`). */
  template: endpoint.route({ method: 'POST', path: '/submissions/{id}/template', tags }).input(byId).output(Job),
  /** Refused with every finding that stands in the way. */
  submit: endpoint.route({ method: 'POST', path: '/submissions/{id}/submit', tags }).input(decision).output(Sheet),
  withdraw: endpoint.route({ method: 'POST', path: '/submissions/{id}/withdraw', tags }).input(decision).output(Sheet),
  accept: endpoint.route({ method: 'POST', path: '/submissions/{id}/accept', tags }).input(decision).output(Sheet),
  sendBack: endpoint
    .route({ method: 'POST', path: '/submissions/{id}/return', tags })
    .input(
      decision.extend({
        reason,
        cells: z.array(z.object({ subjectId: number, indicatorId: number })).max(500),
      }),
    )
    .output(Sheet),
  reopen: endpoint
    .route({ method: 'POST', path: '/submissions/{id}/reopen', tags })
    .input(decision.extend({ reason }))
    .output(Sheet),
  /** The unit asks the office to open accepted values again. */
  askRevision: endpoint
    .route({ method: 'POST', path: '/submissions/{id}/ask-revision', tags })
    .input(decision.extend({ reason }))
    .output(Sheet),
  /** A project or enterprise that is not in the list yet, below the unit's own place. */
  addSubject: endpoint
    .route({ method: 'POST', path: '/submissions/{id}/subjects', tags })
    .input(z.object({ id: Id, name: words(80).min(2), code: words(40).nullable() }))
    .output(Sheet),
}
