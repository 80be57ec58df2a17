import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { Draft } from '#contract/drafts.ts'
import { unitKinds } from '#contract/units.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { NewUnitsDialog } from './NewUnitsDialog.tsx'

type Name = Draft['names'][number]
type Choice = { readonly value: string; readonly label: string }
type Props = { readonly draft: Draft; readonly mayJudge: boolean; readonly onShowName: (name: string) => void }

const targetOf = (choice: string | null) => ({
  unitId: choice?.startsWith('u:') === true ? choice.slice(2) : null,
  groupId: choice?.startsWith('g:') === true ? choice.slice(2) : null,
})
const choiceOf = (name: Pick<Name, 'unitId' | 'groupId'>): string | null =>
  name.unitId !== null ? `u:${name.unitId}` : name.groupId !== null ? `g:${name.groupId}` : null

/** Whom each printed name means. Nobody is ever guessed: a suggestion becomes an answer only when chosen. */
export const NamesPane = ({ draft, mayJudge, onShowName }: Props) => {
  const { w, f } = useLanguage()
  const [onlyOpen, setOnlyOpen] = useState(true)
  const units = useQuery({ queryKey: ['units'], queryFn: () => api.units.list() })
  const groups = useQuery({ queryKey: ['unit-groups'], queryFn: () => api.units.groups() })
  const touches = [['draft', draft.id], ['units']] as const
  const map = useAct({
    deed: (input: { name: string; choice: string | null }) =>
      api.drafts.mapName({ id: draft.id, name: input.name, ...targetOf(input.choice) }),
    touches,
  })
  const create = useAct({
    deed: (input: { name: string; kind: string }) => api.drafts.createUnit({ id: draft.id, ...input }),
    touches,
  })
  const [creating, setCreating] = useState(false)
  const unmapped = draft.names.filter((name) => choiceOf(name) === null)
  const open = unmapped.length
  const shown = onlyOpen && open > 0 ? unmapped : draft.names
  const choices: Choice[] = [
    ...(groups.data ?? []).map((group) => ({ value: `g:${group.id}`, label: group.name })),
    ...(units.data ?? []).map((unit) => ({ value: `u:${unit.id}`, label: unit.name })),
  ]
  return (
    <div className="review-pane">
      <p className="quiet">{w.review.names.what}</p>
      <Checkbox
        checked={onlyOpen && open > 0}
        disabled={open === 0}
        onChange={(event) => setOnlyOpen(event.target.checked)}
      >
        {w.review.names.onlyUnmapped}
      </Checkbox>{' '}
      <span className="quiet">{open === 0 ? w.review.names.allMapped : w.review.names.unmapped(f.number(open))}</span>
      {mayJudge && unmapped.length > 1 && (
        <Button size="small" onClick={() => setCreating(true)}>
          {w.review.names.createAll(f.number(unmapped.length))}
        </Button>
      )}
      {creating && <NewUnitsDialog draftId={draft.id} names={unmapped} onClose={() => setCreating(false)} />}
      <ActFaults act={map} />
      <ActFaults act={create} />
      {shown.length === 0 && <EmptyState title={w.review.names.allMapped} />}
      <ul className="names-list">
        {shown.map((name) => (
          <NameLine
            key={name.name}
            name={name}
            choices={choices}
            mayJudge={mayJudge}
            onShow={() => onShowName(name.name)}
            onChoose={(choice) => map.run({ name: name.name, choice })}
            onCreate={(kind) => create.run({ name: name.name, kind })}
          />
        ))}
      </ul>
    </div>
  )
}

type LineProps = {
  readonly name: Name
  readonly choices: readonly Choice[]
  readonly mayJudge: boolean
  readonly onShow: () => void
  readonly onChoose: (choice: string | null) => void
  readonly onCreate: (kind: string) => void
}
const NameLine = ({ name, choices, mayJudge, onShow, onChoose, onCreate }: LineProps) => {
  const { w, f } = useLanguage()
  const words = w.review.names
  const chosen = choiceOf(name)
  return (
    <li>
      <button type="button" className="plain" onClick={onShow}>
        {name.name}
      </button>
      <span className="quiet">
        ×{f.number(name.times)} · {name.by === null ? words.nobody : words.by[name.by]}
      </span>
      <Select
        aria-label={`${words.choose} ${name.name}`}
        disabled={!mayJudge}
        placeholder={words.choose}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        value={chosen}
        options={[...choices]}
        onChange={(choice: string | undefined) => onChoose(choice ?? null)}
      />
      {chosen === null && mayJudge && (
        <div className="name-suggestions">
          {name.suggestions.length > 0 && <span className="quiet">{words.perhaps}</span>}
          {name.suggestions.map((one) => (
            <Button key={one.name} size="small" onClick={() => onChoose(choiceOf(one))}>
              {one.name}
            </Button>
          ))}
          <Select
            aria-label={words.kindOfNew}
            size="small"
            placeholder={words.create}
            value={null}
            options={unitKinds.map((kind) => ({
              value: kind,
              label: `${words.create}：${w.settings.units.kinds[kind]}`,
            }))}
            onChange={(kind: string | null) => kind !== null && onCreate(kind)}
          />
        </div>
      )}
    </li>
  )
}
