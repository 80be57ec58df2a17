import { z } from 'zod'
import { shareRules } from '#core/decompositions/decomposition.ts'
import { shareFindingCodes } from '#core/decompositions/finding-codes.ts'
import { endpoint, Id, Instant, Nothing } from './base.ts'
import { Target } from './targets.ts'

const Amount = z.number().finite()

export const Share = z
  .object({
    unitId: Id.nullable(),
    placeId: Id.nullable(),
    /** one for each period; null is not filled in, which is not 0 */
    values: z.array(Amount.nullable()).max(20),
    weight: Amount.min(0).nullable(),
    /** what is handed down is value × factor */
    factor: Amount.positive().max(100).nullable(),
    factorReason: z.string().trim().max(200),
    note: z.string().trim().max(500),
  })
  .refine(({ unitId, placeId }) => (unitId === null) !== (placeId === null), { path: ['unitId'] })

export const DecompositionContent = z.object({
  rule: z.enum(shareRules),
  unit: z.string().trim().max(40),
  periods: z
    .array(z.string().regex(/^\d{4}(-\d{4})?$/))
    .min(1)
    .max(20),
  shares: z.array(Share).max(300),
})
export type DecompositionContent = z.infer<typeof DecompositionContent>

export const ShareFinding = z.object({
  code: z.enum(shareFindingCodes),
  severity: z.enum(['stop', 'wrong', 'note']),
  share: z.number().int().nullable(),
  period: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const Held = z.object({
  period: z.string().nullable(),
  sum: z.number(),
  whole: z.number(),
  difference: z.number(),
  missing: z.number().int(),
})

/** draft: never issued · changed: issued, with a newer draft beside it */
export const decompositionStates = ['none', 'draft', 'issued', 'changed'] as const

export const DecompositionRow = z.object({
  target: Target,
  state: z.enum(decompositionStates),
  version: z.number().int(),
  issuedAt: Instant.nullable(),
  /** how many units and places share it, and what is held against the whole: of the issued split, else of the draft */
  shares: z.number().int(),
  unit: z.string(),
  rule: z.enum(shareRules).nullable(),
  held: z.array(Held),
  findings: z.array(ShareFinding),
  /** the target demands something else since it was split */
  outdated: z.boolean(),
})
export type DecompositionRow = z.infer<typeof DecompositionRow>

export const WholeValue = z.object({
  metric: z.string(),
  value: z.number(),
  valueMax: z.number().nullable(),
  unit: z.string(),
  comparator: z.enum(['>=', '<=', '=', '~']),
  kind: z.enum(['level', 'growth', 'share', 'increment']),
  period: z.string().nullable(),
})

export const DecompositionVersion = z.object({
  version: z.number().int(),
  at: Instant,
  by: z.string(),
  reason: z.string(),
  whole: WholeValue,
  content: DecompositionContent,
})
export type DecompositionVersion = z.infer<typeof DecompositionVersion>

export const Decomposition = z.object({
  target: Target,
  /** null until somebody has saved one; goes back with every change */
  revision: z.number().int().nullable(),
  /** the programme's term, from which periods are proposed */
  term: z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
  /** only for who may change it */
  draft: DecompositionContent.nullable(),
  /** newest first */
  versions: z.array(DecompositionVersion),
  outdated: z.boolean(),
  mayChange: z.boolean(),
})
export type Decomposition = z.infer<typeof Decomposition>

/** What one unit or place was handed for one period. */
export const IssuedShare = z.object({
  targetId: Id,
  metric: z.string(),
  comparator: z.enum(['>=', '<=', '=', '~']),
  unit: z.string(),
  unitId: Id.nullable(),
  placeId: Id.nullable(),
  /** of the unit or the place */
  name: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  factor: z.number().nullable(),
  factorReason: z.string(),
  /** value × factor */
  demand: z.number().nullable(),
  note: z.string(),
  version: z.number().int(),
  issuedAt: Instant,
  mine: z.boolean(),
})
export type IssuedShare = z.infer<typeof IssuedShare>

const ofTarget = z.object({ id: Id, targetId: Id })
const tags = ['decompositions']
const path = '/programmes/{id}/decompositions'
export const decompositions = {
  /** Every target in force, split or not. */
  list: endpoint
    .route({ method: 'GET', path, tags })
    .input(z.object({ id: Id }))
    .output(z.array(DecompositionRow)),
  get: endpoint
    .route({ method: 'GET', path: `${path}/{targetId}`, tags })
    .input(ofTarget)
    .output(Decomposition),
  save: endpoint
    .route({ method: 'PUT', path: `${path}/{targetId}`, tags })
    .input(ofTarget.extend({ revision: z.number().int().nullable(), content: DecompositionContent }))
    .output(Decomposition),
  /** The draft becomes the next version, with its reason. */
  issue: endpoint
    .route({ method: 'POST', path: `${path}/{targetId}/issue`, tags })
    .input(ofTarget.extend({ revision: z.number().int(), reason: z.string().trim().min(2).max(500) }))
    .output(Decomposition),
  discard: endpoint
    .route({ method: 'POST', path: `${path}/{targetId}/discard`, tags })
    .input(ofTarget.extend({ revision: z.number().int() }))
    .output(Nothing),
  /** What has been issued, a line for each unit or place and period. */
  shares: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/shares', tags })
    .input(z.object({ id: Id }))
    .output(z.array(IssuedShare)),
}
