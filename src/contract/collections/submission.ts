import { z } from 'zod'
import { SUBMISSION_STATES } from '#core/collections/states.ts'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, Fault, Id, Instant } from '../base.ts'
import { FrozenForm } from './form.ts'

const PeriodType = z.enum(PERIOD_TYPES)
const MissingReason = z.enum(MISSING_REASONS)
const RowKind = z.enum(['place', 'unit', 'enterprise', 'project'])
const SubmissionStateShape = z.enum(SUBMISSION_STATES)
const number = z.number().int()

/** What a unit has to fill in, or has filled in. */
export const SubmissionRow = z.object({
  id: Id,
  callId: Id,
  title: z.string(),
  periodType: PeriodType,
  periodEnd: Day,
  dueOn: Day,
  unitId: Id,
  unitName: z.string(),
  state: SubmissionStateShape,
  revision: number,
  filled: number,
  asked: number,
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  /** what was said when it was sent back or opened again */
  words: z.string().nullable(),
  /** days; of what is not handed in, until today; null while it is not due */
  lateDays: number.nullable(),
  warnings: number,
  reasons: number,
  returnCount: number,
  revisionCount: number,
  revisionAsked: z.string().nullable(),
  remindedAt: Instant.nullable(),
  /** the earliest reminder day has come */
  near: z.boolean(),
  overdue: z.boolean(),
  mayFill: z.boolean(),
  mayDecide: z.boolean(),
  mayReopen: z.boolean(),
  /** the asker may see what is in it */
  mayRead: z.boolean(),
})
export type SubmissionRow = z.infer<typeof SubmissionRow>

export const Side = z.enum(['now', 'last-year'])

const cellKey = { subjectId: number, indicatorId: number, side: Side }

export const Cell = z.object({
  ...cellKey,
  text: z.string(),
  reason: z.string().nullable(),
  revision: number,
  at: Instant,
  by: z.string().nullable(),
})
export type Cell = z.infer<typeof Cell>

/** What the city knows around a cell. */
export const Known = z.object({
  subjectId: number,
  indicatorId: number,
  before: z.number().nullable(),
  beforeInYear: z.number().nullable(),
  lastYear: z.number().nullable(),
  history: z.array(z.number()),
})
export type Known = z.infer<typeof Known>

/** A value of this period that came another way: shown with its source, and not asked. */
export const HeldCell = z.object({
  subjectId: number,
  indicatorId: number,
  value: z.number().nullable(),
  lastYear: z.number().nullable(),
  missing: MissingReason.nullable(),
  batchId: number,
  source: z.enum(['import', 'submission', 'entry', 'correction', 'roll-up']),
  /** file or collection */
  sourceName: z.string().nullable(),
  knownOn: Day,
})
export type HeldCell = z.infer<typeof HeldCell>

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const KeptFinding = z.object({
  code: z.string(),
  severity: z.string(),
  subjectId: number,
  indicatorIds: z.array(number),
  side: Side,
  facts: Facts,
  reason: z.string().nullable(),
})

export const SubmissionEvent = z.object({
  number,
  action: z.string(),
  words: z.string().nullable(),
  at: Instant,
  by: z.string().nullable(),
  cells: z.array(z.object({ subjectId: number, indicatorId: number })),
})

export const Sheet = SubmissionRow.extend({
  collectionId: Id,
  callState: z.enum(['open', 'closed']),
  ownerUnitName: z.string().nullable(),
  form: FrozenForm,
  subjects: z.array(z.object({ id: number, name: z.string(), code: z.string().nullable() })),
  cells: z.array(Cell),
  known: z.array(Known),
  held: z.array(HeldCell),
  returnedCells: z.array(z.object({ subjectId: number, indicatorId: number })),
  reopenedReason: z.string().nullable(),
  keptFindings: z.array(KeptFinding),
  events: z.array(SubmissionEvent),
  batchId: number.nullable(),
  /** which of its values no longer count because their batch was undone */
  batchUndone: z.boolean(),
  rowKind: RowKind.nullable(),
  previousId: Id.nullable(),
  nextId: Id.nullable(),
})
export type Sheet = z.infer<typeof Sheet>

export const CellToSave = z.object({
  ...cellKey,
  text: z.string().max(200),
  reason: z.string().trim().max(400).nullable(),
  /** that the person saw; null for a cell that was never saved */
  revision: number.nullable(),
})

export const SavedCells = z.object({
  saved: z.array(z.object({ ...cellKey, revision: number, at: Instant })),
  /** what somebody else has written since: nothing of these was saved */
  conflicts: z.array(Cell),
  refused: z.array(z.object({ ...cellKey, fault: Fault })),
  state: SubmissionStateShape,
  revision: number,
  filled: number,
  asked: number,
})
export type SavedCells = z.infer<typeof SavedCells>

export const UploadedSheet = z.object({
  /** nothing in the file differs from what stands here */
  unchanged: z.boolean(),
  taken: number,
  same: number,
  /** each with its cell in the file, in words of a fault */
  problems: z.array(Fault),
  /** the file as it came, problems marked in it; null where there are none */
  markedFileId: Id.nullable(),
  markedFileName: z.string().nullable(),
})
export type UploadedSheet = z.infer<typeof UploadedSheet>

export const CollectionAttention = z.object({
  toFill: z.array(SubmissionRow),
  toAccept: z.array(SubmissionRow),
  revisionsAsked: z.array(SubmissionRow),
})
