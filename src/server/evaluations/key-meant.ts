import { methodJsonSchema } from '#contract/evaluations/method-file.ts'
import { similarityOf } from '#core/base/text.ts'

/** Keys that are often written one level too deep or too high. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  leaf: ['direction', 'missing', 'winsorise', 'unit', 'weight', 'weights', 'mosts', 'leasts'],
  score: [
    'benchmark',
    'cap',
    'clip',
    'span',
    'scale',
    'steps',
    'further',
    'standards',
    'relative',
    'up',
    'down',
    'beyond',
  ],
  benchmark: ['mean', 'times', 'decimals', 'own'],
  total: ['coefficient', 'full'],
  grade: ['share', 'upto', 'last', 'rest', 'inclusive'],
}

let known: readonly string[] | undefined

/** What an unknown key may mean: where it belongs, or how it is spelled; null where neither can be told. */
export function keyMeant(key: string): { readonly owner: string | null; readonly near: string | null } {
  const owner = Object.keys(OWNERS).find((one) => OWNERS[one]?.includes(key)) ?? null
  if (owner !== null) return { owner, near: null }
  known ??= [...new Set(keysIn(methodJsonSchema()))]
  const scored = known.map((name) => ({ name, score: similarityOf(key.toLowerCase(), name) }))
  const best = scored.sort((a, b) => b.score - a.score)[0]
  return { owner: null, near: best !== undefined && best.score >= 0.5 && best.name !== key ? best.name : null }
}

function keysIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysIn)
  if (typeof schema !== 'object' || schema === null) return []
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  return [...own, ...Object.values(schema).flatMap(keysIn)]
}
