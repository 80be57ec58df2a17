import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Collection } from '#contract/collections/collection.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { periodWords, StateBar } from './marks.tsx'
import { collectionQuery, touchedBySubmission } from './queries.ts'

const OpenCall = ({ collection, onClose }: { readonly collection: Collection; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.collections.call
  const navigate = useNavigate()
  const [first] = collection.openable
  const [periodEnd, setPeriod] = useState(first?.periodEnd ?? '')
  const chosen = collection.openable.find((entry) => entry.periodEnd === periodEnd)
  const [dueOn, setDue] = useState<string | null>(first?.dueOn ?? null)
  const { periodType } = collection.definition
  const act = useAct({
    deed: () => api.calls.open({ id: collection.id, periodEnd, ...(dueOn === null ? {} : { dueOn }) }),
    said: () => words.opened(periodWords(f, periodType, periodEnd)),
    touches: touchedBySubmission,
    after: (call) => navigate({ to: '/calls/$id', params: { id: call.id } }),
  })
  return (
    <Modal
      open
      title={words.openTitle}
      okText={words.open}
      cancelText={w.parts.cancel}
      okButtonProps={{ loading: act.pending, disabled: chosen === undefined }}
      onOk={() => act.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      {first === undefined ? (
        <p>{words.openNone}</p>
      ) : (
        <>
          <Field label={words.choose}>
            {(wiring) => (
              <select
                {...wiring}
                className="plain-select"
                value={periodEnd}
                onChange={(event) => {
                  setPeriod(event.target.value)
                  setDue(collection.openable.find((entry) => entry.periodEnd === event.target.value)?.dueOn ?? null)
                }}
              >
                {collection.openable.map((entry) => (
                  <option key={entry.periodEnd} value={entry.periodEnd}>
                    {periodWords(f, periodType, entry.periodEnd)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.dueOn}>{(wiring) => <DayInput {...wiring} value={dueOn} onChange={setDue} />}</Field>
        </>
      )}
    </Modal>
  )
}

const Calls = ({ collection }: { readonly collection: Collection }) => {
  const { w, f } = useLanguage()
  const words = w.collections
  return (
    <section className="panel">
      <header>
        <h2>{words.definition.calls}</h2>
        <span className="count">{collection.calls.length}</span>
      </header>
      {collection.calls.length === 0 && <EmptyState title={words.callsNone} why={words.callsNoneWhat} />}
      <ul className="finding-list">
        {collection.calls.map((call) => (
          <li key={call.id} className="call-line">
            <Link to="/calls/$id" params={{ id: call.id }}>
              {periodWords(f, call.periodType, call.periodEnd)}
            </Link>
            <StateBar counts={call.counts} units={call.units} />
            <span className="quiet">
              {words.due} {f.day(call.dueOn)} · {words.callStates[call.state]}
              {call.byCalendar && ` · ${words.byCalendar}`}
            </span>
            {call.silent > 0 && (
              <span className="late-word">
                {words.silent} {call.silent}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Facts = ({ collection }: { readonly collection: Collection }) => {
  const { w, f } = useLanguage()
  const words = w.collections
  const { definition } = collection
  const names = new Map(collection.fields.map((field) => [field.indicatorId, field]))
  return (
    <section className="panel">
      <header>
        <h2>{words.definition.sections}</h2>
        <span className="count">{collection.fields.length}</span>
      </header>
      <div className="panel-body stack">
        <dl className="pairs">
          <dt>{words.basis}</dt>
          <dd>{definition.basis ?? '—'}</dd>
          <dt>{words.period}</dt>
          <dd>{words.periodTypes[definition.periodType]}</dd>
          <dt>{words.owner}</dt>
          <dd>{collection.ownerUnitName ?? words.ownerOffice}</dd>
          <dt>{words.due}</dt>
          <dd>{words.dueRule(definition.dueMonths, definition.dueDay)}</dd>
          <dt>{words.definition.layout}</dt>
          <dd>{words.definition.layouts[definition.layout]}</dd>
          <dt>{words.recipients}</dt>
          <dd>{f.list(collection.recipients.map(({ unitName }) => unitName))}</dd>
        </dl>
        {definition.form.sections.map((section) => (
          <div key={section.title}>
            {section.title !== '' && <h3>{section.title}</h3>}
            <ol className="field-names">
              {section.fields.map((field) => (
                <li key={field.indicatorId}>
                  {names.get(field.indicatorId)?.name}{' '}
                  <span className="quiet">{names.get(field.indicatorId)?.unit}</span>
                </li>
              ))}
            </ol>
          </div>
        ))}
        {definition.form.rules.map((rule) => (
          <div key={rule.id}>
            <code>{rule.condition}</code> <span className="quiet">{rule.words}</span>
          </div>
        ))}
      </div>
    </section>
  )
}

const Times = ({ collection }: { readonly collection: Collection }) => {
  const { w, f } = useLanguage()
  const words = w.collections.definition
  return (
    <>
      {collection.coming.length > 0 && (
        <section className="panel">
          <header>
            <h2>{words.coming}</h2>
            <span className="quiet">{words.comingHint}</span>
          </header>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{w.collections.period}</th>
                <th>{words.opensOn}</th>
                <th>{words.due}</th>
              </tr>
            </thead>
            <tbody>
              {collection.coming.map((entry) => (
                <tr key={entry.periodEnd}>
                  <td>{periodWords(f, collection.definition.periodType, entry.periodEnd)}</td>
                  <td>{f.day(entry.opensOn)}</td>
                  <td>{f.day(entry.dueOn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="panel">
        <header>
          <h2>{words.versions}</h2>
        </header>
        <ul className="finding-list">
          {collection.versions.map((version) => (
            <li key={version.version}>
              <strong>{w.collections.version(version.version)}</strong>{' '}
              <span className="quiet">
                {version.by ?? ''} {f.instant(version.at)}
              </span>
              <div>{version.reason ?? words.firstVersion}</div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

const StopOrStart = ({ collection }: { readonly collection: Collection }) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const stops = collection.state === 'active'
  const act = useAct({
    deed: (reason: string) =>
      api.collections.setState({ id: collection.id, state: stops ? 'closed' : 'active', reason }),
    said: () => (stops ? words.stopped : words.restarted),
    touches: [['collections']],
    after: (answer) => {
      client.setQueryData(collectionQuery(collection.id).queryKey, answer)
      setOpen(false)
    },
  })
  const verb = stops ? words.stop : words.restart
  return (
    <>
      <Button onClick={() => setOpen(true)}>{verb}</Button>
      {open && (
        <ReasonDialog title={verb} verb={verb} act={act} onReason={act.run} onClose={() => setOpen(false)}>
          {stops && <p className="quiet">{words.stopWhat}</p>}
        </ReasonDialog>
      )}
    </>
  )
}

const Page = ({ collection }: { readonly collection: Collection }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  return (
    <>
      <PageTitle
        what={collection.definition.title}
        state={w.collections.formState[collection.state]}
        asOf={w.collections.version(collection.version)}
        actions={
          collection.mayChange && (
            <>
              <StopOrStart collection={collection} />
              <Button onClick={() => navigate({ to: '/collections/$id/edit', params: { id: collection.id } })}>
                {w.collections.definition.edit}
              </Button>
              {collection.state === 'active' && (
                <Button type="primary" onClick={() => setOpening(true)}>
                  {w.collections.call.open}
                </Button>
              )}
            </>
          )
        }
      />
      <div className="page-scroll">
        <div className="page-body columns-side">
          <div className="stack">
            <Calls collection={collection} />
            <Facts collection={collection} />
          </div>
          <div className="stack">
            <Times collection={collection} />
          </div>
        </div>
      </div>
      {opening && <OpenCall collection={collection} onClose={() => setOpening(false)} />}
    </>
  )
}

export const CollectionPage = () => {
  const { id } = useParams({ from: '/collections/$id' })
  const collection = useQuery(collectionQuery(id))
  return (
    <div className="page">
      <Loaded query={collection}>{(data) => <Page key={data.id} collection={data} />}</Loaded>
    </div>
  )
}
