import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../words/language.tsx'
import type { AliasInput, OfficerInput } from './unit-input.ts'

const kinds = ['short', 'former', 'mapped'] as const
const duties = ['first', 'deputy', 'contact'] as const

type RowsProps<T> = {
  readonly legend: string
  readonly hint?: string
  readonly items: readonly T[]
  readonly adding: string
  readonly blank: T
  readonly onChange: (items: T[]) => void
  readonly row: (item: T, change: (part: Partial<T>) => void) => ReactNode
}

const Rows = <T,>({ legend, hint, items, adding, blank, onChange, row }: RowsProps<T>) => {
  const { w } = useLanguage()
  return (
    <fieldset className="rows-editor">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own until they are saved
        <div key={at}>
          {row(item, (part) => onChange(items.map((one, index) => (index === at ? { ...one, ...part } : one))))}
          <Button
            type="text"
            aria-label={w.parts.remove}
            onClick={() => onChange(items.filter((_, index) => index !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...items, blank])}>
        {adding}
      </Button>
    </fieldset>
  )
}

export const AliasRows = ({
  aliases,
  onChange,
}: {
  readonly aliases: readonly AliasInput[]
  readonly onChange: (aliases: AliasInput[]) => void
}) => {
  const { w } = useLanguage()
  const words = w.settings.units
  return (
    <Rows<AliasInput>
      legend={words.aliases}
      hint={words.aliasesHint}
      items={aliases}
      adding={words.addAlias}
      blank={{ alias: '', kind: 'short' }}
      onChange={onChange}
      row={(one, change) => (
        <>
          <Input
            aria-label={words.aliases}
            maxLength={60}
            value={one.alias}
            onChange={(event) => change({ alias: event.target.value })}
          />
          <Select
            style={{ width: 140 }}
            aria-label={w.settings.kind}
            value={one.kind}
            options={kinds.map((value) => ({ value, label: words.aliasKinds[value] }))}
            onChange={(kind) => change({ kind })}
          />
        </>
      )}
    />
  )
}

export const OfficerRows = ({
  officers,
  onChange,
}: {
  readonly officers: readonly OfficerInput[]
  readonly onChange: (officers: OfficerInput[]) => void
}) => {
  const { w } = useLanguage()
  const words = w.settings.units
  const text = (
    one: OfficerInput,
    key: 'name' | 'title' | 'phone',
    label: string,
    change: (part: Partial<OfficerInput>) => void,
  ) => (
    <Input
      aria-label={label}
      placeholder={label}
      value={one[key] ?? ''}
      onChange={(event) => change({ [key]: key !== 'name' && event.target.value === '' ? null : event.target.value })}
    />
  )
  return (
    <Rows<OfficerInput>
      legend={words.officers}
      items={officers}
      adding={words.addOfficer}
      blank={{ name: '', title: null, phone: null, duty: 'contact' }}
      onChange={onChange}
      row={(one, change) => (
        <>
          <Select
            style={{ width: 150, flex: 'none' }}
            aria-label={w.settings.kind}
            value={one.duty}
            options={duties.map((value) => ({ value, label: words.duties[value] }))}
            onChange={(duty) => change({ duty })}
          />
          {text(one, 'name', words.officerName, change)}
          {text(one, 'title', words.officerTitle, change)}
          {text(one, 'phone', words.officerPhone, change)}
        </>
      )}
    />
  )
}
