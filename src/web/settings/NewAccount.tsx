import { Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

export const FirstPassword = ({ password }: { readonly password: string }) => {
  const { w } = useLanguage()
  return (
    <>
      <strong>{w.settings.accounts.firstPassword}</strong>
      <code className="secret">{password}</code>
      <p>{w.settings.accounts.firstPasswordWhat}</p>
    </>
  )
}

export const NewAccount = ({ onClose }: { readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const [username, setUsername] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [password, setPassword] = useState<string | null>(null)
  const act = useAct({
    deed: () =>
      api.accounts.create({
        username: username.trim(),
        name: name.trim(),
        phone: phone.trim() === '' ? null : phone.trim(),
      }),
    touches: [['accounts']],
    after: (made) => setPassword(made.firstPassword),
  })
  const ready = username.trim().length >= 2 && name.trim() !== ''
  const text = (label: string, value: string, set: (value: string) => void, optional = false) => (
    <Field label={label} optional={optional}>
      {(wiring) => (
        <Input
          {...wiring}
          autoComplete="off"
          autoFocus={label === words.username}
          value={value}
          onChange={(event) => set(event.target.value)}
          onPressEnter={() => (ready && !act.pending ? act.run(undefined) : undefined)}
        />
      )}
    </Field>
  )
  return (
    <Modal
      open
      title={words.add}
      okText={password === null ? words.add : w.parts.close}
      okButtonProps={{ loading: act.pending, disabled: !ready }}
      cancelButtonProps={password === null ? {} : { style: { display: 'none' } }}
      onOk={() => (password === null ? act.run(undefined) : onClose())}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      {password === null ? (
        <>
          {text(words.username, username, setUsername)}
          {text(words.name, name, setName)}
          {text(words.phone, phone, setPhone, true)}
        </>
      ) : (
        <FirstPassword password={password} />
      )}
    </Modal>
  )
}
