import type { Binding, EndedBinding } from '#contract/bindings.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import type { StoredBinding } from '#store/progress/target-bindings.ts'

/** With the names that its numbers stand for; undefined where the indicator is not in the book. */
export function showBinding(
  binding: StoredBinding,
  indicators: ReadonlyMap<number, StoredIndicator>,
  subjects: ReadonlyMap<number, string>,
): Binding | undefined {
  const indicator = indicators.get(binding.indicatorId)
  if (indicator === undefined) return undefined
  const { card } = indicator
  return {
    ...{ id: binding.id, indicatorId: indicator.id, indicatorCode: card.code, indicatorName: card.name },
    ...{ indicatorUnit: card.unit, decimals: card.decimals },
    ...{ subjectId: binding.subjectId, subjectName: subjects.get(binding.subjectId) ?? '' },
    ...{ reading: binding.reading, accumulation: binding.accumulation, scale: binding.scale },
    ...{ boundAt: binding.boundAt.toISOString(), boundBy: binding.boundBy },
  }
}

export function showEnded(
  binding: StoredBinding,
  indicators: ReadonlyMap<number, StoredIndicator>,
  subjects: ReadonlyMap<number, string>,
): EndedBinding | undefined {
  const shown = showBinding(binding, indicators, subjects)
  if (shown === undefined) return undefined
  const { endedAt, endedBy, reason } = binding
  return { ...shown, endedAt: endedAt?.toISOString() ?? null, endedBy, reason }
}
