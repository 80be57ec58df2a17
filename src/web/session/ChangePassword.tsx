import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { sessionQuery } from './session.ts'

export const ChangePassword = ({ onDone }: { readonly onDone?: () => void }) => {
  const { w } = useFirstLanguage()
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const different = again !== '' && again !== next
  const act = useAct({
    deed: () => api.session.changePassword({ current, next }),
    said: () => w.session.changed,
    after: async () => {
      await client.refetchQueries({ queryKey: sessionQuery.queryKey })
      onDone?.()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!different) act.run(undefined)
  }
  const password = (
    label: string,
    value: string,
    set: (value: string) => void,
    more: { hint?: string; fault?: string } = {},
  ) => (
    <Field label={label} hint={more.hint} fault={more.fault}>
      {(wiring) => (
        <Input.Password
          {...wiring}
          autoFocus={set === setCurrent}
          autoComplete={set === setCurrent ? 'current-password' : 'new-password'}
          maxLength={200}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  )
  return (
    <form className="form" onSubmit={submit}>
      <ActFaults act={act} />
      {password(w.session.current, current, setCurrent)}
      {password(w.session.next, next, setNext, { hint: w.session.rule })}
      {password(w.session.again, again, setAgain, different ? { fault: w.session.different } : {})}
      <Button
        type="primary"
        htmlType="submit"
        loading={act.pending}
        disabled={current === '' || next === '' || again === '' || different}
      >
        {w.session.change}
      </Button>
    </form>
  )
}
