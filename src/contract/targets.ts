import { z } from 'zod'
import { Id } from './base.ts'
import { TargetValue } from './drafts.ts'
import { Source } from './source.ts'

export const Target = TargetValue.extend({
  id: Id,
  /** targets of one metric, scope and unit share it: their values make one trajectory */
  series: z.string(),
  source: Source.nullable(),
})
export type Target = z.infer<typeof Target>
