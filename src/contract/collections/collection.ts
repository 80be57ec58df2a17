import { z } from 'zod'
import { LAYOUTS } from '#core/collections/layout.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Day, Id, Instant } from '../base.ts'
import { CallRow } from './call.ts'
import { Form } from './form.ts'

const PeriodType = z.enum(PERIOD_TYPES)
const RowKind = z.enum(['place', 'unit', 'enterprise', 'project'])
const words = (most: number) => z.string().trim().max(most)
const number = z.number().int()

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
