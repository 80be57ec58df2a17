import { useCallback } from 'react'
import type { OutcomeLine } from '#contract/outcomes.ts'
import { decimalsOf } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'

/** Kinds that are words and no money: nobody asks them for an amount. */
const WORDS = ['praise', 'criticism', 'talk']

/** A rate with its unit. That a rule names none is not zero, and is said. */
export const useAmount = () => {
  const { w, f } = useLanguage()
  return useCallback(
    ({ amount, unit, kind }: Pick<OutcomeLine, 'amount' | 'unit' | 'kind'>): string =>
      amount === null
        ? WORDS.includes(kind)
          ? '—'
          : w.outcomes.noAmount
        : `${f.number(amount, decimalsOf(amount))} ${unit ?? ''}`,
    [w, f],
  )
}
