import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import { type Role, reachOf, roles } from '#core/accounts/roles.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { placesQuery, unitsQuery } from './queries.ts'

const Grant = ({ account }: { readonly account: Account }) => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const today = useToday()
  const [role, setRole] = useState<Role>('unit')
  const [unitId, setUnit] = useState<string | null>(null)
  const [placeId, setPlace] = useState<string | null>(null)
  const [validFrom, setFrom] = useState<string | null>(today)
  const [validTo, setTo] = useState<string | null>(null)
  // a role that speaks for its unit speaks for nobody without one
  const needsUnit = reachOf[role] === 'unit'
  const units = useQuery(unitsQuery).data ?? []
  const places = (useQuery(placesQuery).data ?? []).filter(({ kind }) => kind !== 'group')
  const act = useAct({
    deed: () =>
      api.accounts.grantPost({ id: account.id, role, unitId, placeId, validFrom: validFrom ?? today, validTo }),
    said: () => words.granted,
    touches: [['accounts']],
  })
  const choice = (
    label: string,
    value: string | null,
    options: readonly { id: string; name: string }[],
    set: (value: string | null) => void,
    optional: boolean,
  ) => (
    <Field label={label} optional={optional}>
      {(wiring) => (
        <Select
          {...wiring}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={options.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(next: string | null | undefined) => set(next ?? null)}
        />
      )}
    </Field>
  )
  return (
    <fieldset>
      <legend>{words.grant}</legend>
      <ActFaults act={act} />
      <Field label={words.role}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            value={role}
            options={roles.map((value) => ({ value, label: w.shell.roles[value] }))}
            onChange={setRole}
          />
        )}
      </Field>
      {choice(words.unit, unitId, units, setUnit, !needsUnit)}
      {choice(words.place, placeId, places, setPlace, true)}
      <div className="toolbar">
        <Field label={words.from}>{(wiring) => <DayInput {...wiring} value={validFrom} onChange={setFrom} />}</Field>
        <Field label={words.to} optional>
          {(wiring) => <DayInput {...wiring} value={validTo} onChange={setTo} />}
        </Field>
        <Button
          type="primary"
          loading={act.pending}
          disabled={needsUnit && unitId === null}
          onClick={() => act.run(undefined)}
        >
          {words.grant}
        </Button>
      </div>
    </fieldset>
  )
}

export const PostsEditor = ({ account, may }: { readonly account: Account; readonly may: boolean }) => {
  const { w, f } = useLanguage()
  const words = w.settings.accounts
  const today = useToday()
  const end = useAct({
    deed: (postId: string) => api.accounts.endPost({ id: account.id, postId, validTo: today }),
    said: () => words.ended,
    touches: [['accounts']],
  })
  return (
    <div className="form">
      <h3>{words.posts}</h3>
      <ActFaults act={end} />
      {account.posts.length === 0 && <p className="quiet">{words.noPosts}</p>}
      <ul className="plain-list panel">
        {account.posts.map((post) => (
          <li key={post.id} className="toolbar">
            <strong>{w.shell.roles[post.role]}</strong>
            <span>{[post.unitName, post.placeName].filter((name) => name !== null).join(' · ')}</span>
            <span className="quiet">
              {post.validTo === null
                ? words.sinceDay(f.day(post.validFrom))
                : `${f.day(post.validFrom)}–${f.day(post.validTo)}`}
            </span>
            <span className="grow" />
            {may && post.validTo === null && (
              <Popconfirm
                title={words.endAsk}
                okText={words.end}
                cancelText={w.parts.cancel}
                onConfirm={() => end.run(post.id)}
              >
                <Button size="small" loading={end.input === post.id}>
                  {words.end}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <br />
      {may ? <Grant account={account} /> : <p className="quiet">{words.onlySecurity}</p>}
    </div>
  )
}
