import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

type Value = {
  readonly value: number
  readonly valueMax: number | null
  readonly comparator: '>=' | '<=' | '=' | '~'
  readonly role: 'target' | 'base'
}

const SIGNS = { '>=': '≥', '<=': '≤', '=': '', '~': '≈' } as const

/** "≥ 1,200", "30–50", "≈ 12.5": the unit stands in the header or beside it. */
export const wordValue = (f: Format, target: Value): string => {
  const range =
    target.valueMax === null ? f.number(target.value) : `${f.number(target.value)}–${f.number(target.valueMax)}`
  const sign = target.role === 'base' ? '' : SIGNS[target.comparator]
  return sign === '' ? range : `${sign} ${range}`
}

export const periodOf = (f: Format, period: string | null): string => (period === null ? '—' : f.period(period))

export const fieldWord = (w: Words, field: string): string => {
  const names: Readonly<Record<string, string>> = w.programmes.versionTab.fields
  return names[field] ?? field
}
