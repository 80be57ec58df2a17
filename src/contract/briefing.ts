import { z } from 'zod'
import { Day, endpoint, Id, Instant } from './base.ts'
import { measureStatuses } from './updates.ts'

const status = z.enum(measureStatuses)
const someOf = <T extends z.ZodType>(item: T) => z.object({ total: z.number().int(), items: z.array(item) })
const measure = { programmeId: Id, measureId: Id, number: z.string(), title: z.string() }
/** A unit with the person who answers for it first, where one is recorded. */
const Answering = z.object({ unitId: Id, unitName: z.string(), first: z.string().nullable() })

/** What a leader decides by, over all running programmes; each list begins with the gravest and says how long it is. */
export const Briefing = z.object({
  today: Day,
  /** what is told as changed has changed on this day or since */
  since: Day,
  programmes: z.array(z.object({ id: Id, title: z.string() })),
  figures: z.object({
    measures: z.number().int(),
    byStatus: z.partialRecord(status, z.number().int()),
    unreported: z.number().int(),
    silentUnits: z.number().int(),
    /** reports that these units owe together */
    owedReports: z.number().int(),
    /** how many more or fewer measures stand so than on the day of `since` */
    shift: z.partialRecord(status, z.number().int()),
  }),
  asks: someOf(z.object({ ...measure, unitName: z.string(), period: z.string(), ask: z.string() })),
  stuck: someOf(
    z.object({
      ...measure,
      status: status.nullable(),
      leads: z.array(Answering),
      lateStep: z.object({ text: z.string(), due: Day, days: z.number().int() }).nullable(),
      problem: z.object({ unitName: z.string(), problem: z.string() }).nullable(),
    }),
  ),
  silent: someOf(
    Answering.extend({
      measures: z.number().int(),
      /** report cycles that are owed */
      periods: z.array(z.string()),
      lastReportAt: Instant.nullable(),
    }),
  ),
  moves: someOf(
    z.object({
      ...measure,
      leads: z.array(z.string()),
      before: status.nullable(),
      after: status,
      turn: z.enum(['worse', 'better', 'begun']),
      at: Instant,
    }),
  ),
  stepsDone: someOf(z.object({ ...measure, step: z.string(), doneOn: Day })),
  versions: someOf(
    z.object({
      programmeId: Id,
      title: z.string(),
      version: z.number().int(),
      at: Instant,
      reason: z.string().nullable(),
      differences: z.number().int(),
    }),
  ),
})
export type Briefing = z.infer<typeof Briefing>

export const briefing = {
  get: endpoint.route({ method: 'GET', path: '/briefing', tags: ['briefing'] }).output(Briefing),
}
