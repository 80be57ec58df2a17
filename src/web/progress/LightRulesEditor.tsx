import { Button, Drawer, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { type LightRulesPage, progressKey } from './queries.ts'

type Rules = LightRulesPage['dated'][number]['rules']

/** In % as people say them; stored as parts of 1. */
const SHARES = [
  ...(['onCourseChance', 'watchChance', 'onCourseBehind', 'watchBehind'] as const),
  ...(['equalWithin', 'aboutWithin', 'certainty'] as const),
] as const

/** Begins with the rules of today: one number is changed more often than all. */
export const LightRulesEditor = ({
  page,
  onClose,
}: {
  readonly page: LightRulesPage
  readonly onClose: () => void
}) => {
  const { w } = useLanguage()
  const words = w.progress.judging
  const today = useToday()
  const now = page.dated.find(({ inForce }) => inForce) ?? page.dated[0]
  const [rules, setRules] = useState<Rules | undefined>(now?.rules)
  const [from, setFrom] = useState<string | null>(today)
  const [source, setSource] = useState('')
  const save = useAct({
    deed: (asked: { readonly from: string; readonly rules: Rules }) =>
      api.progress.setLightRules({ ...asked, source: source.trim() }),
    said: () => words.saved,
    touches: [progressKey],
    after: onClose,
  })
  if (rules === undefined) return null
  const set = (change: Partial<Rules>) => setRules({ ...rules, ...change })
  return (
    <Drawer
      open
      size={480}
      title={words.set}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={onClose}>{w.parts.cancel}</Button>
          <Button
            type="primary"
            loading={save.pending}
            disabled={from === null || source.trim().length < 2}
            onClick={() => from !== null && save.run({ from, rules })}
          >
            {w.parts.save}
          </Button>
        </div>
      }
    >
      <ActFaults act={save} />
      <Field label={words.from} hint={words.fromHint}>
        {({ status: _, ...wiring }) => <DayInput {...wiring} value={from} onChange={setFrom} />}
      </Field>
      <Field label={words.source} hint={words.sourceHint}>
        {(wiring) => <Input {...wiring} value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      {SHARES.map((key) => (
        <Field key={key} label={words.fields[key]} hint={words.hints[key]}>
          {({ status: _, ...wiring }) => (
            <InputNumber
              {...wiring}
              min={0}
              max={99}
              step={1}
              suffix="%"
              value={Math.round(rules[key] * 1000) / 10}
              onChange={(value) => value !== null && set({ [key]: value / 100 })}
            />
          )}
        </Field>
      ))}
      <Field label={words.fields.staleMonths} hint={words.hints.staleMonths}>
        {({ status: _, ...wiring }) => (
          <InputNumber
            {...wiring}
            min={1}
            max={24}
            precision={0}
            value={rules.staleMonths}
            onChange={(value) => value !== null && set({ staleMonths: value })}
          />
        )}
      </Field>
    </Drawer>
  )
}
