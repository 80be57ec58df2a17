import { Input, Select } from 'antd'
import { useState } from 'react'
import type { Programme } from '#contract/programmes.ts'
import { parseTyped } from '#core/base/typed-number.ts'
import { Field } from '../parts/Field.tsx'
import { NumberInput } from '../parts/NumberInput.tsx'
import { PeriodInput } from '../parts/PeriodInput.tsx'
import { useLanguage } from '../words/language.tsx'
import { ChangeDrawer } from './ChangeDrawer.tsx'
import type { Target } from './queries.ts'

const comparators = ['>=', '<=', '=', '~'] as const
const kinds = ['level', 'growth', 'share', 'increment'] as const
const roles = ['target', 'base'] as const

/** Numbers are held as they are typed: "1." on the way to "1.5" must not jump. */
const startOf = (target: Target | null) => ({
  metric: target?.metric ?? '',
  value: target === null ? '' : String(target.value),
  valueMax: target?.valueMax === null || target === null ? '' : String(target.valueMax),
  unit: target?.unit ?? '',
  comparator: target?.comparator ?? ('>=' as const),
  kind: target?.kind ?? ('level' as const),
  period: target?.period ?? null,
  scope: target?.scope ?? '',
  section: target?.section ?? '',
  role: target?.role ?? ('target' as const),
})

/** NaN for what is none; a percent sign belongs to the unit, which has a field of its own. */
const numberOf = (typed: string): number => (/[%％]/.test(typed) ? undefined : parseTyped(typed, null)) ?? Number.NaN
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim())

type Props = { readonly programme: Programme; readonly target: Target | null; readonly onClose: () => void }

export const TargetEditor = ({ programme, target, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.programmes.edit
  const [form, setForm] = useState(() => startOf(target))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const value = numberOf(form.value)
  const valueMax = form.valueMax.trim() === '' ? null : numberOf(form.valueMax)
  const fine = form.metric.trim() !== '' && Number.isFinite(value) && (valueMax === null || Number.isFinite(valueMax))
  const change = () => {
    setTried(true)
    if (!fine) return null
    const next = {
      metric: form.metric.trim(),
      value,
      valueMax,
      unit: form.unit.trim(),
      comparator: form.comparator,
      kind: form.kind,
      period: form.period,
      scope: orNull(form.scope),
      section: form.section.trim(),
      role: form.role,
    }
    return target === null
      ? { kind: 'target.add' as const, value: next }
      : { kind: 'target.change' as const, id: target.id, value: next }
  }
  const text = (key: 'metric' | 'value' | 'valueMax' | 'unit' | 'scope', fault: string | null) => (
    <Field label={words[key]} fault={tried ? fault : null}>
      {(wiring) => <Input {...wiring} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} />}
    </Field>
  )
  return (
    <ChangeDrawer
      title={target === null ? w.programmes.targetTable.add : w.programmes.targetTable.edit}
      programmeId={programme.id}
      version={programme.version}
      change={change}
      drop={target === null ? null : { what: target.metric, change: { kind: 'target.drop', id: target.id } }}
      onClose={onClose}
    >
      {text('metric', form.metric.trim() === '' ? words.needed : null)}
      <Field label={words.comparator}>
        {(wiring) => (
          <Select
            {...wiring}
            value={form.comparator}
            options={comparators.map((one) => ({ value: one, label: w.parts.comparator[one] }))}
            onChange={(comparator) => set({ comparator })}
          />
        )}
      </Field>
      {text('value', Number.isFinite(value) ? null : words.notNumber)}
      {text('valueMax', valueMax === null || Number.isFinite(valueMax) ? null : words.notNumber)}
      {text('unit', null)}
      <Field label={words.period} hint={words.periodHint}>
        {(wiring) => <PeriodInput {...wiring} value={form.period} onChange={(period) => set({ period })} />}
      </Field>
      {text('scope', null)}
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={form.kind}
            options={kinds.map((one) => ({ value: one, label: w.parts.targetKind[one] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Field label={words.role}>
        {(wiring) => (
          <Select
            {...wiring}
            value={form.role}
            options={roles.map((one) => ({ value: one, label: w.programmes.targetTable.roles[one] }))}
            onChange={(role) => set({ role })}
          />
        )}
      </Field>
      <Field label={words.section}>
        {(wiring) => <NumberInput {...wiring} value={form.section} onChange={(section) => set({ section })} />}
      </Field>
    </ChangeDrawer>
  )
}
