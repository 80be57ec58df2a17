import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Welcome } from '#contract/session.ts'
import { api, keepCsrf } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { sessionQuery } from './session.ts'

type Credentials = { readonly username: string; readonly password: string; readonly cityId?: number }
type Demo = Credentials & { readonly name: string; readonly what: string }

/** `before` is the account whose page still stands under the form; anybody else begins with a fresh page. */
export const useSignIn = (before: string | null) => {
  const client = useQueryClient()
  return useAct({
    deed: async (credentials: Credentials) => {
      // the token of a session that has ended opens no new one
      keepCsrf((await api.session.welcome()).csrf)
      return api.session.signIn(credentials)
    },
    after: (session) => {
      keepCsrf(session.csrf)
      if (before !== null && before !== session.account.id) location.reload()
      client.setQueryData(sessionQuery.queryKey, session)
      client.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'welcome',
      })
    },
  })
}

const DemoAccounts = ({
  accounts,
  onPick,
}: {
  readonly accounts: readonly Demo[]
  readonly onPick: (one: Demo) => void
}) => {
  const { w } = useFirstLanguage()
  if (accounts.length === 0) return null
  return (
    <section className="demo-accounts">
      <h2>{w.session.demoTitle}</h2>
      <p className="quiet">{w.session.demoWhat}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account)}>
              <strong>{account.name}</strong>
              <span>{account.what}</span>
              <code>{account.username}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Props = {
  readonly demos: readonly Demo[]
  /** to choose from, where the installation holds several */
  readonly cities: Welcome['cities']
  /** whose page still stands under the form */
  readonly before: { readonly id: string; readonly username: string } | null
}

export const SignInForm = ({ demos, cities, before }: Props) => {
  const { w } = useFirstLanguage()
  const [username, setUsername] = useState(before?.username ?? '')
  const [password, setPassword] = useState('')
  const [cityId, setCityId] = useState(cities[0]?.id)
  const several = cities.length > 1 && cityId !== undefined
  const act = useSignIn(before?.id ?? null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.run({ username: username.trim(), password, ...(several ? { cityId } : {}) })
  }
  const pick = ({ username, password }: Demo) => {
    setUsername(username)
    setPassword(password)
    act.run({ username, password })
  }
  return (
    <div className="sign-in" data-demo={demos.length > 0 || undefined}>
      <form className="form" onSubmit={submit}>
        <ActFaults act={act} />
        {several && (
          <Field label={w.session.city}>
            {({ id }) => (
              <select
                id={id}
                className="plain-select"
                value={cityId}
                onChange={(event) => setCityId(Number(event.target.value))}
              >
                {cities.map((city) => (
                  <option key={city.id} value={city.id}>
                    {city.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={w.session.username}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus={before === null}
              autoComplete="username"
              maxLength={64}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={w.session.password}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              autoFocus={before !== null}
              autoComplete="current-password"
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          block
          loading={act.pending}
          disabled={username === '' || password === ''}
        >
          {act.pending ? w.session.signingIn : w.session.signIn}
        </Button>
      </form>
      <DemoAccounts accounts={demos} onPick={pick} />
    </div>
  )
}
