import { Button, Input, Select } from 'antd'
import type { MeasureValue } from '#contract/drafts.ts'
import { useLanguage } from '../words/language.tsx'

type Duties = MeasureValue['duties']
type Steps = MeasureValue['steps']
const grades = ['lead', 'assist', 'territorial', 'responsible'] as const

const without = <T,>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)
const withChange = <T,>(items: readonly T[], at: number, change: Partial<T>): T[] =>
  items.map((item, index) => (index === at ? { ...item, ...change } : item))

export const DutiesEditor = ({
  duties,
  onChange,
}: {
  readonly duties: Duties
  readonly onChange: (duties: Duties) => void
}) => {
  const { w } = useLanguage()
  const words = w.programmes.edit
  return (
    <fieldset className="rows-editor">
      <legend>{words.duties}</legend>
      {duties.map((duty, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own until they are saved
        <div key={at}>
          <Select
            style={{ width: 96 }}
            aria-label={words.grade}
            value={duty.grade}
            options={grades.map((value) => ({ value, label: w.parts.grade[value] }))}
            onChange={(grade) => onChange(withChange(duties, at, { grade }))}
          />
          <Input
            aria-label={words.duty}
            placeholder={words.duty}
            value={duty.name}
            onChange={(event) => onChange(withChange(duties, at, { name: event.target.value }))}
          />
          <Button type="text" aria-label={w.parts.remove} onClick={() => onChange(without(duties, at))}>
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...duties, { name: '', grade: 'lead', inherited: false }])}>
        {words.addDuty}
      </Button>
    </fieldset>
  )
}

export const StepsEditor = ({
  steps,
  onChange,
}: {
  readonly steps: Steps
  readonly onChange: (steps: Steps) => void
}) => {
  const { w } = useLanguage()
  const words = w.programmes.edit
  return (
    <fieldset className="rows-editor">
      <legend>{words.steps}</legend>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own until they are saved
        <div key={at}>
          <Input
            style={{ width: 120 }}
            aria-label={words.stepPeriod}
            placeholder={words.stepPeriod}
            value={step.period}
            onChange={(event) => onChange(withChange(steps, at, { period: event.target.value }))}
          />
          <Input.TextArea
            autoSize
            aria-label={words.stepText}
            placeholder={words.stepText}
            value={step.text}
            onChange={(event) => onChange(withChange(steps, at, { text: event.target.value }))}
          />
          <Button type="text" aria-label={w.parts.remove} onClick={() => onChange(without(steps, at))}>
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...steps, { period: '', text: '' }])}>
        {words.addStep}
      </Button>
    </fieldset>
  )
}
