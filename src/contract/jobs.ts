import { z } from 'zod'
import { endpoint, Fault, Id, Instant } from './base.ts'

export const Job = z.object({
  id: Id,
  kind: z.enum([
    'plan.read',
    'backup',
    'observations.preview',
    'observations.import',
    'submission.template',
    'round.robustness',
    'round.file',
  ]),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  title: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  faults: z.array(Fault),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

const tags = ['jobs']
export const jobs = {
  /** The asker's own, newest first. */
  list: endpoint.route({ method: 'GET', path: '/jobs', tags }).output(z.array(Job)),
  get: endpoint
    .route({ method: 'GET', path: '/jobs/{id}', tags })
    .input(z.object({ id: Id }))
    .output(Job),
  cancel: endpoint
    .route({ method: 'POST', path: '/jobs/{id}/cancel', tags })
    .input(z.object({ id: Id }))
    .output(Job),
  backUp: endpoint.route({ method: 'POST', path: '/jobs/backup', tags }).output(Job),
}
