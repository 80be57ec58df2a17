import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { MeasureFields } from '#contract/outcomes.ts'
import { amountUnits, measureKinds } from '#core/outcomes/outcomes.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { unitsQuery } from '../settings/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { outcomesKey } from './queries.ts'

type Props = { readonly methodId: string; readonly grades: readonly string[]; readonly onClose: () => void }

export const AddMeasureDrawer = ({ methodId, grades, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.outcomes
  const units = useQuery(unitsQuery)
  const [fields, setFields] = useState<MeasureFields>({
    ...{ grade: grades[0] ?? '', name: '', kind: 'award', amount: null, unit: null, executorUnitId: null },
    ...{ validFrom: useToday(), validTo: null, source: '', unverified: null },
  })
  const set = (more: Partial<MeasureFields>) => setFields({ ...fields, ...more })
  const add = useAct({
    deed: () => api.outcomes.addMeasure({ methodId, ...fields }),
    said: () => words.added,
    touches: [outcomesKey],
    after: onClose,
  })
  const ready = fields.name.trim() !== '' && fields.source.trim().length > 1
  return (
    <Drawer
      open
      size={520}
      title={words.add}
      onClose={onClose}
      extra={
        <Button type="primary" disabled={!ready} loading={add.pending} onClick={() => add.run(undefined)}>
          {words.add}
        </Button>
      }
    >
      <ActFaults act={add} />
      <Field label={words.grade}>
        {(wiring) => (
          <Select
            {...wiring}
            value={fields.grade}
            options={grades.map((value) => ({ value, label: value }))}
            onChange={(grade) => set({ grade })}
          />
        )}
      </Field>
      <Field label={words.name}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={200}
            value={fields.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={fields.kind}
            options={measureKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Field label={words.amount} hint={words.amountHint} optional>
        {(wiring) => <InputNumber {...wiring} value={fields.amount} onChange={(amount) => set({ amount })} />}
      </Field>
      <Field label={words.unit} optional>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            value={fields.unit}
            options={amountUnits.map((value) => ({ value, label: value }))}
            onChange={(unit) => set({ unit: unit ?? null })}
          />
        )}
      </Field>
      <Field label={words.executor} hint={words.executorHint} optional>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={fields.executorUnitId}
            options={(units.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(executorUnitId) => set({ executorUnitId: executorUnitId ?? null })}
          />
        )}
      </Field>
      <Field label={words.from}>
        {({ status: _, ...wiring }) => (
          <DayInput
            {...wiring}
            value={fields.validFrom}
            onChange={(day) => set({ validFrom: day ?? fields.validFrom })}
          />
        )}
      </Field>
      <Field label={words.to} hint={words.toHint} optional>
        {({ status: _, ...wiring }) => (
          <DayInput {...wiring} value={fields.validTo} onChange={(validTo) => set({ validTo })} />
        )}
      </Field>
      <Field label={words.source} hint={words.sourceHint}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={1000}
            value={fields.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.unverified} optional>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={1000}
            value={fields.unverified ?? ''}
            onChange={(event) => set({ unverified: event.target.value || null })}
          />
        )}
      </Field>
    </Drawer>
  )
}
