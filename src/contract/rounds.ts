import { z } from 'zod'
import { endpoint, Id, PageQuery } from './base.ts'
import { Job } from './jobs.ts'
import { roundFileKinds } from './rounds/file.ts'
import { Objection, RoundDifference } from './rounds/objection.ts'
import { RoundOwed } from './rounds/owed.ts'
import { RoundResults } from './rounds/results.ts'
import { PlannedStep, RoundLine, RoundPage, RoundValue, Step } from './rounds/round.ts'
import { RoundRow, SubjectPage } from './rounds/subject.ts'

const tags = ['rounds']
const byId = z.object({ id: Id })
const words = z.string().trim().max(1000)
const Setup = z.object({
  name: z.string().trim().min(1).max(100),
  period: z.string().trim().min(1).max(40),
  plan: z.array(PlannedStep).max(20),
  noticeDays: z.number().int().min(1).max(60),
  decideDays: z.number().int().min(1).max(60).default(5),
  thirdPartyUnitId: Id.nullable(),
  /** unit by the source that the method names */
  suppliers: z.record(z.string().max(200), Id),
})
export type RoundSetup = z.infer<typeof Setup>

export const rounds = {
  list: endpoint.route({ method: 'GET', path: '/rounds', tags }).input(z.object({})).output(z.array(RoundLine)),
  open: endpoint
    .route({ method: 'POST', path: '/rounds', tags })
    .input(Setup.extend({ methodId: Id, methodVersion: z.number().int().min(1) }))
    .output(RoundPage),
  get: endpoint.route({ method: 'GET', path: '/rounds/{id}', tags }).input(byId).output(RoundPage),
  plan: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/plan', tags })
    .input(Setup.extend({ id: Id, revision: z.number().int() }))
    .output(RoundPage),
  /** From the step that the asker saw to the next; `words` are needed where something that is not hard stands in the way. */
  advance: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/advance', tags })
    .input(z.object({ id: Id, from: Step, words: words.optional() }))
    .output(RoundPage),
  reopen: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/reopen', tags })
    .input(z.object({ id: Id, from: Step, to: Step, words: words.min(2) }))
    .output(RoundPage),
  opine: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/opinions', tags })
    .input(z.object({ id: Id, words: words.min(2) }))
    .output(RoundPage),
  owed: endpoint.route({ method: 'GET', path: '/rounds/{id}/owed', tags }).input(byId).output(z.array(RoundOwed)),
  /** Kept in the course of the round and shown to whom it concerns. */
  remind: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/reminders', tags })
    .input(z.object({ id: Id, debtors: z.array(Id).min(1).max(5000), words: words.optional() }))
    .output(z.array(RoundOwed)),
  inputs: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/inputs', tags })
    .input(PageQuery.extend({ id: Id, search: z.string().max(100).optional() }))
    .output(z.object({ total: z.number().int(), items: z.array(RoundRow) })),
  assign: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/unit', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), unitId: Id.nullable() }))
    .output(RoundPage),
  /** Takes a subject out again, with the reason, while the round is prepared. What was said of it stays in the history. */
  remove: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/removal', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), words: words.min(2) }))
    .output(RoundPage),
  subject: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/subjects/{row}', tags })
    .input(z.object({ id: Id, row: z.coerce.number().int(), computation: z.coerce.number().int().optional() }))
    .output(SubjectPage),
  /** Values of one subject in the stage of the step: supplied, self-reported with evidence, or found in review with reasons. */
  report: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/subjects/{row}/values', tags })
    .input(
      z.object({
        id: Id,
        row: z.coerce.number().int(),
        stage: z.enum(['published', 'self', 'reviewed']),
        values: z
          .array(
            z.object({
              input: z.string().max(63),
              value: RoundValue,
              words: words.optional(),
              fileIds: z.array(Id).max(20).default([]),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    .output(SubjectPage),
  /** A file that takes longer than a request; the job's result names it. */
  orderFile: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/files', tags })
    .input(z.object({ id: Id, what: z.enum(roundFileKinds) }))
    .output(Job),
  compute: endpoint.route({ method: 'POST', path: '/rounds/{id}/compute', tags }).input(byId).output(RoundPage),
  results: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/results', tags })
    .input(z.object({ id: Id, computation: z.coerce.number().int().optional() }))
    .output(RoundResults),
  objections: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/objections', tags })
    .input(byId)
    .output(z.array(Objection)),
  object: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/objections', tags })
    .input(
      z.object({
        id: Id,
        row: z.number().int(),
        input: z.string().max(63),
        claimed: RoundValue,
        words: words.min(2),
        fileId: Id.nullable(),
      }),
    )
    .output(z.array(Objection)),
  decide: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/objections/{objectionId}', tags })
    .input(
      z.object({
        id: Id,
        objectionId: Id,
        state: z.enum(['upheld', 'rejected']),
        value: RoundValue.optional(),
        words: words.min(2),
      }),
    )
    .output(z.array(Objection)),
  /** What the decisions not yet written in would do: nothing is kept. */
  tryCorrection: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/correction', tags })
    .input(byId)
    .output(RoundDifference),
  /** The same, kept; refused where it is no longer what the asker saw. */
  correct: endpoint
    .route({ method: 'POST', path: '/rounds/{id}/correction', tags })
    .input(z.object({ id: Id, objections: z.array(Id).min(1).max(5000) }))
    .output(RoundPage),
  /** From the published results to the last ones. */
  differences: endpoint
    .route({ method: 'GET', path: '/rounds/{id}/differences', tags })
    .input(byId)
    .output(RoundDifference),
}
