import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Field } from './Field.tsx'

type Props = {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly verb: string
  readonly onCode: (code: string) => void
}

/** For whoever has a code on paper and no link. */
export const CodeForm = ({ title, label, hint, verb, onCode }: Props) => {
  const [typed, setTyped] = useState('')
  const go = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') onCode(typed.trim())
  }
  return (
    <form className="code-form" onSubmit={go}>
      <h1>{title}</h1>
      <Field label={label} hint={hint}>
        {(wiring) => (
          <Input
            {...wiring}
            size="large"
            autoComplete="off"
            autoCapitalize="characters"
            placeholder="XXXX-XXXX-XXXX"
            maxLength={40}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" block htmlType="submit" disabled={typed.trim() === ''}>
        {verb}
      </Button>
    </form>
  )
}
