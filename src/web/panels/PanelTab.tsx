import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { PanelPage } from '#contract/panels.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { NotYet } from '../rounds/NotYet.tsx'
import { roundsKey, useRound } from '../rounds/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { MembersPanel } from './MembersPanel.tsx'
import { panelQuery } from './queries.ts'
import { SpreadPanel } from './SpreadPanel.tsx'
import './panels.css'

/** Instructions, deadline, and how far apart is too far. */
const SettingsPanel = ({ id, page }: { readonly id: string; readonly page: PanelPage }) => {
  const { w } = useLanguage()
  const words = w.panels
  const widest = Math.max(0, ...page.items.map(({ least, most }) => most - least))
  const [intro, setIntro] = useState(page.panel?.intro ?? '')
  const [due, setDue] = useState<string | null>(page.panel?.due ?? null)
  const [tolerated, setTolerated] = useState(page.panel?.tolerated ?? widest / 5)
  const keep = useAct({
    deed: () => api.panels.keep({ id, intro, due, tolerated }),
    said: () => words.kept,
    touches: [roundsKey],
  })
  return (
    <section className="panel">
      <header>
        <h2>{words.settings}</h2>
      </header>
      <div className="panel-body">
        <ActFaults act={keep} />
        <Field label={words.intro} optional>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              rows={3}
              maxLength={2000}
              value={intro}
              onChange={(event) => setIntro(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.due} optional>
          {({ status: _, ...wiring }) => <DayInput {...wiring} value={due} onChange={setDue} />}
        </Field>
        <Field label={words.tolerated} hint={words.toleratedWhat}>
          {({ status: _, ...wiring }) => (
            <InputNumber {...wiring} min={0} value={tolerated} onChange={(value) => setTolerated(value ?? 0)} />
          )}
        </Field>
        <Button
          type={page.panel === null ? 'primary' : 'default'}
          loading={keep.pending}
          onClick={() => keep.run(undefined)}
        >
          {words.keep}
        </Button>
      </div>
    </section>
  )
}

export const PanelTab = () => {
  const { w } = useLanguage()
  const round = useRound()
  return (
    <Loaded query={round}>
      {(data) =>
        data.seesPanel ? (
          <Body id={data.id} />
        ) : (
          <NotYet round={data} title={w.rounds.noPanel} why={w.rounds.noPanelWhat} />
        )
      }
    </Loaded>
  )
}

const Body = ({ id }: { readonly id: string }) => {
  const { w } = useLanguage()
  const query = useQuery(panelQuery(id))
  return (
    <Loaded query={query}>
      {(page) => (
        <div className="page-scroll">
          <div className="page-body columns-side">
            <div className="stack">
              <p className="quiet">{w.panels.what}</p>
              {page.panel !== null && <MembersPanel id={id} page={page} />}
              {page.panel !== null && <SpreadPanel page={page} />}
            </div>
            {page.mayRun && page.isTime && <SettingsPanel id={id} page={page} />}
          </div>
        </div>
      )}
    </Loaded>
  )
}
