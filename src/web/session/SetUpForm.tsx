import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { welcomeQuery } from './session.ts'

const offices = ['system', 'security', 'audit'] as const
type Office = (typeof offices)[number]
type Person = { readonly username: string; readonly name: string; readonly password: string }
const nobody: Person = { username: '', name: '', password: '' }

const PersonFields = (props: {
  readonly office: Office
  readonly person: Person
  readonly onChange: (person: Person) => void
}) => {
  const { w } = useFirstLanguage()
  const { office, person, onChange } = props
  return (
    <fieldset>
      <legend>
        {w.session.administrators[office]} <span className="quiet">{w.session.administratorsWhat[office]}</span>
      </legend>
      <Field label={w.session.name}>
        {(wiring) => (
          <Input
            {...wiring}
            value={person.name}
            onChange={(event) => onChange({ ...person, name: event.target.value })}
          />
        )}
      </Field>
      <Field label={w.session.username}>
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            value={person.username}
            onChange={(event) => onChange({ ...person, username: event.target.value })}
          />
        )}
      </Field>
      <Field label={w.session.password}>
        {(wiring) => (
          <Input.Password
            {...wiring}
            autoComplete="new-password"
            value={person.password}
            onChange={(event) => onChange({ ...person, password: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  )
}

export const SetUpForm = () => {
  const { w } = useFirstLanguage()
  const client = useQueryClient()
  const [cityName, setCityName] = useState('')
  const [code, setCode] = useState('')
  const [proof, setProof] = useState('')
  const [people, setPeople] = useState<Readonly<Record<Office, Person>>>({
    system: nobody,
    security: nobody,
    audit: nobody,
  })
  const act = useAct({
    deed: () =>
      api.session.setUp({
        cityName,
        setUpCode: proof.trim(),
        administrators: people,
        ...(code === '' ? {} : { divisionCode: code }),
      }),
    said: () => w.session.setUpDone,
    after: () => client.refetchQueries({ queryKey: welcomeQuery.queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.run(undefined)
  }
  const text = (label: string, hint: string, value: string, set: (value: string) => void, optional = false) => (
    <Field label={label} hint={hint} optional={optional}>
      {(wiring) => <Input {...wiring} value={value} onChange={(event) => set(event.target.value)} />}
    </Field>
  )
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{w.session.setUpWhat}</p>
      <ActFaults act={act} />
      {text(w.session.setUpCode, w.session.setUpCodeHint, proof, setProof)}
      {text(w.session.cityName, w.session.cityNameHint, cityName, setCityName)}
      {text(w.session.divisionCode, w.session.divisionHint, code, setCode, true)}
      <p className="quiet">{w.session.rule}</p>
      <div className="set-up-people">
        {offices.map((office) => (
          <PersonFields
            key={office}
            office={office}
            person={people[office]}
            onChange={(person) => setPeople({ ...people, [office]: person })}
          />
        ))}
      </div>
      <Button type="primary" htmlType="submit" loading={act.pending}>
        {w.session.setUp}
      </Button>
    </form>
  )
}
