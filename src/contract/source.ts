import { z } from 'zod'
import { Id } from './base.ts'

/** Where in which document a thing stands. */
export const Source = z.object({
  documentId: Id,
  start: z.number().int(),
  end: z.number().int(),
  contextStart: z.number().int(),
  contextEnd: z.number().int(),
  rule: z.string(),
})

/** The sentence of a figure or a measure, in which `words` were read; its ends are cut where they run on. */
export const Sentence = z.object({ before: z.string(), words: z.string(), after: z.string() })
export type Sentence = z.infer<typeof Sentence>
