import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'
import type { Card } from './queries.ts'

export function wordAggregation(w: Words, aggregation: Card['overPlaces'], nameOf: (code: string) => string): string {
  return aggregation.kind === 'weighted-mean'
    ? w.indicators.card.mean(nameOf(aggregation.weight))
    : w.indicators.aggregations[aggregation.kind]
}

export function wordThreshold(w: Words, f: Format, threshold: Card['alarm'], unit: string): string {
  if (threshold === null) return w.indicators.card.noThreshold
  if (threshold.kind === 'rank') return w.indicators.card.best(f.number(threshold.best))
  const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const
  return w.indicators.card.atValue(signs[threshold.op], f.number(threshold.value), unit === '%' ? unit : ` ${unit}`)
}

/** As a person types a threshold; read again by `readThreshold`. */
export const typedThreshold = (threshold: Card['alarm']): string => {
  if (threshold === null) return ''
  return threshold.kind === 'rank' ? `前${threshold.best}名` : `${threshold.op} ${threshold.value}`
}

/** "< 0", ">= 10", "前3名" or nothing; undefined for anything else. */
export function readThreshold(typed: string): Card['alarm'] | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  const best = /^(?:前|top\s*)(\d+)\s*名?$/i.exec(text)?.[1]
  if (best !== undefined) return { kind: 'rank', best: Number(best) }
  const value = /^(<=|>=|<|>|≤|≥)\s*(-?\d+(?:\.\d+)?)\s*%?$/.exec(text)
  if (value === null) return undefined
  const signs: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = {
    ...{ '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=' },
  }
  return { kind: 'value', op: signs[value[1] ?? ''] ?? '<', value: Number(value[2]) }
}
