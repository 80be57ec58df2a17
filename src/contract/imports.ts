import { z } from 'zod'
import { Day, endpoint, Id, Instant, Nothing } from './base.ts'
import { vintages } from './indicators.ts'
import { Job } from './jobs.ts'
import { subjectKinds } from './observations.ts'

/**
 * What a column of somebody else's table holds. value: of the indicator that the column stands for; in the long form of
 * the one that its row names.
 */
export const columnRoles = [
  'ignore',
  'subject-code',
  'subject-name',
  'period',
  'indicator',
  'unit',
  'value',
  'last-year',
  'parent-name',
] as const
export type ColumnRole = (typeof columnRoles)[number]

export const ImportColumn = z.object({
  /** from 1 */
  at: z.number().int().min(1),
  header: z.string().max(200),
  role: z.enum(columnRoles),
  /** code of the indicator that a value or last-year column stands for; null in the long form */
  indicator: z.string().max(63).nullable(),
  /** in which the file has the numbers; blank for the indicator's own */
  unit: z.string().max(40),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportMapping = z.object({
  sheet: z.string().max(100).nullable(),
  /** the last row of the header, units included; values begin below */
  lastHeaderRow: z.number().int().min(0).max(50),
  subjectKind: z.enum(subjectKinds),
  columns: z.array(ImportColumn).max(300),
  /** names as the file has them, with the subject that a person said they mean; 0 leaves such rows out */
  names: z.record(z.string().max(200), z.number().int()),
  /** firms and projects that nobody knows yet are taken up, by their code */
  addUnknown: z.boolean(),
})
export type ImportMapping = z.infer<typeof ImportMapping>

export const ImportOrder = z.object({
  fileId: Id,
  mapping: ImportMapping,
  /** of all values where no column says it */
  periodEnd: Day.nullable(),
  vintage: z.enum(vintages),
  knownOn: Day,
})
export type ImportOrder = z.infer<typeof ImportOrder>

export const ImportInspection = z.object({
  fileId: Id,
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  sheets: z.array(z.string()),
  /** the first rows as they stand, each with its number */
  head: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  fingerprint: z.string(),
  mapping: ImportMapping,
  /** the mapping is the one that was used for such a file before; null where it was guessed */
  remembered: z.object({ id: Id, name: z.string(), usedAt: Instant }).nullable(),
  /** the same bytes have been imported before */
  importedBefore: z.array(z.object({ batchId: z.number().int(), doneAt: Instant, by: z.string().nullable() })),
})
export type ImportInspection = z.infer<typeof ImportInspection>

export const RememberedMapping = z.object({
  id: Id,
  name: z.string(),
  columns: z.number().int(),
  indicators: z.array(z.string()),
  usedAt: Instant,
})

const tags = ['imports']
export const imports = {
  /** Looks into a file and says how it was understood the last time, or how it might be. */
  inspect: endpoint
    .route({ method: 'POST', path: '/imports/inspect', tags })
    .input(z.object({ fileId: Id, sheet: z.string().max(100).nullable() }))
    .output(ImportInspection),
  /** A job that reads the whole file and changes nothing; its result is an ImportReport. */
  preview: endpoint.route({ method: 'POST', path: '/imports/preview', tags }).input(ImportOrder).output(Job),
  /** A job that writes what the preview showed, as one batch: all rows, or the good ones where the person says so. */
  run: endpoint
    .route({ method: 'POST', path: '/imports/run', tags })
    .input(
      ImportOrder.extend({
        reason: z.string().trim().max(400).nullable(),
        goodRowsOnly: z.boolean(),
        /** as the preview counted them, so that progress has an end */
        rows: z.number().int().nullable(),
      }),
    )
    .output(Job),
  mappings: endpoint.route({ method: 'GET', path: '/imports/mappings', tags }).output(z.array(RememberedMapping)),
  forget: endpoint
    .route({ method: 'DELETE', path: '/imports/mappings/{id}', tags })
    .input(z.object({ id: Id }))
    .output(Nothing),
}

const Side = z.object({ value: z.number().nullable(), lastYear: z.number().nullable(), missing: z.string().nullable() })

export const ImportSample = z.object({
  row: z.number().int().nullable(),
  indicator: z.string(),
  subject: z.string(),
  periodEnd: Day,
  before: Side.nullable(),
  after: Side.nullable(),
})
export type ImportSample = z.infer<typeof ImportSample>

const Count = z.number().int()

/** What an import would do, or has done. The lists are the first of many; the counts are of all. */
export const ImportReport = z.object({
  rows: Count,
  /** rows without any fault that say something */
  goodRows: Count,
  cells: Count,
  added: Count,
  changed: Count,
  same: Count,
  /** cells that were blank: nothing is said of them */
  blank: Count,
  /** written or changed, but something later or more final stands above them */
  outweighed: Count,
  /** rows of totals and rows that a person left out */
  leftOut: Count,
  gone: Count,
  faulty: Count,
  newSubjects: Count,
  indicators: z.array(z.object({ code: z.string(), name: z.string(), unit: z.string() })),
  periods: z.array(Day),
  /** said explicitly: 亿元 → 万元, ×10000 */
  conversions: z.array(
    z.object({ column: z.string(), from: z.string(), to: z.string(), times: z.number(), over: z.number() }),
  ),
  changes: z.array(ImportSample),
  additions: z.array(ImportSample),
  /** named in earlier files of the kind, and not in this one */
  missing: z.array(z.string()),
  unmatched: z.array(
    z.object({
      text: z.string(),
      rows: Count,
      firstRow: Count,
      suggestions: z.array(z.object({ id: z.number().int(), name: z.string() })),
    }),
  ),
  unmatchedNames: Count,
  faults: z.array(
    z.object({
      code: z.string(),
      row: z.number().int(),
      column: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** of the batch that was written; null in a preview, and where nothing was new */
  batchId: z.number().int().nullable(),
})
export type ImportReport = z.infer<typeof ImportReport>
