import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Definition } from '#contract/collections/collection.ts'
import { PERIOD_TYPES, periodOn } from '#core/indicators/report-period.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useLanguage } from '../words/language.tsx'
import type { EditorProps } from './DefinitionPage.tsx'

const numbersIn = (text: string): number[] =>
  text
    .split(/[,，、\s]+/)
    .map(Number)
    .filter((one) => Number.isInteger(one) && one >= 0 && one <= 60)

const ROW_KINDS = ['none', 'enterprise', 'project', 'place', 'unit'] as const

const Times = ({ value, onChange }: Omit<EditorProps, 'choices'>) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  const [remind, setRemind] = useState(value.remindBefore.join(', '))
  return (
    <>
      <Field label={words.periodType}>
        {(wiring) => (
          <Select
            {...wiring}
            value={value.periodType}
            options={PERIOD_TYPES.map((type) => ({ value: type, label: w.collections.periodTypes[type] }))}
            onChange={(periodType) =>
              onChange({ periodType, firstPeriod: periodOn(periodType, value.firstPeriod).end })
            }
          />
        )}
      </Field>
      <Field label={words.firstPeriod} hint={words.firstPeriodHint}>
        {(wiring) => (
          <DayInput
            {...wiring}
            value={value.firstPeriod}
            onChange={(day) => day !== null && onChange({ firstPeriod: periodOn(value.periodType, day).end })}
          />
        )}
      </Field>
      <Field label={words.dueMonths} hint={words.dueMonthsHint}>
        {(wiring) => (
          <InputNumber
            {...wiring}
            min={0}
            max={12}
            precision={0}
            value={value.dueMonths}
            onChange={(dueMonths) => onChange({ dueMonths: dueMonths ?? 1 })}
          />
        )}
      </Field>
      <Field label={words.dueDay}>
        {(wiring) => (
          <InputNumber
            {...wiring}
            min={1}
            max={31}
            precision={0}
            value={value.dueDay}
            onChange={(dueDay) => onChange({ dueDay: dueDay ?? 1 })}
          />
        )}
      </Field>
      <Field label={words.remind} hint={words.remindHint}>
        {(wiring) => (
          <Input
            {...wiring}
            value={remind}
            onChange={(event) => {
              setRemind(event.target.value)
              onChange({ remindBefore: numbersIn(event.target.value).slice(0, 10) })
            }}
          />
        )}
      </Field>
    </>
  )
}

/** Title, basis, owner, layout and times of a form. */
export const DefinitionHead = ({ value, choices, onChange }: EditorProps) => {
  const { w } = useLanguage()
  const words = w.collections.definition
  return (
    <section className="panel">
      <div className="panel-body">
        <Field label={words.title}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={80}
              value={value.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.basis} hint={words.basisHint} optional>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={200}
              value={value.basis ?? ''}
              onChange={(event) => onChange({ basis: event.target.value || null })}
            />
          )}
        </Field>
        <Field label={words.owner} hint={words.ownerHint}>
          {(wiring) => (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              value={value.ownerUnitId ?? ''}
              options={[
                { value: '', label: w.collections.ownerOffice },
                ...[...choices.units.values()].map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => onChange({ ownerUnitId: id === '' ? null : id })}
            />
          )}
        </Field>
        <Field label={words.layout}>
          {(wiring) => (
            <Select
              {...wiring}
              value={value.layout}
              options={(['indicator-rows', 'subject-rows'] as const).map((layout) => ({
                value: layout,
                label: words.layouts[layout],
              }))}
              onChange={(layout) => onChange({ layout, rowKind: layout === 'subject-rows' ? value.rowKind : null })}
            />
          )}
        </Field>
        {value.layout === 'subject-rows' && (
          <Field label={words.rows}>
            {(wiring) => (
              <Select
                {...wiring}
                value={value.rowKind ?? 'none'}
                options={ROW_KINDS.map((kind) => ({ value: kind, label: words.rowKinds[kind] }))}
                onChange={(kind: (typeof ROW_KINDS)[number]) =>
                  onChange({ rowKind: (kind === 'none' ? null : kind) satisfies Definition['rowKind'] })
                }
              />
            )}
          </Field>
        )}
        <Times value={value} onChange={onChange} />
      </div>
    </section>
  )
}
