// Whom might a name mean that fits nobody exactly?

import { similarityOf } from '../base/text.ts'
import type { Named, Registry, Spelling } from './registry.ts'

/** Below this two names share little more than 市 and 局. */
const leastScore = 0.34
const mostSuggestions = 5

/** Towns "concerned" are not all towns, so 各有关镇区 is near 各镇区 and never taken for it. */
const withoutQualifier = (key: string): string => key.replace(/有关|相关/g, '').replace(/^各/, '')

/** Units and groups whose spelling is similar, likeliest first, at most five, each once with its best spelling. */
export function suggestNames(registry: Registry, key: string): readonly (Named & { readonly score: number })[] {
  const best = new Map<string | null, Named & { score: number }>()
  const bare = withoutQualifier(key)
  for (const { named, key: other } of candidates(registry, key)) {
    const alike = similarityOf(key, other)
    const score = Math.max(
      alike,
      bare === key && other === withoutQualifier(other) ? 0 : 0.95 * similarityOf(bare, withoutQualifier(other)),
    )
    const id = named.unitId ?? named.groupId
    if (score >= leastScore && score > (best.get(id)?.score ?? 0))
      best.set(id, { ...named, score: Math.min(0.98, score) })
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, mostSuggestions)
}

// Only spellings with two characters in common can score; most of a registry has not.
function candidates(registry: Registry, key: string): readonly Spelling[] {
  const wanted = new Set(key)
  return registry.spellings.filter(({ key: other }) => {
    let common = 0
    for (const character of other) {
      if (wanted.has(character)) common += 1
      if (common === 2) return true
    }
    return false
  })
}
