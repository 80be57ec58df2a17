import { Input, Select } from 'antd'
import { useState } from 'react'
import { type Place, type Unit, unitKinds } from '#contract/units.ts'
import { api } from '../api/client.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { EditorDrawer } from './EditorDrawer.tsx'
import { unitsQuery } from './queries.ts'
import { AliasRows, OfficerRows } from './UnitRows.tsx'
import { inputOf, type UnitInput } from './unit-input.ts'

type Props = {
  readonly unit: Unit | null
  readonly units: readonly Unit[]
  readonly places: readonly Place[]
  readonly may: boolean
  readonly onClose: () => void
}

const Choice = (props: {
  readonly label: string
  readonly none: string
  readonly value: string | null
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (value: string | null) => void
}) => (
  <Field label={props.label}>
    {(wiring) => (
      <Select
        {...wiring}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={props.none}
        value={props.value}
        options={props.options.map((one) => ({ value: one.id, label: one.name }))}
        onChange={(value: string | null | undefined) => props.onChange(value ?? null)}
      />
    )}
  </Field>
)

const Fields = ({
  input,
  set,
  tried,
  ...props
}: Props & {
  readonly input: UnitInput
  readonly tried: boolean
  readonly set: (change: Partial<UnitInput>) => void
}) => {
  const { w } = useLanguage()
  const words = w.settings
  const text = (key: 'name' | 'shortName', label: string, fault: string | null = null) => (
    <Field label={label} fault={fault}>
      {(wiring) => (
        <Input
          {...wiring}
          maxLength={60}
          value={input[key] ?? ''}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset disabled={!props.may} className="bare">
      {text('name', words.name, tried && input.name.trim() === '' ? words.needed : null)}
      {text('shortName', words.units.shortName)}
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={input.kind}
            options={unitKinds.map((value) => ({ value, label: words.units.kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Choice
        label={words.parent}
        none={words.noParent}
        value={input.parentId}
        options={props.units.filter((one) => one.id !== props.unit?.id)}
        onChange={(parentId) => set({ parentId })}
      />
      <Choice
        label={words.units.place}
        none={words.units.noPlace}
        value={input.placeId}
        options={props.places}
        onChange={(placeId) => set({ placeId })}
      />
      <div className="toolbar">
        <Field label={words.validFrom}>
          {(wiring) => <DayInput {...wiring} value={input.validFrom} onChange={(validFrom) => set({ validFrom })} />}
        </Field>
        <Field label={words.validTo}>
          {(wiring) => <DayInput {...wiring} value={input.validTo} onChange={(validTo) => set({ validTo })} />}
        </Field>
      </div>
      <AliasRows aliases={input.aliases} onChange={(aliases) => set({ aliases })} />
      <OfficerRows officers={input.officers} onChange={(officers) => set({ officers })} />
    </fieldset>
  )
}

export const UnitEditor = (props: Props) => {
  const { unit, may, onClose } = props
  const { w } = useLanguage()
  const [input, setInput] = useState(() => inputOf(unit, props.units.length))
  const [tried, setTried] = useState(false)
  const act = useAct({
    deed: (value: UnitInput) => (unit === null ? api.units.create(value) : api.units.change({ ...value, id: unit.id })),
    said: (saved) => w.settings.saved(saved.name),
    touches: [unitsQuery.queryKey],
    after: onClose,
  })
  const save = () => {
    setTried(true)
    if (input.name.trim() !== '') act.run(input)
  }
  return (
    <EditorDrawer
      title={unit === null ? w.settings.units.add : may ? w.settings.units.edit(unit.name) : unit.name}
      width={520}
      may={may}
      save={act}
      onSave={save}
      onClose={onClose}
    >
      <Fields {...props} input={input} tried={tried} set={(change) => setInput((old) => ({ ...old, ...change }))} />
    </EditorDrawer>
  )
}
