import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inventPlan } from './invented-plan.ts'

const sources = fileURLToPath(new URL('../../shared/sources/', import.meta.url))

export type BigPlan = { readonly bytes: Uint8Array; readonly what: string }

/** The longest real document where it is at hand, else one of its size that nobody wrote. */
export function findBigPlan(): BigPlan {
  const name = existsSync(sources) ? readdirSync(sources).find((file) => file.startsWith('001')) : undefined
  if (name !== undefined) return { bytes: readFileSync(join(sources, name)), what: 'the Zhuhai document' }
  return { bytes: new TextEncoder().encode(inventPlan(131_000)), what: 'an invented plan, as ../shared is not here' }
}
