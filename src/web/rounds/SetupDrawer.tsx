import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { RoundSetup } from '#contract/rounds.ts'
import { roundSteps } from '#core/rounds/course.ts'
import { api } from '../api/client.ts'
import { methodQuery, methodsQuery } from '../methods/queries.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { unitsQuery } from '../settings/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { PlanFields } from './PlanFields.tsx'
import { roundsKey } from './queries.ts'

const blank: RoundSetup = {
  ...{ name: '', period: '', noticeDays: 5, decideDays: 5, thirdPartyUnitId: null, suppliers: {} },
  plan: roundSteps.map((step) => ({ step, unitId: null, due: null })),
}

const fromRound = (round: RoundPage): RoundSetup => ({
  ...{ name: round.name, period: round.period, noticeDays: round.noticeDays, decideDays: round.decideDays },
  thirdPartyUnitId: round.thirdPartyUnitId,
  plan: round.plan.map(({ step, unitId, due }) => ({ step, unitId, due })),
  suppliers: Object.fromEntries(
    round.suppliers.flatMap(({ from, unitId }) => (unitId === null ? [] : [[from, unitId]])),
  ),
})

type Props = { readonly round: RoundPage | null; readonly methodId?: string; readonly onClose: () => void }

/** A new round from a method, or another plan for one that runs. */
export const SetupDrawer = ({ round, methodId: given, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.rounds
  const navigate = useNavigate()
  const [setup, setSetup] = useState<RoundSetup>(round === null ? blank : fromRound(round))
  const [methodId, setMethodId] = useState<string | null>(round?.methodId ?? given ?? null)
  const methods = useQuery({ ...methodsQuery, enabled: round === null })
  const units = useQuery(unitsQuery)
  const method = useQuery({ ...methodQuery(methodId ?? ''), enabled: methodId !== null && round === null })
  const sources =
    round === null
      ? [...new Set((method.data?.inputs ?? []).flatMap(({ from }) => (from === null ? [] : [from])))]
      : round.suppliers.map(({ from }) => from)
  // a source that bears a unit's name is that unit, unless somebody has said otherwise
  const known = Object.fromEntries(
    sources.flatMap((from) => {
      const unit = (units.data ?? []).find(
        ({ name, shortName }) =>
          name === from || shortName === from || shortName === `市${from}` || name === `市${from}`,
      )
      return unit === undefined || round !== null ? [] : [[from, unit.id]]
    }),
  )
  const whole = { ...setup, suppliers: { ...known, ...setup.suppliers } }
  const save = useAct({
    deed: () =>
      round === null
        ? api.rounds.open({ ...whole, methodId: methodId ?? '', methodVersion: method.data?.version ?? 1 })
        : api.rounds.plan({ ...whole, id: round.id, revision: round.events[0]?.revision ?? 0 }),
    said: () => w.parts.saved,
    touches: [roundsKey],
    after: (done) => {
      onClose()
      if (round === null) navigate({ to: '/rounds/$id', params: { id: done.id } })
    },
  })
  const ready = whole.name.trim() !== '' && whole.period.trim() !== '' && (round !== null || method.data !== undefined)
  return (
    <Drawer
      open
      size={640}
      title={round === null ? words.add : words.editPlan}
      onClose={onClose}
      extra={
        <Button type="primary" loading={save.pending} disabled={!ready} onClick={() => save.run(undefined)}>
          {round === null ? words.open : w.parts.save}
        </Button>
      }
    >
      <ActFaults act={save} onReload={onClose} />
      {round === null && (
        <Field label={words.method}>
          {(wiring) => (
            <Select
              {...wiring}
              value={methodId}
              options={(methods.data ?? []).map(({ id, name, version }) => ({
                value: id,
                label: `${name} · ${w.methods.versionN(version)}`,
              }))}
              onChange={(id) => setMethodId(id)}
            />
          )}
        </Field>
      )}
      <PlanFields setup={whole} sources={sources} onChange={setSetup} />
    </Drawer>
  )
}
