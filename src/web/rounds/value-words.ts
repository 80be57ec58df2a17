import type { MethodInput } from '#contract/methods.ts'
import { parseTyped, parseTypedList } from '#core/base/typed-number.ts'
import type { RoundValue } from '#core/rounds/held.ts'
import { useLanguage } from '../words/language.tsx'

/** A value as it is shown; absent is a dash. */
export const useValueWords = () => {
  const { w, f } = useLanguage()
  return (value: RoundValue | undefined): string => {
    if (value === null || value === undefined) return '—'
    if (typeof value === 'boolean') return value ? w.rounds.yes : w.rounds.no
    if (typeof value === 'number') return f.number(value, decimalsOf(value))
    return typeof value === 'string' ? value : value.map((one) => f.number(one, decimalsOf(one))).join('；')
  }
}

export const decimalsOf = (value: number): number => Math.min(6, (String(value).split('.')[1] ?? '').length)

export const mostDecimals = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0)

/** As it stands in a field. */
export const typedOf = (value: RoundValue | undefined): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join('; ') : String(value)
}

/** What was typed as a value of the input; undefined where it cannot be one. Blank is "there is none". */
export const valueTyped = (input: MethodInput, typed: string): RoundValue | undefined => {
  const text = typed.trim()
  if (text === '') return null
  if (input.type === 'text') return text
  if (input.type === 'boolean') return text === 'true'
  return input.type === 'list' ? parseTypedList(text, input.unit) : parseTyped(text, input.unit)
}
