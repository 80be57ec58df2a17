import { Checkbox, Input, Radio } from 'antd'
import type { Measure } from '#contract/measures.ts'
import { measureStatuses } from '#contract/updates.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { EvidenceField } from './EvidenceField.tsx'
import type { useReport } from './use-report.ts'

type Props = {
  readonly measure: Measure
  readonly report: ReturnType<typeof useReport>
  readonly tried: boolean
}

const StepsDone = ({ measure, report }: Omit<Props, 'tried'>) => {
  const { w, f } = useLanguage()
  const open = measure.steps.filter((step) => step.doneOn === null || report.form.stepsDone.includes(step.id))
  if (open.length === 0) return null
  return (
    <Field
      label={w.measures.form.stepsDone}
      optional
      hint={open.some((step) => step.gate) ? w.parts.gateWhat : undefined}
    >
      {() => (
        <Checkbox.Group
          className="filter-options"
          value={[...report.form.stepsDone]}
          options={open.map((step) => ({
            value: step.id,
            label: `${f.period(step.period)} ${step.text}${step.gate ? ` ◇ ${w.parts.gate}` : ''}`,
          }))}
          onChange={(stepsDone) => report.set({ stepsDone })}
        />
      )}
    </Field>
  )
}

export const ReportFields = ({ measure, report, tried }: Props) => {
  const { w } = useLanguage()
  const { form, set } = report
  const words = w.measures.form
  const area = (
    key: 'words' | 'problem' | 'ask',
    rows: number,
    most: number,
    more: { fault?: string | null; hint?: string } = {},
  ) => (
    <Field label={words[key]} optional={key !== 'words'} hint={more.hint} fault={more.fault}>
      {(wiring) => (
        <Input.TextArea
          {...wiring}
          autoSize={{ minRows: rows, maxRows: 16 }}
          maxLength={most}
          value={form[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <>
      <ActFaults act={report.keep} onReload={report.reload} />
      <ActFaults act={report.send} onReload={report.reload} />
      <Field label={words.status}>
        {() => (
          <Radio.Group
            className="choices"
            value={form.status}
            options={measureStatuses.map((status) => ({ value: status, label: <StatusMark status={status} /> }))}
            onChange={(event) => set({ status: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words.percent}
        optional
        hint={words.percentHint}
        fault={report.percent === undefined ? words.percentRange : null}
      >
        {(wiring) => (
          <Input
            {...wiring}
            style={{ width: 120 }}
            suffix="%"
            inputMode="decimal"
            value={form.percent}
            onChange={(event) => set({ percent: event.target.value })}
          />
        )}
      </Field>
      {area('words', 4, 4000, {
        hint: words.wordsHint,
        fault: tried && form.words.trim() === '' ? words.wordsNeeded : null,
      })}
      {area('problem', 2, 2000)}
      {area('ask', 2, 2000)}
      <StepsDone measure={measure} report={report} />
      <EvidenceField evidence={form.evidence} onChange={(evidence) => set({ evidence })} />
    </>
  )
}
