import { type ReactNode, useId } from 'react'
import { useFirstLanguage } from '../words/language.tsx'

type Props = {
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | null | undefined
  readonly optional?: boolean
  readonly children: (wiring: {
    readonly id: string
    readonly 'aria-describedby': string
    readonly status?: 'error'
  }) => ReactNode
}

/** A field with its label above, and under it what is wrong or what is meant. */
export const Field = ({ label, hint, fault, optional, children }: Props) => {
  const id = useId()
  const { w } = useFirstLanguage()
  const wrong = fault !== null && fault !== undefined && fault !== ''
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional === true && <span className="quiet"> · {w.parts.optional}</span>}
      </label>
      {children({ id, 'aria-describedby': `${id}-says`, ...(wrong ? { status: 'error' as const } : {}) })}
      <div id={`${id}-says`} className={wrong ? 'field-fault' : 'field-hint'}>
        {wrong ? fault : hint}
      </div>
    </div>
  )
}
