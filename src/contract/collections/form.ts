import { z } from 'zod'
import { LAYOUTS } from '#core/collections/layout.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'

const PeriodType = z.enum(PERIOD_TYPES)
const Severity = z.enum(['error', 'needs-reason', 'warning'])
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
