import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { groupKinds, type UnitGroup } from '#contract/units.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { EditorDrawer } from './EditorDrawer.tsx'
import { groupsQuery, unitsQuery } from './queries.ts'
import { AliasRows } from './UnitRows.tsx'

type GroupInput = Parameters<typeof api.units.createGroup>[0]
const blank: GroupInput = {
  name: '',
  kind: 'printed',
  head: null,
  matters: null,
  officeUnitId: null,
  memberIds: [],
  aliases: [],
}

const inputOf = (group: UnitGroup | null): GroupInput => {
  if (group === null) return blank
  const { id: _, aliases, ...rest } = group
  return { ...rest, aliases: aliases.map(({ alias, kind }) => ({ alias, kind })) }
}

type FieldsProps = {
  readonly input: GroupInput
  readonly tried: boolean
  readonly may: boolean
  readonly set: (change: Partial<GroupInput>) => void
}

const Fields = ({ input, tried, may, set }: FieldsProps) => {
  const { w } = useLanguage()
  const words = w.settings.groups
  const units = (useQuery(unitsQuery).data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  return (
    <fieldset disabled={!may} className="bare">
      <Field label={w.settings.name} fault={tried && input.name.trim() === '' ? w.settings.needed : null}>
        {(wiring) => <Input {...wiring} value={input.name} onChange={(event) => set({ name: event.target.value })} />}
      </Field>
      <Field label={w.settings.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={input.kind}
            options={groupKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => set({ kind })}
          />
        )}
      </Field>
      <Field label={words.members}>
        {(wiring) => (
          <Select
            {...wiring}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={input.memberIds}
            options={units}
            onChange={(memberIds: string[]) => set({ memberIds })}
          />
        )}
      </Field>
      {input.kind !== 'printed' && (
        <>
          <Field label={words.head} optional>
            {(wiring) => (
              <Input
                {...wiring}
                value={input.head ?? ''}
                onChange={(event) => set({ head: event.target.value === '' ? null : event.target.value })}
              />
            )}
          </Field>
          <Field label={words.matters} optional>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                autoSize
                value={input.matters ?? ''}
                onChange={(event) => set({ matters: event.target.value === '' ? null : event.target.value })}
              />
            )}
          </Field>
          <Field label={words.office} optional>
            {(wiring) => (
              <Select
                {...wiring}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={input.officeUnitId}
                options={units}
                onChange={(id: string | null | undefined) => set({ officeUnitId: id ?? null })}
              />
            )}
          </Field>
        </>
      )}
      <AliasRows aliases={input.aliases} onChange={(aliases) => set({ aliases })} />
    </fieldset>
  )
}

type Props = { readonly group: UnitGroup | null; readonly may: boolean; readonly onClose: () => void }

export const GroupEditor = ({ group, may, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.settings.groups
  const [input, setInput] = useState(() => inputOf(group))
  const [tried, setTried] = useState(false)
  const save = useAct({
    deed: (value: GroupInput) =>
      group === null ? api.units.createGroup(value) : api.units.changeGroup({ ...value, id: group.id }),
    said: (saved) => w.settings.saved(saved.name),
    touches: [groupsQuery.queryKey],
    after: onClose,
  })
  const remove = useAct({
    deed: (id: string) => api.units.removeGroup({ id }),
    said: () => words.removed(group?.name ?? ''),
    touches: [groupsQuery.queryKey],
    after: onClose,
  })
  const onSave = () => {
    setTried(true)
    if (input.name.trim() !== '') save.run(input)
  }
  return (
    <EditorDrawer
      title={group === null ? words.add : may ? words.edit(group.name) : group.name}
      width={520}
      may={may}
      save={save}
      onSave={onSave}
      onClose={onClose}
      more={
        may &&
        group !== null && (
          <Popconfirm
            title={words.remove}
            okText={w.parts.remove}
            cancelText={w.parts.cancel}
            onConfirm={() => remove.run(group.id)}
          >
            <Button danger loading={remove.pending}>
              {words.remove}
            </Button>
          </Popconfirm>
        )
      }
    >
      <ActFaults act={remove} />
      <Fields input={input} tried={tried} may={may} set={(change) => setInput((old) => ({ ...old, ...change }))} />
    </EditorDrawer>
  )
}
