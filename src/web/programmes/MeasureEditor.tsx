import { Input, Select } from 'antd'
import { useState } from 'react'
import type { MeasureValue } from '#contract/drafts.ts'
import { Field } from '../parts/Field.tsx'
import { NumberInput } from '../parts/NumberInput.tsx'
import { useLanguage } from '../words/language.tsx'
import { ChangeDrawer } from './ChangeDrawer.tsx'
import { DutiesEditor, StepsEditor } from './MeasureRows.tsx'

const forms = ['heading', 'row', 'paragraph'] as const
const blank: MeasureValue = { number: '', title: '', form: 'row', duties: [], steps: [] }

type Props = {
  readonly programmeId: string
  readonly version: number
  readonly measure: ({ readonly id: string } & MeasureValue) | null
  readonly onClose: () => void
}

const plainValueOf = ({ number, title, form, duties, steps }: MeasureValue): MeasureValue => ({
  number,
  title,
  form,
  duties,
  steps,
})

export const MeasureEditor = ({ programmeId, version, measure, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.programmes.edit
  const [value, setValue] = useState<MeasureValue>(() => (measure === null ? blank : plainValueOf(measure)))
  const [tried, setTried] = useState(false)
  const set = (change: Partial<MeasureValue>) => setValue({ ...value, ...change })
  const change = () => {
    setTried(true)
    if (value.title.trim() === '') return null
    const next = {
      ...value,
      duties: value.duties.filter((duty) => duty.name.trim() !== ''),
      steps: value.steps.filter((step) => step.text.trim() !== '' || step.period.trim() !== ''),
    }
    return measure === null
      ? { kind: 'measure.add' as const, value: next }
      : { kind: 'measure.change' as const, id: measure.id, value: next }
  }
  return (
    <ChangeDrawer
      title={measure === null ? w.programmes.measureTable.add : w.measures.edit}
      programmeId={programmeId}
      version={version}
      change={change}
      drop={measure === null ? null : { what: measure.title, change: { kind: 'measure.drop', id: measure.id } }}
      onClose={onClose}
    >
      <Field label={words.number} hint={words.numberHint}>
        {(wiring) => <NumberInput {...wiring} value={value.number} onChange={(number) => set({ number })} />}
      </Field>
      <Field label={words.title} fault={tried && value.title.trim() === '' ? words.needed : null}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize
            maxLength={200}
            value={value.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.form}>
        {(wiring) => (
          <Select
            {...wiring}
            value={value.form}
            options={forms.map((one) => ({ value: one, label: words.forms[one] }))}
            onChange={(form) => set({ form })}
          />
        )}
      </Field>
      <DutiesEditor duties={value.duties} onChange={(duties) => set({ duties })} />
      <StepsEditor steps={value.steps} onChange={(steps) => set({ steps })} />
    </ChangeDrawer>
  )
}
