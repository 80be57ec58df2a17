import { AutoComplete, Input, InputNumber } from 'antd'
import type { PlanHeadValue } from '#contract/drafts.ts'
import { useLanguage } from '../words/language.tsx'
import { DayInput } from './DayInput.tsx'
import { Field } from './Field.tsx'

const texts = ['documentNumber', 'issuer', 'interpretationUnit', 'contactUnit', 'copyTo'] as const

type Props = {
  readonly head: PlanHeadValue
  readonly disabled: boolean
  readonly onChange: (part: Partial<PlanHeadValue>) => void
}

/** What stands around a plan, to be set right: while it is reviewed, and later by a new version. */
export const HeadFields = ({ head, disabled, onChange }: Props) => {
  const { w } = useLanguage()
  const words = w.review.head
  const orNull = (typed: string) => (typed === '' ? null : typed)
  const day = (field: 'issuedOn' | 'validFrom' | 'validTo') => (
    <Field label={words[field]} optional>
      {({ id }) => <DayInput id={id} value={head[field]} onChange={(value) => onChange({ [field]: value })} />}
    </Field>
  )
  const year = (field: 'termFrom' | 'termTo') => (
    <Field label={words[field]} optional>
      {(wiring) => <InputNumber {...wiring} value={head[field]} onChange={(value) => onChange({ [field]: value })} />}
    </Field>
  )
  return (
    <fieldset className="bare" disabled={disabled}>
      <Field label={words.title}>
        {(wiring) => (
          <Input {...wiring} value={head.title} onChange={(event) => onChange({ title: event.target.value })} />
        )}
      </Field>
      <div className="form-row">
        {day('issuedOn')}
        {year('termFrom')}
        {year('termTo')}
      </div>
      <div className="form-row">
        {day('validFrom')}
        {day('validTo')}
        <Field label={words.disclosure} optional hint={words.disclosureHint}>
          {({ id }) => (
            <AutoComplete
              id={id}
              disabled={disabled}
              value={head.disclosure ?? ''}
              options={words.disclosures.map((value) => ({ value }))}
              onChange={(typed: string) => onChange({ disclosure: orNull(typed) })}
            />
          )}
        </Field>
      </div>
      {texts.map((field) => (
        <Field key={field} label={words[field]} optional>
          {(wiring) => (
            <Input.TextArea
              {...wiring}
              // as high as what stands in it: a list of recipients ran out of sight
              autoSize
              value={head[field] ?? ''}
              onChange={(event) => onChange({ [field]: orNull(event.target.value.replace(/\n/g, '')) })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}
