import { z } from 'zod'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { Day, endpoint, Id, Instant, PageQuery, pageOf } from './base.ts'
import { MissingReason, PeriodType, vintages } from './indicators.ts'

export const subjectKinds = ['place', 'unit', 'enterprise', 'project'] as const
export const batchKinds = ['submission', 'import', 'correction', 'roll-up', 'entry'] as const

export const Subject = z.object({
  id: z.number().int(),
  kind: z.enum(subjectKinds),
  /** of a place: city, county, town, park, zone … */
  placeKind: z.string().nullable(),
  placeId: Id.nullable(),
  unitId: Id.nullable(),
  parentId: z.number().int().nullable(),
  code: z.string().nullable(),
  name: z.string(),
  aliases: z.array(z.string()),
  industry: z.string().nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
})
export type Subject = z.infer<typeof Subject>

const Vintage = z.enum(vintages)

/** Why there is no value: a reason that was given, or what arithmetic cannot do. */
export const Absence = z.enum([
  ...MISSING_REASONS,
  'divided-by-zero',
  'out-of-range',
  'no-rate',
  'not-aggregated',
  'weight-zero',
  'no-rate',
])
export type Absence = z.infer<typeof Absence>

/** One cell of a page; only cells of which something is known are sent. */
export const Observation = z.object({
  indicatorId: z.number().int(),
  subjectId: z.number().int(),
  periodEnd: Day,
  /** in the unit of the indicator's card */
  value: z.number().nullable(),
  lastYear: z.number().nullable(),
  missing: Absence.nullable(),
  /** of a formula, the least final of what it rests on */
  vintage: Vintage,
  knownOn: Day,
  /** null where it was computed on reading */
  batchId: z.number().int().nullable(),
  /** added up over places of which so many have no value; null where it was not added up, 0 where none lacks */
  lacking: z.number().int().nullable(),
})
export type Observation = z.infer<typeof Observation>

const list = (part: z.ZodType<string, string>) =>
  z
    .string()
    .max(20_000)
    .transform((text) => text.split(',').filter((one) => one !== ''))
    .pipe(z.array(part))

/** How the numbers are seen: as they are now, as they were known on a day, or as the pages showed them at a moment. */
const Seen = z.object({ asOf: Day.optional(), recordedAt: Instant.optional() })

export const ObservationQuery = Seen.extend({
  /** codes, parted by commas */
  indicators: list(z.string().max(63)),
  /** numbers of subjects, parted by commas; all places without */
  subjects: list(z.string().regex(/^\d+$/)).optional(),
  from: Day,
  to: Day,
})
export type ObservationQuery = z.infer<typeof ObservationQuery>

export const ObservationPage = z.object({
  indicators: z.array(
    z.object({
      id: z.number().int(),
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      decimals: z.number().int(),
      periodType: PeriodType,
      method: z.string(),
    }),
  ),
  subjects: z.array(Subject),
  cells: z.array(Observation),
})
export type ObservationPage = z.infer<typeof ObservationPage>

export const BatchSource = z.object({
  fileId: Id.nullable(),
  fileName: z.string().nullable(),
  sheet: z.string().nullable(),
  submissionId: Id.nullable(),
  leafBatchIds: z.array(z.number().int()),
})

export const Batch = z.object({
  id: z.number().int(),
  kind: z.enum(batchKinds),
  state: z.enum(['open', 'done', 'undone', 'cancelled']),
  vintage: Vintage,
  knownOn: Day,
  reason: z.string().nullable(),
  source: BatchSource,
  cellCount: z.number().int(),
  indicators: z.array(z.object({ code: z.string(), name: z.string() })),
  firstPeriod: Day.nullable(),
  lastPeriod: Day.nullable(),
  openedAt: Instant,
  openedBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
  mayUndo: z.boolean(),
})
export type Batch = z.infer<typeof Batch>

export const HistoryEntry = z.object({
  value: z.number().nullable(),
  lastYear: z.number().nullable(),
  missing: MissingReason.nullable(),
  batch: Batch,
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

const cellKey = { indicator: z.string().max(63), subject: z.coerce.number().int(), periodEnd: Day }

export const ObservationHistory = z.object({
  /** what counts first, then what it replaced, then what was undone */
  entries: z.array(HistoryEntry),
  /** of a formula or of a sum over places: what it was computed from, each to be followed in turn */
  parts: z.array(Observation.extend({ indicatorCode: z.string(), indicatorName: z.string(), subjectName: z.string() })),
})
export type ObservationHistory = z.infer<typeof ObservationHistory>

/** Where in the file a value stands. */
export const Origin = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  /** as the file has it */
  text: z.string().nullable(),
})
export type Origin = z.infer<typeof Origin>

export const Entry = z.object({
  indicatorId: z.number().int(),
  subjectId: z.number().int(),
  periodEnd: Day,
  value: z.number().nullable(),
  lastYear: z.number().nullable(),
  missing: MissingReason.nullable(),
  /** the batch whose value the person saw, null for none: refused when another has come since */
  seenBatchId: z.number().int().nullable(),
})
export type Entry = z.infer<typeof Entry>

export const Difference = z.object({
  indicatorId: z.number().int(),
  indicatorName: z.string(),
  subjectId: z.number().int(),
  subjectName: z.string(),
  periodEnd: Day,
  before: HistoryEntry.omit({ batch: true }).extend({ vintage: Vintage, batchId: z.number().int() }).nullable(),
  after: HistoryEntry.omit({ batch: true }).extend({ vintage: Vintage, batchId: z.number().int() }).nullable(),
})

const tags = ['observations']
export const subjects = {
  list: endpoint
    .route({ method: 'GET', path: '/subjects', tags: ['subjects'] })
    .input(z.object({ kind: z.enum(subjectKinds).optional() }))
    .output(z.array(Subject)),
}

export const observations = {
  /** What is known of these indicators for these subjects between two days; formulas computed. */
  list: endpoint.route({ method: 'GET', path: '/observations', tags }).input(ObservationQuery).output(ObservationPage),
  history: endpoint
    .route({ method: 'GET', path: '/observations/history', tags })
    .input(z.object(cellKey))
    .output(ObservationHistory),
  origin: endpoint
    .route({ method: 'GET', path: '/observations/origin', tags })
    .input(z.object({ ...cellKey, batchId: z.coerce.number().int() }))
    .output(Origin),
  /** Values by hand, one batch: an entry where there was nothing, else a correction. */
  enter: endpoint
    .route({ method: 'POST', path: '/observations/entries', tags })
    .input(
      z.object({
        cells: z.array(Entry).min(1).max(2000),
        vintage: Vintage,
        knownOn: Day.optional(),
        reason: z.string().trim().min(1).max(400),
      }),
    )
    .output(Batch),
  differences: endpoint
    .route({ method: 'GET', path: '/observations/differences', tags })
    .input(z.object({ from: Instant, to: Instant, indicators: list(z.string().max(63)).optional() }))
    .output(z.array(Difference)),
}

export const batches = {
  /** Newest first. */
  list: endpoint
    .route({ method: 'GET', path: '/batches', tags })
    .input(PageQuery.extend({ kind: z.enum(batchKinds).optional(), indicator: z.string().max(63).optional() }))
    .output(pageOf(Batch)),
  get: endpoint
    .route({ method: 'GET', path: '/batches/{id}', tags })
    .input(z.object({ id: z.coerce.number().int() }))
    .output(Batch),
  /** Takes all its values back, with what was added up from them. */
  undo: endpoint
    .route({ method: 'POST', path: '/batches/{id}/undo', tags })
    .input(z.object({ id: z.coerce.number().int(), reason: z.string().trim().min(1).max(400) }))
    .output(Batch),
}
