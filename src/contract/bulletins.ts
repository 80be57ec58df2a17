import { z } from 'zod'
import { bulletinKinds, bulletinPeriods, bulletinStates } from '#core/bulletins/course.ts'
import { Day, endpoint, Id, Instant } from './base.ts'

const SeriesCard = {
  name: z.string().trim().min(1).max(60),
  kind: z.enum(bulletinKinds),
  periodType: z.enum(bulletinPeriods),
  /** number of the subject that it speaks of, and what its sentences call it: 全市 */
  subjectId: z.number().int(),
  wholeName: z.string().trim().min(1).max(20),
  issuer: z.string().trim().min(1).max(60),
  /** 望潮工快〔{年}〕{期数}号 */
  numberPattern: z.string().trim().min(1).max(60),
  issueDay: z.number().int().min(1).max(28),
  remindDays: z.number().int().min(0).max(60),
}

export const BulletinSeries = z.object({
  id: Id,
  ...SeriesCard,
  templateFileId: Id,
  version: z.number().int(),
  retired: z.boolean(),
  /** the bulletin that is to be made now; null where none is */
  due: z.object({ periodEnd: Day, on: Day, isLate: z.boolean() }).nullable(),
})
export type BulletinSeries = z.infer<typeof BulletinSeries>

const Gap = z.object({
  tag: z.string(),
  indicator: z.string(),
  subject: z.string(),
  missing: z.string(),
  /** of a sum that is not whole, the places that it lacks */
  lacking: z.array(z.string()),
})

export const BulletinLine = z.object({
  id: Id,
  seriesId: Id,
  seriesName: z.string(),
  kind: z.enum(bulletinKinds),
  periodType: z.enum(bulletinPeriods),
  periodEnd: Day,
  title: z.string(),
  state: z.enum(bulletinStates),
  revision: z.number().int(),
  documentNumber: z.string().nullable(),
  valuesAt: Instant,
  issuedAt: Instant.nullable(),
  gapCount: z.number().int(),
  correctsId: Id.nullable(),
})
export type BulletinLine = z.infer<typeof BulletinLine>

export const FrozenFact = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  subjectId: z.number().int(),
  subjectName: z.string(),
  periodEnd: Day,
  value: z.number().nullable(),
  lastYear: z.number().nullable(),
  missing: z.string().nullable(),
  batches: z.array(z.number().int()),
})
export type FrozenFact = z.infer<typeof FrozenFact>

export const ChangedFact = z.object({
  fact: FrozenFact,
  now: z.object({ value: z.number().nullable(), lastYear: z.number().nullable(), missing: z.string().nullable() }),
  /** words of the text that would be others now */
  words: z.array(z.object({ printed: z.string().nullable(), now: z.string().nullable() })),
})
export type ChangedFact = z.infer<typeof ChangedFact>

export const BulletinEvent = z.object({
  revision: z.number().int(),
  move: z.enum(['open', 'refill', 'edit', 'submit', 'return', 'issue', 'drop']),
  at: Instant,
  by: z.string().nullable(),
  words: z.string().nullable(),
})

export const Bulletin = BulletinLine.extend({
  /** paragraphs of the file, cells of a table parted by tabs */
  text: z.string(),
  edited: z.boolean(),
  gaps: z.array(Gap),
  facts: z.array(FrozenFact),
  factsSha256: z.string(),
  fileSha256: z.string(),
  events: z.array(BulletinEvent),
  /** numbers that are others by now than the bulletin has them */
  changed: z.array(ChangedFact),
  mayEdit: z.boolean(),
  mayIssue: z.boolean(),
})
export type Bulletin = z.infer<typeof Bulletin>

const tags = ['bulletins']
const revision = z.number().int()

export const bulletins = {
  series: endpoint
    .route({ method: 'GET', path: '/bulletin-series', tags })
    .input(z.object({}))
    .output(z.array(BulletinSeries)),
  /** With a template of our own to begin with, written for the indicators named. */
  createSeries: endpoint
    .route({ method: 'POST', path: '/bulletin-series', tags })
    .input(z.object({ ...SeriesCard, indicators: z.array(z.string().max(63)).min(1).max(40) }))
    .output(BulletinSeries),
  changeSeries: endpoint
    .route({ method: 'POST', path: '/bulletin-series/{id}', tags })
    .input(z.object({ id: Id, ...SeriesCard, version: revision, retired: z.boolean() }))
    .output(BulletinSeries),
  list: endpoint
    .route({ method: 'GET', path: '/bulletins', tags })
    .input(z.object({ seriesId: Id.optional() }))
    .output(z.array(BulletinLine)),
  get: endpoint
    .route({ method: 'GET', path: '/bulletins/{id}', tags })
    .input(z.object({ id: Id }))
    .output(Bulletin),
  /** Drafts one from the series' template and the numbers of this moment. */
  open: endpoint
    .route({ method: 'POST', path: '/bulletins', tags })
    .input(z.object({ seriesId: Id, periodEnd: Day, correctsId: Id.optional() }))
    .output(Bulletin),
  /** Fills the draft again with the numbers of this moment; what was edited by hand is lost, and kept in the history. */
  refill: endpoint
    .route({ method: 'POST', path: '/bulletins/{id}/refill', tags })
    .input(z.object({ id: Id, revision }))
    .output(Bulletin),
  submit: endpoint
    .route({ method: 'POST', path: '/bulletins/{id}/submit', tags })
    .input(z.object({ id: Id, revision, words: z.string().trim().max(400).optional() }))
    .output(Bulletin),
  return: endpoint
    .route({ method: 'POST', path: '/bulletins/{id}/return', tags })
    .input(z.object({ id: Id, revision, words: z.string().trim().min(1).max(400) }))
    .output(Bulletin),
  issue: endpoint
    .route({ method: 'POST', path: '/bulletins/{id}/issue', tags })
    .input(z.object({ id: Id, revision }))
    .output(Bulletin),
  drop: endpoint
    .route({ method: 'POST', path: '/bulletins/{id}/drop', tags })
    .input(z.object({ id: Id, revision, words: z.string().trim().min(1).max(400) }))
    .output(Bulletin),
}
