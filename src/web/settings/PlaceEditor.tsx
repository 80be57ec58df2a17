import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { gatheredKinds, type Place, placeKinds } from '#contract/units.ts'
import { api } from '../api/client.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { EditorDrawer } from './EditorDrawer.tsx'
import { placesQuery } from './queries.ts'

type PlaceInput = Omit<Place, 'id'>
const inputOf = (place: Place | null, count: number): PlaceInput => {
  if (place === null)
    return {
      ...{ code: null, name: '', kind: 'town', parentId: null, validFrom: null, validTo: null, sort: count },
      ...{ gathers: [], memberIds: [], aliases: [] },
    }
  const { id: _, ...rest } = place
  return rest
}

const DivisionSearch = ({ onPick }: { readonly onPick: (code: string, name: string) => void }) => {
  const { w } = useLanguage()
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const found = useQuery({
    queryKey: ['divisions', search],
    queryFn: () => api.places.divisions({ search }),
    enabled: search !== '',
    placeholderData: (before) => before,
  })
  const rows = search === '' ? [] : (found.data ?? [])
  return (
    <Field label={w.settings.places.division} hint={w.settings.places.divisionHint} optional>
      {(wiring) => (
        <Select
          {...wiring}
          showSearch={{ filterOption: false, onSearch: setWords }}
          value={null}
          options={rows.map((row) => ({ value: row.code, label: `${row.code} ${row.path}` }))}
          onChange={(code: string | null) => {
            const row = rows.find((one) => one.code === code)
            if (row !== undefined) onPick(row.code, row.name)
          }}
        />
      )}
    </Field>
  )
}

type Props = {
  readonly place: Place | null
  readonly places: readonly Place[]
  readonly may: boolean
  readonly onClose: () => void
}

/** Whole kinds below its parent, which takes in new ones by itself, or places named one by one. */
const Members = ({
  input,
  places,
  set,
}: Pick<Props, 'places'> & { readonly input: PlaceInput; readonly set: (change: Partial<PlaceInput>) => void }) => {
  const { w } = useLanguage()
  const words = w.settings.places
  return (
    <>
      <Field label={words.gathers} hint={words.gathersHint} optional>
        {(wiring) => (
          <Select
            {...wiring}
            mode="multiple"
            value={input.gathers}
            options={gatheredKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(gathers) => set({ gathers, memberIds: [] })}
          />
        )}
      </Field>
      {input.gathers.length === 0 && (
        <Field label={words.members}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={input.memberIds}
              options={places
                .filter(({ kind }) => kind !== 'group')
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(memberIds) => set({ memberIds })}
            />
          )}
        </Field>
      )}
    </>
  )
}

const Fields = ({
  place,
  places,
  may,
  input,
  set,
  tried,
}: Omit<Props, 'onClose'> & {
  readonly input: PlaceInput
  readonly tried: boolean
  readonly set: (change: Partial<PlaceInput>) => void
}) => {
  const { w } = useLanguage()
  const words = w.settings
  return (
    <fieldset disabled={!may} className="bare">
      {may && input.kind !== 'group' && <DivisionSearch onPick={(code, name) => set({ code, name })} />}
      <Field label={words.name} fault={tried && input.name.trim() === '' ? words.needed : null}>
        {(wiring) => <Input {...wiring} value={input.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={words.places.aliases} hint={words.places.aliasesHint} optional>
        {(wiring) => (
          <Select
            {...wiring}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',', '；', ';']}
            value={input.aliases}
            onChange={(aliases) => set({ aliases })}
          />
        )}
      </Field>
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={input.kind}
            options={placeKinds.map((value) => ({ value, label: words.places.kinds[value] }))}
            onChange={(kind) => set(kind === 'group' ? { kind, code: null } : { kind, gathers: [], memberIds: [] })}
          />
        )}
      </Field>
      {input.kind === 'group' && <Members input={input} places={places} set={set} />}
      {input.kind !== 'group' && (
        <Field label={words.places.code} optional>
          {(wiring) => (
            <Input
              {...wiring}
              value={input.code ?? ''}
              onChange={(event) => set({ code: event.target.value === '' ? null : event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={words.parent}>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.noParent}
            value={input.parentId}
            options={places
              .filter((one) => one.id !== place?.id && one.kind !== 'group')
              .map((one) => ({ value: one.id, label: one.name }))}
            onChange={(parentId: string | null | undefined) => set({ parentId: parentId ?? null })}
          />
        )}
      </Field>
      <div className="toolbar">
        <Field label={words.validFrom}>
          {(wiring) => <DayInput {...wiring} value={input.validFrom} onChange={(validFrom) => set({ validFrom })} />}
        </Field>
        <Field label={words.validTo}>
          {(wiring) => <DayInput {...wiring} value={input.validTo} onChange={(validTo) => set({ validTo })} />}
        </Field>
      </div>
    </fieldset>
  )
}

export const PlaceEditor = ({ place, places, may, onClose }: Props) => {
  const { w } = useLanguage()
  const [input, setInput] = useState(() => inputOf(place, places.length))
  const [tried, setTried] = useState(false)
  const act = useAct({
    deed: (value: PlaceInput) =>
      place === null ? api.places.create(value) : api.places.change({ ...value, id: place.id }),
    said: (saved) => w.settings.saved(saved.name),
    touches: [placesQuery.queryKey],
    after: onClose,
  })
  const save = () => {
    setTried(true)
    if (input.name.trim() !== '') act.run(input)
  }
  return (
    <EditorDrawer
      title={place === null ? w.settings.places.add : may ? w.settings.places.edit(place.name) : place.name}
      width={480}
      may={may}
      save={act}
      onSave={save}
      onClose={onClose}
    >
      <Fields
        place={place}
        places={places}
        may={may}
        input={input}
        tried={tried}
        set={(change) => setInput((old) => ({ ...old, ...change }))}
      />
    </EditorDrawer>
  )
}
