import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { parseTyped } from '#core/base/typed-number.ts'
import type { FormField as Field } from './method-form.ts'

type Props = {
  readonly field: Field
  readonly label: string
  readonly wrong: boolean
  readonly readOnly: boolean
  readonly wide?: boolean
  readonly onValue: (field: Field, value: string | number) => void
}

const read = (field: Field, typed: string): string | number | undefined => {
  if (typeof field.value === 'number' && field.keys[0] !== 'period') return parseTyped(typed, null)
  return typed.trim() === '' ? undefined : typed
}

/** One value of the method; what cannot stand there stays in the field, marked, and does not reach the text. */
export const FormInput = ({ field, label, wrong, readOnly, wide = false, onValue }: Props) => {
  const [typed, setTyped] = useState(String(field.value))
  useEffect(() => {
    setTyped((was) => (read(field, was) === field.value ? was : String(field.value)))
  }, [field])
  const bad = read(field, typed) === undefined
  return (
    <Input
      size="small"
      className={wide ? 'form-words' : 'form-number'}
      aria-label={label}
      title={label}
      data-row={field.row}
      readOnly={readOnly}
      value={typed}
      {...(bad || wrong ? { status: 'error' as const } : {})}
      onChange={(event) => {
        setTyped(event.target.value)
        const value = read(field, event.target.value)
        if (value !== undefined && value !== field.value) onValue(field, value)
      }}
    />
  )
}
