import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { TargetProposal, TargetValue } from '#contract/drafts.ts'
import { Field } from '../parts/Field.tsx'
import { PeriodInput } from '../parts/PeriodInput.tsx'
import { useLanguage } from '../words/language.tsx'
import { useFormKeys } from './use-form-keys.ts'

type Props = {
  readonly value: TargetProposal
  readonly pending: boolean
  readonly onSave: (value: TargetValue) => void
  readonly onClose: () => void
}

const optionsOf = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

/** A target as a clerk would fill it in on paper: what, how much, how compared, by when, for whom. */
export const TargetForm = ({ value: first, pending, onSave, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.review.target
  const [value, setValue] = useState(first)
  const change = (part: Partial<TargetProposal>) => setValue((old) => ({ ...old, ...part }))
  const number = value.value
  const whole = value.metric.trim() !== '' && number !== null
  const save = () => {
    if (whole) onSave({ ...value, value: number, metric: value.metric.trim(), unit: value.unit.trim() })
  }
  const keys = useFormKeys(save, onClose)
  return (
    <form className="reading-form" onKeyDown={keys} onSubmit={(event) => event.preventDefault()}>
      <Field label={words.metric}>
        {(wiring) => (
          <Input {...wiring} autoFocus value={value.metric} onChange={(e) => change({ metric: e.target.value })} />
        )}
      </Field>
      <div className="form-row">
        <Field label={words.comparator}>
          {({ id }) => (
            <Select
              id={id}
              value={value.comparator}
              options={optionsOf(words.comparators)}
              onChange={(comparator) => change({ comparator })}
            />
          )}
        </Field>
        <Field label={words.value}>
          {(wiring) => <InputNumber {...wiring} value={value.value} onChange={(n) => change({ value: n })} />}
        </Field>
        <Field label={words.valueMax} optional>
          {(wiring) => <InputNumber {...wiring} value={value.valueMax} onChange={(valueMax) => change({ valueMax })} />}
        </Field>
        <Field label={words.unit}>
          {(wiring) => <Input {...wiring} value={value.unit} onChange={(e) => change({ unit: e.target.value })} />}
        </Field>
      </div>
      <div className="form-row">
        <Field label={words.kind}>
          {({ id }) => (
            <Select id={id} value={value.kind} options={optionsOf(words.kinds)} onChange={(kind) => change({ kind })} />
          )}
        </Field>
        <Field label={words.period} hint={words.periodHint} optional>
          {(wiring) => <PeriodInput {...wiring} value={value.period} onChange={(period) => change({ period })} />}
        </Field>
        <Field label={words.scope} optional>
          {(wiring) => (
            <Input {...wiring} value={value.scope ?? ''} onChange={(e) => change({ scope: e.target.value || null })} />
          )}
        </Field>
        <Field label={words.role}>
          {({ id }) => (
            <Select id={id} value={value.role} options={optionsOf(words.roles)} onChange={(role) => change({ role })} />
          )}
        </Field>
      </div>
      <div className="form-deeds">
        <Button size="small" onClick={onClose}>
          {w.parts.cancel}
        </Button>
        <Button size="small" type="primary" loading={pending} disabled={!whole} onClick={save}>
          {w.parts.save}
        </Button>
      </div>
    </form>
  )
}
