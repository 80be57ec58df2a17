import { Input, Select } from 'antd'
import type { MethodInput } from '#contract/methods.ts'
import { useLanguage } from '../words/language.tsx'
import { valueTyped } from './value-words.ts'

type Props = {
  readonly input: MethodInput
  readonly label: string
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** A field for one value: yes or no, one of a list, or what is typed. */
export const ValueField = ({ input, label, typed, onType }: Props) => {
  const { w } = useLanguage()
  const options =
    input.type === 'boolean'
      ? [
          { value: 'true', label: w.rounds.yes },
          { value: 'false', label: w.rounds.no },
        ]
      : input.values.map((value) => ({ value, label: value }))
  if (options.length > 0)
    return (
      <Select
        aria-label={label}
        allowClear
        value={typed === '' ? null : typed}
        options={options}
        onChange={(value) => onType(value ?? '')}
      />
    )
  const wrong = valueTyped(input, typed) === undefined
  return (
    <Input
      aria-label={label}
      value={typed}
      {...(wrong ? { status: 'error' as const } : {})}
      title={wrong ? w.rounds.wrongNumber : input.type === 'list' ? w.rounds.listHint : ''}
      suffix={<span className="quiet">{input.unit ?? ''}</span>}
      onChange={(event) => onType(event.target.value)}
    />
  )
}
