import { z } from 'zod'
import { endpoint, Fault, Id, Instant } from './base.ts'

/** A sentence that the server has put together, in both languages. */
export const Said = z.object({ zh: z.string(), en: z.string() })
export type Said = z.infer<typeof Said>

export const MethodFinding = z.object({
  code: z.string(),
  severity: z.enum(['refuse', 'confirm', 'note']),
  field: z.string(),
  /** line of the method's text; null where that is not known */
  row: z.number().int().nullable(),
  said: Said,
  article: z.string().nullable(),
  confirmed: z.object({ words: z.string(), at: Instant, by: z.string().nullable() }).nullable(),
})
export type MethodFinding = z.infer<typeof MethodFinding>

const PerCohort = z.record(z.string(), z.number().nullable())

/** One line of the tree of items. */
export const MethodItem = z.object({
  code: z.string(),
  name: z.string(),
  depth: z.number().int(),
  section: z.enum(['items', 'bonus', 'deductions']),
  isLeaf: z.boolean(),
  unit: z.string().nullable(),
  /** full marks by cohort; null where the cohort does without it */
  weights: PerCohort,
  /** what is measured, how it becomes points, and what a missing value does; one entry where all cohorts have the same */
  rules: z.array(z.object({ cohort: z.string().nullable(), value: Said, score: Said })),
  missing: Said.nullable(),
  note: z.string().nullable(),
  article: z.string().nullable(),
  confirmed: z.boolean(),
  unverified: z.string().nullable(),
})
export type MethodItem = z.infer<typeof MethodItem>

export const MethodInput = z.object({
  code: z.string(),
  name: z.string(),
  type: z.enum(['number', 'text', 'boolean', 'list']),
  unit: z.string().nullable(),
  from: z.string().nullable(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  values: z.array(z.string()),
})
export type MethodInput = z.infer<typeof MethodInput>

export const MethodLine = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  subject: z.string(),
  period: z.string(),
  version: z.number().int(),
  /** what the office has still to confirm */
  unconfirmed: z.number().int(),
  refused: z.number().int(),
  rounds: z.number().int(),
})
export type MethodLine = z.infer<typeof MethodLine>

export const MethodPage = MethodLine.extend({
  shown: z.number().int(),
  versions: z.array(
    z.object({ version: z.number().int(), reason: z.string().nullable(), at: Instant, by: z.string().nullable() }),
  ),
  text: z.string(),
  sha256: z.string(),
  issuer: z.string().nullable(),
  documents: z.array(z.object({ title: z.string(), number: z.string().nullable(), issuer: z.string().nullable() })),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  notes: z.array(z.string()),
  cohorts: z.array(z.object({ code: z.string(), name: z.string(), where: z.string().nullable(), ranked: z.boolean() })),
  items: z.array(MethodItem),
  /** sums of full marks, by cohort */
  sums: PerCohort,
  grades: z.array(
    z.object({ cohorts: z.array(z.string()), name: z.string(), rule: Said, article: z.string().nullable() }),
  ),
  rulings: z.array(z.object({ name: z.string(), when: z.string(), article: z.string().nullable() })),
  inputs: z.array(MethodInput),
  findings: z.array(MethodFinding),
})
export type MethodPage = z.infer<typeof MethodPage>

export const MethodChange = z.object({
  kind: z.enum(['item', 'weight', 'cohort', 'rule', 'grade', 'input']),
  what: z.string(),
  before: Said.nullable(),
  after: Said.nullable(),
})
export type MethodChange = z.infer<typeof MethodChange>

const Stood = z
  .object({ row: z.number().int(), rank: z.number().int().nullable(), total: z.number(), grade: z.string().nullable() })
  .nullable()

/** The last finished round's subjects under two versions: those who stand elsewhere. */
export const MethodRanks = z.object({
  roundId: Id,
  round: z.string(),
  subjects: z.number().int(),
  /** why one of the versions cannot be computed on that round's values */
  refused: z.array(Said),
  moved: z.array(z.object({ row: z.number().int(), code: z.string(), name: z.string(), before: Stood, after: Stood })),
})
export type MethodRanks = z.infer<typeof MethodRanks>

const tags = ['methods']
const text = z.string().min(1).max(500_000)
const version = z.number().int().min(1)

export const methods = {
  list: endpoint.route({ method: 'GET', path: '/methods', tags }).input(z.object({})).output(z.array(MethodLine)),
  /** Those that come with the program. */
  shipped: endpoint
    .route({ method: 'GET', path: '/shipped-methods', tags })
    .input(z.object({}))
    .output(z.array(z.object({ code: z.string(), name: z.string(), subject: z.string(), period: z.string() }))),
  adopt: endpoint
    .route({ method: 'POST', path: '/shipped-methods/{code}', tags })
    .input(z.object({ code: z.string().regex(/^[a-z0-9-]{1,80}$/) }))
    .output(MethodPage),
  get: endpoint
    .route({ method: 'GET', path: '/methods/{id}', tags })
    .input(z.object({ id: Id, version: z.coerce.number().int().min(1).optional() }))
    .output(MethodPage),
  /** What could be said against a text, before it is kept. */
  check: endpoint
    .route({ method: 'POST', path: '/method-checks', tags })
    .input(z.object({ text, name: z.string().max(200) }))
    .output(z.object({ faults: z.array(Fault), findings: z.array(MethodFinding) })),
  create: endpoint
    .route({ method: 'POST', path: '/methods', tags })
    .input(z.object({ text, name: z.string().max(200) }))
    .output(MethodPage),
  revise: endpoint
    .route({ method: 'POST', path: '/methods/{id}', tags })
    .input(z.object({ id: Id, text, seen: version, reason: z.string().trim().min(2).max(500) }))
    .output(MethodPage),
  confirm: endpoint
    .route({ method: 'POST', path: '/methods/{id}/confirm', tags })
    .input(
      z.object({
        id: Id,
        version,
        findings: z
          .array(z.object({ field: z.string().max(300), code: z.string().max(100) }))
          .min(1)
          .max(500),
        words: z.string().trim().min(2).max(500),
      }),
    )
    .output(MethodPage),
  compare: endpoint
    .route({ method: 'GET', path: '/methods/{id}/compare', tags })
    .input(z.object({ id: Id, from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }))
    .output(z.array(MethodChange)),
  /** Null where no round by this method has come to its end, or the asker does not see the whole of it. */
  compareRanks: endpoint
    .route({ method: 'GET', path: '/methods/{id}/compare-ranks', tags })
    .input(z.object({ id: Id, from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }))
    .output(MethodRanks.nullable()),
}
