import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { vintages } from '#contract/indicators.ts'
import { readEntry } from '#core/collections/entry.ts'
import { MISSING_REASONS } from '#core/indicators/observed.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { type CellAsk, type Detail, type HistoryEntry, numbersKey, shownNumbers } from './queries.ts'

type Props = {
  readonly cell: CellAsk
  readonly indicator: Pick<Detail, 'id' | 'card'>
  /** what counts now; null where nothing does */
  readonly current: HistoryEntry | null
  readonly onClose: () => void
}

/** As a cell of a form is read; a number in another unit is refused here, for nobody would see that it was converted. */
const numberIn = (typed: string, unit: string): number | null | undefined => {
  const entry = readEntry(typed, unit)
  if (entry.kind === 'value') return entry.from === null ? entry.value : undefined
  return entry.kind === 'missing' && entry.missing === 'blank' ? null : undefined
}

const useForm = (current: HistoryEntry | null, today: string) =>
  useState({
    value: current?.value == null ? '' : String(current.value),
    lastYear: current?.lastYear == null ? '' : String(current.lastYear),
    missing: current?.missing ?? null,
    vintage: current === null ? ('flash' as const) : ('revised' as (typeof vintages)[number]),
    knownOn: today as string | null,
    reason: '',
  })

/** One value by hand, with the reason that whoever looks it up will read. */
export const CorrectForm = ({ cell, indicator, current, onClose }: Props) => {
  const { w, f } = useLanguage()
  const words = w.indicators.correct
  const today = useToday()
  const client = useQueryClient()
  const [form, setForm] = useForm(current, today)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }))
  const act = useAct({
    deed: (input: Parameters<typeof api.observations.enter>[0]) => api.observations.enter(input),
    touches: shownNumbers,
    said: (batch) => words.saved(f.number(batch.id)),
    after: onClose,
  })
  const { unit } = indicator.card
  const [value, lastYear] = [numberIn(form.value, unit), numberIn(form.lastYear, unit)]
  const wrong = value === undefined || (value === null && form.missing === null)
  const short = form.reason.trim().length < 2
  const send = () => {
    setTried(true)
    if (wrong || short || lastYear === undefined) return
    const key = { indicatorId: indicator.id, subjectId: Number(cell.subject), periodEnd: cell.periodEnd }
    act.run({
      cells: [
        {
          ...{ ...key, value: value ?? null, lastYear, missing: value === null ? form.missing : null },
          seenBatchId: current?.batch.id ?? null,
        },
      ],
      ...{ vintage: form.vintage, knownOn: form.knownOn ?? today, reason: form.reason.trim() },
    })
  }
  return (
    <section className="history-entry">
      <ActFaults act={act} onReload={() => client.invalidateQueries({ queryKey: numbersKey })} />
      <div className="field-row">
        <Field label={`${words.value}（${indicator.card.unit}）`} fault={tried && wrong ? words.notANumber : null}>
          {(wiring) => (
            <Input {...wiring} autoFocus value={form.value} onChange={(event) => set({ value: event.target.value })} />
          )}
        </Field>
        <Field
          label={`${words.lastYear}（${indicator.card.unit}）`}
          optional
          fault={tried && lastYear === undefined ? words.notANumber : null}
        >
          {(wiring) => (
            <Input {...wiring} value={form.lastYear} onChange={(event) => set({ lastYear: event.target.value })} />
          )}
        </Field>
      </div>
      {value === null && (
        <Field label={words.missing}>
          {(wiring) => (
            <Select
              {...wiring}
              allowClear
              value={form.missing}
              options={MISSING_REASONS.map((reason) => ({ value: reason, label: w.indicators.missing[reason] }))}
              onChange={(missing) => set({ missing: missing ?? null })}
            />
          )}
        </Field>
      )}
      <div className="field-row">
        <Field label={words.vintage}>
          {(wiring) => (
            <Select
              {...wiring}
              value={form.vintage}
              options={vintages.map((vintage) => ({ value: vintage, label: w.indicators.vintages[vintage] }))}
              onChange={(vintage) => set({ vintage })}
            />
          )}
        </Field>
        <Field label={words.knownOn}>
          {(wiring) => <DayInput {...wiring} value={form.knownOn} onChange={(knownOn) => set({ knownOn })} />}
        </Field>
      </div>
      <Field label={words.reason} hint={words.reasonHint} fault={tried && short ? w.parts.reasonTooShort : null}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={2}
            maxLength={400}
            value={form.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div className="drawer-actions">
        <Button onClick={onClose}>{w.parts.cancel}</Button>
        <Button type="primary" loading={act.pending} onClick={send}>
          {words.save}
        </Button>
      </div>
    </section>
  )
}
