import { z } from 'zod'
import { LAYOUTS } from '#core/collections/layout.ts'
import { SUBMISSION_STATES } from '#core/collections/states.ts'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, endpoint, Fault, Id, Instant } from './base.ts'
import { Job } from './jobs.ts'

const PeriodType = z.enum(PERIOD_TYPES)
const MissingReason = z.enum(MISSING_REASONS)
const Severity = z.enum(['error', 'needs-reason', 'warning'])
const RowKind = z.enum(['place', 'unit', 'enterprise', 'project'])
const SubmissionStateShape = z.enum(SUBMISSION_STATES)
const words = (most: number) => z.string().trim().max(most)
const number = z.number().int()

export const FormField = z.object({
  indicatorId: number,
  asks: z.enum(['value', 'pair']),
  required: z.boolean(),
  note: words(400).nullable(),
})
export const FormRule = z.object({
  id: words(40).min(1),
  condition: words(500),
  severity: Severity,
  words: words(200),
})
export const FormParts = z.object({
  id: words(40).min(1),
  whole: z.string(),
  parts: z.array(z.string()).min(1).max(50),
  exhaustive: z.boolean(),
  tolerance: z.number().min(0),
  severity: Severity,
  words: words(200),
})
export const Form = z.object({
  sections: z.array(z.object({ title: words(60), fields: z.array(FormField).max(200) })).max(40),
  rules: z.array(FormRule).max(100),
  parts: z.array(FormParts).max(100),
})
export type Form = z.infer<typeof Form>

/** Of an indicator's card, as it stood when the call was opened. */
export const FieldCard = z.object({
  code: z.string(),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  kind: z.enum(['level', 'growth', 'share', 'increment', 'rank']),
  periodType: PeriodType,
  decimals: number,
  overPlaces: z.unknown(),
  overTime: z.unknown(),
  disclosure: z.string(),
})
export const FrozenForm = z.object({
  layout: z.enum(LAYOUTS),
  sections: z.array(z.object({ title: z.string(), fields: z.array(FormField.extend({ card: FieldCard })) })),
  rules: z.array(FormRule.omit({ condition: true }).extend({ text: z.string(), condition: z.unknown() })),
  parts: z.array(FormParts),
})

export const Definition = z.object({
  title: words(80).min(2),
  /** the rule or document that it rests on */
  basis: words(200).nullable(),
  periodType: PeriodType,
  ownerUnitId: Id.nullable(),
  layout: z.enum(LAYOUTS),
  rowKind: RowKind.nullable(),
  dueMonths: number.min(0).max(12),
  dueDay: number.min(1).max(31),
  /** days before the due day on which units are reminded */
  remindBefore: z.array(number.min(0).max(60)).max(10),
  /** last day of the first period asked */
  firstPeriod: Day,
  form: Form,
  recipients: z.array(z.object({ unitId: Id, subjectIds: z.array(number).min(1).max(5000) })).max(500),
})
export type Definition = z.infer<typeof Definition>

const CalendarEntry = z.object({ periodEnd: Day, opensOn: Day, dueOn: Day })
const StateCounts = z.record(z.string(), number)

export const CallRow = z.object({
  id: Id,
  collectionId: Id,
  title: z.string(),
  periodType: PeriodType,
  periodEnd: Day,
  dueOn: Day,
  state: z.enum(['open', 'closed']),
  version: number,
  openedAt: Instant,
  byCalendar: z.boolean(),
  counts: StateCounts,
  units: number,
  /** due, and not handed in */
  silent: number,
  late: number,
})
export type CallRow = z.infer<typeof CallRow>

export const CollectionRow = z.object({
  id: Id,
  title: z.string(),
  basis: z.string().nullable(),
  periodType: PeriodType,
  ownerUnitName: z.string().nullable(),
  layout: z.enum(LAYOUTS),
  state: z.enum(['active', 'closed']),
  version: number,
  fields: number,
  recipients: number,
  dueMonths: number,
  dueDay: number,
  next: CalendarEntry.nullable(),
  lastCall: CallRow.nullable(),
})
export type CollectionRow = z.infer<typeof CollectionRow>

export const Collection = z.object({
  id: Id,
  version: number,
  state: z.enum(['active', 'closed']),
  definition: Definition,
  ownerUnitName: z.string().nullable(),
  recipients: z.array(
    z.object({ unitId: Id, unitName: z.string(), subjects: z.array(z.object({ id: number, name: z.string() })) }),
  ),
  fields: z.array(z.object({ indicatorId: number, code: z.string(), name: z.string(), unit: z.string() })),
  versions: z.array(
    z.object({ version: number, reason: z.string().nullable(), at: Instant, by: z.string().nullable() }),
  ),
  calls: z.array(CallRow),
  /** periods that can be opened by hand now, latest first */
  openable: z.array(CalendarEntry),
  coming: z.array(CalendarEntry),
  mayChange: z.boolean(),
})
export type Collection = z.infer<typeof Collection>

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

export const Call = CallRow.extend({
  submissions: z.array(SubmissionRow),
  ownerUnitName: z.string().nullable(),
  mayManage: z.boolean(),
  mayLock: z.boolean(),
})
export type Call = z.infer<typeof Call>

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

export const CallSummary = z.object({
  fields: z.array(
    z.object({
      indicatorId: number,
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      decimals: number,
      asks: z.enum(['value', 'pair']),
      section: z.string(),
    }),
  ),
  rows: z.array(
    z.object({
      subjectId: number,
      subjectName: z.string(),
      submissionId: Id,
      unitName: z.string(),
      state: SubmissionStateShape,
      /** in the fields' order; null where the submission has not been handed in */
      cells: z.array(
        z
          .object({ value: z.number().nullable(), lastYear: z.number().nullable(), missing: MissingReason.nullable() })
          .nullable(),
      ),
    }),
  ),
  /** in the fields' order, by each indicator's rule; null where its values do not add up */
  sums: z.array(
    z.object({ value: z.number(), lastYear: z.number().nullable(), present: number, lacking: number }).nullable(),
  ),
})
export type CallSummary = z.infer<typeof CallSummary>

export const UnitRecord = z.object({
  unitId: Id,
  unitName: z.string(),
  asked: number,
  onTime: number,
  late: number,
  silent: number,
  lateDays: number,
  returns: number,
  findings: number,
  revisions: number,
})
export type UnitRecord = z.infer<typeof UnitRecord>

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

export const CollectionAttention = z.object({
  toFill: z.array(SubmissionRow),
  toAccept: z.array(SubmissionRow),
  revisionsAsked: z.array(SubmissionRow),
})
