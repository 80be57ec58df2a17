import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Definition } from '#contract/collections/collection.ts'
import { lastEnded } from '#core/collections/calendar.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { DefinitionHead } from './DefinitionHead.tsx'
import { type Choices, useChoices } from './definition-choices.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { collectionQuery, touchedBySubmission } from './queries.ts'
import { RecipientEditor } from './RecipientEditor.tsx'
import { RuleEditor } from './RuleEditor.tsx'

export type Edit = (change: Partial<Definition>) => void
export type EditorProps = { readonly value: Definition; readonly choices: Choices; readonly onChange: Edit }

const Form = ({ value, choices, onChange }: EditorProps) => (
  <div className="page-scroll">
    <div className="page-body columns-side">
      <div className="stack">
        <FieldEditor value={value} choices={choices} onChange={onChange} />
        <RuleEditor value={value} choices={choices} onChange={onChange} />
      </div>
      <div className="stack">
        <DefinitionHead value={value} choices={choices} onChange={onChange} />
        <RecipientEditor value={value} choices={choices} onChange={onChange} />
      </div>
    </div>
  </div>
)

const blank = (firstPeriod: string): Definition => ({
  ...{ title: '', basis: null, periodType: 'month', ownerUnitId: null, layout: 'indicator-rows', rowKind: null },
  ...{ dueMonths: 1, dueDay: 5, remindBefore: [3, 1], firstPeriod, recipients: [] },
  form: { sections: [{ title: '', fields: [] }], rules: [], parts: [] },
})

export const NewDefinitionPage = () => {
  const { w } = useLanguage()
  const today = useToday()
  const navigate = useNavigate()
  const choices = useChoices()
  const [value, setValue] = useState(() => blank(lastEnded('month', today === '' ? '2026-01-01' : today).end))
  const act = useAct({
    deed: () => api.collections.create(value),
    said: () => w.collections.definition.created(value.title),
    touches: touchedBySubmission,
    after: (answer) => navigate({ to: '/collections/$id', params: { id: answer.id } }),
  })
  return (
    <div className="page">
      <PageTitle
        what={w.collections.definition.newTitle}
        actions={
          <Button type="primary" loading={act.pending} onClick={() => act.run(undefined)}>
            {w.collections.definition.create}
          </Button>
        }
      />
      <div className="page-pad-faults">
        <ActFaults act={act} />
      </div>
      <Loaded query={choices}>
        {(data) => <Form value={value} choices={data} onChange={(change) => setValue({ ...value, ...change })} />}
      </Loaded>
    </div>
  )
}

type Editing = { readonly id: string; readonly version: number; readonly before: Definition }

const Edit = ({ id, version, before }: Editing) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const navigate = useNavigate()
  const client = useQueryClient()
  const choices = useChoices()
  const [value, setValue] = useState(before)
  const [reason, setReason] = useState('')
  const act = useAct({
    deed: () => api.collections.change({ ...value, id, version, reason: reason.trim() }),
    said: (answer) => words.saved(answer.version),
    touches: touchedBySubmission,
    after: (answer) => {
      client.setQueryData(collectionQuery(id).queryKey, answer)
      navigate({ to: '/collections/$id', params: { id } })
    },
  })
  return (
    <>
      <PageTitle
        what={`${words.editTitle} · ${before.title}`}
        asOf={w.collections.version(version)}
        actions={
          <>
            <Input
              aria-label={words.reason}
              placeholder={words.reason}
              style={{ width: 280 }}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              type="primary"
              loading={act.pending}
              disabled={reason.trim().length < 2}
              onClick={() => act.run(undefined)}
            >
              {words.save}
            </Button>
          </>
        }
      />
      <div className="page-pad-faults">
        <ActFaults
          act={act}
          onReload={() => void client.invalidateQueries({ queryKey: collectionQuery(id).queryKey })}
        />
      </div>
      <Loaded query={choices}>
        {(data) => <Form value={value} choices={data} onChange={(change) => setValue({ ...value, ...change })} />}
      </Loaded>
    </>
  )
}

export const EditDefinitionPage = () => {
  const { id } = useParams({ from: '/collections/$id/edit' })
  const collection = useQuery(collectionQuery(id))
  return (
    <div className="page">
      <Loaded query={collection}>
        {(data) => <Edit key={data.version} id={id} version={data.version} before={data.definition} />}
      </Loaded>
    </div>
  )
}
