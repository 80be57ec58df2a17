import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { MeasureValue } from '#contract/drafts.ts'
import { Field } from '../parts/Field.tsx'
import { NumberInput } from '../parts/NumberInput.tsx'
import { useLanguage } from '../words/language.tsx'
import { useFormKeys } from './use-form-keys.ts'

type Props = {
  readonly value: MeasureValue
  readonly pending: boolean
  readonly onSave: (value: MeasureValue) => void
  readonly onClose: () => void
}
type Duty = MeasureValue['duties'][number]
type Step = MeasureValue['steps'][number]

const replaced = <T,>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, index) => (index === at ? { ...one, ...part } : one))
const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)

/** Rows still empty are not meant. */
const finished = (value: MeasureValue): MeasureValue => ({
  ...value,
  title: value.title.trim(),
  duties: value.duties.filter((duty) => duty.name.trim() !== ''),
  steps: value.steps.filter((step) => step.text.trim() !== '' || step.period.trim() !== ''),
})

/** A measure with the units that answer for it and its dated steps. */
export const MeasureForm = ({ value: first, pending, onSave, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.review.measure
  const [value, setValue] = useState(first)
  const change = (part: Partial<MeasureValue>) => setValue((old) => ({ ...old, ...part }))
  const save = () => onSave(finished(value))
  const keys = useFormKeys(save, onClose)
  return (
    <form className="reading-form" onKeyDown={keys} onSubmit={(event) => event.preventDefault()}>
      <div className="form-row">
        <Field label={words.number}>
          {(wiring) => <NumberInput {...wiring} value={value.number} onChange={(number) => change({ number })} />}
        </Field>
        <div className="grow-3">
          <Field label={words.title}>
            {(wiring) => (
              <Input {...wiring} autoFocus value={value.title} onChange={(e) => change({ title: e.target.value })} />
            )}
          </Field>
        </div>
      </div>
      <Duties duties={value.duties} onChange={(duties) => change({ duties })} />
      <Steps steps={value.steps} onChange={(steps) => change({ steps })} />
      <div className="form-deeds">
        <Button size="small" onClick={onClose}>
          {w.parts.cancel}
        </Button>
        <Button size="small" type="primary" loading={pending} disabled={value.title.trim() === ''} onClick={save}>
          {w.parts.save}
        </Button>
      </div>
    </form>
  )
}

type DutiesProps = { readonly duties: readonly Duty[]; readonly onChange: (duties: Duty[]) => void }
const Duties = ({ duties, onChange }: DutiesProps) => {
  const { w } = useLanguage()
  const words = w.review.measure
  const grades = (['lead', 'assist', 'territorial', 'responsible'] as const).map((value) => ({
    value,
    label: words.grades[value],
  }))
  return (
    <fieldset className="form-list">
      <legend>{words.duties}</legend>
      {duties.map((duty, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own while they are typed
        <div key={at} className="form-line">
          <Select
            aria-label={words.grade}
            className="line-narrow"
            value={duty.grade}
            options={grades}
            onChange={(grade) => onChange(replaced(duties, at, { grade }))}
          />
          <Input
            aria-label={words.name}
            value={duty.name}
            onChange={(e) => onChange(replaced(duties, at, { name: e.target.value }))}
          />
          <Button aria-label={w.parts.remove} icon={<DeleteOutlined />} onClick={() => onChange(without(duties, at))} />
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange([...duties, { name: '', grade: duties.length === 0 ? 'lead' : 'assist', inherited: false }])
        }
      >
        {words.addDuty}
      </Button>
    </fieldset>
  )
}

type StepsProps = { readonly steps: readonly Step[]; readonly onChange: (steps: Step[]) => void }
const Steps = ({ steps, onChange }: StepsProps) => {
  const { w } = useLanguage()
  const words = w.review.measure
  return (
    <fieldset className="form-list">
      <legend>{words.steps}</legend>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own while they are typed
        <div key={at} className="form-line">
          <Input
            aria-label={words.stepPeriod}
            className="line-narrow"
            placeholder={words.stepPeriod}
            value={step.period}
            onChange={(e) => onChange(replaced(steps, at, { period: e.target.value.trim() }))}
          />
          <Input
            aria-label={words.stepText}
            value={step.text}
            onChange={(e) => onChange(replaced(steps, at, { text: e.target.value }))}
          />
          <Button aria-label={w.parts.remove} icon={<DeleteOutlined />} onClick={() => onChange(without(steps, at))} />
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...steps, { period: '', text: '' }])}>
        {words.addStep}
      </Button>
    </fieldset>
  )
}
