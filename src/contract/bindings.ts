import { z } from 'zod'
import { endpoint, Id, Instant } from './base.ts'

export const bindingReadings = ['value', 'growth', 'increase'] as const
export const accumulations = ['year-flow', 'span-flow', 'state'] as const

/** Value of the indicator × times ÷ over is the value in the target's unit. */
export const Scale = z.object({ times: z.number(), over: z.number() })

const Measured = z.object({
  indicatorId: z.number().int(),
  indicatorCode: z.string(),
  indicatorName: z.string(),
  indicatorUnit: z.string(),
  decimals: z.number().int(),
  subjectId: z.number().int(),
  subjectName: z.string(),
  reading: z.enum(bindingReadings),
  accumulation: z.enum(accumulations),
  scale: Scale,
})

export const Binding = Measured.extend({ id: Id, boundAt: Instant, boundBy: z.string() })
export type Binding = z.infer<typeof Binding>

export const EndedBinding = Binding.extend({
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  reason: z.string().nullable(),
})
export type EndedBinding = z.infer<typeof EndedBinding>

export const Proposal = Measured.extend({
  /** 0 to 1; 1 is a name told alike, not a certainty */
  score: z.number(),
  why: z.object({
    /** the indicator's name or alias that is like the target's */
    name: z.string(),
    likeness: z.number(),
    unit: z.enum(['same', 'converts', 'unknown']),
    /** whether the target's scope names the subject, its metric begins with it, or it was taken to be the whole city */
    subject: z.enum(['scope', 'metric', 'city']),
  }),
})
export type Proposal = z.infer<typeof Proposal>

/** What is to hold for these targets from now on; a unit that cannot be converted is refused. */
export const BindInput = z.object({
  targets: z
    .array(
      z.object({
        id: Id,
        /** the binding that the person saw; null for none. Refused when another has come since. */
        seen: Id.nullable(),
      }),
    )
    .min(1)
    .max(60),
  indicatorCode: z.string().max(63),
  subjectId: z.number().int(),
  reading: z.enum(bindingReadings),
  accumulation: z.enum(accumulations),
  reason: z.string().trim().max(400).nullable(),
})
export type BindInput = z.infer<typeof BindInput>

const tags = ['bindings']
export const bindings = {
  /** Likeliest first; a person confirms. */
  propose: endpoint
    .route({ method: 'GET', path: '/targets/{id}/proposals', tags })
    .input(z.object({ id: Id }))
    .output(z.array(Proposal)),
  confirm: endpoint.route({ method: 'POST', path: '/bindings', tags }).input(BindInput).output(z.array(Binding)),
  end: endpoint
    .route({ method: 'POST', path: '/bindings/{id}/end', tags })
    .input(z.object({ id: Id, reason: z.string().trim().min(2).max(400) }))
    .output(EndedBinding),
}
