import { Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Draft } from '#contract/drafts.ts'
import { unitKinds } from '#contract/units.ts'
import { kindByName } from '#core/units/kind-by-name.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

type Kind = (typeof unitKinds)[number]
type Named = Pick<Draft['names'][number], 'name' | 'suggestions'>
type Line = { readonly name: string; readonly kind: Kind; readonly like: string | null; readonly wanted: boolean }

type Props = { readonly draftId: string; readonly names: readonly Named[]; readonly onClose: () => void }

/** A city's first document names dozens of units at once: all are made together, each sort to be set right before. */
export const NewUnitsDialog = ({ draftId, names, onClose }: Props) => {
  const { w, f } = useLanguage()
  const words = w.review.names
  const [lines, setLines] = useState<readonly Line[]>(() =>
    names.map(({ name, suggestions }) => {
      const kind = kindByName(name)
      // what the register already has under a like name would be there twice
      return {
        name,
        kind: kind ?? 'department',
        like: suggestions[0]?.name ?? null,
        wanted: kind !== null && suggestions.length === 0,
      }
    }),
  )
  const change = (at: number, part: Partial<Line>) =>
    setLines((old) => old.map((line, index) => (index === at ? { ...line, ...part } : line)))
  const wanted = lines.filter((line) => line.wanted)
  const create = useAct({
    deed: () => api.drafts.createUnits({ id: draftId, units: wanted.map(({ name, kind }) => ({ name, kind })) }),
    said: (made) => words.createdAll(f.number(made.created)),
    touches: [['draft', draftId], ['units']],
    after: onClose,
  })
  return (
    <Modal
      open
      width={560}
      title={words.createAll(f.number(names.length))}
      okText={words.createWanted(f.number(wanted.length))}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: wanted.length === 0, loading: create.pending }}
      onOk={() => create.run(undefined)}
      onCancel={onClose}
    >
      <p className="quiet">{words.createAllWhat}</p>
      <ActFaults act={create} />
      <ul className="new-units">
        {lines.map((line, at) => (
          <li key={line.name}>
            <Checkbox checked={line.wanted} onChange={(event) => change(at, { wanted: event.target.checked })}>
              {line.name}
              {line.like !== null && <span className="quiet"> · {words.like(line.like)}</span>}
            </Checkbox>
            <Select<Kind>
              aria-label={`${words.kindOfNew} ${line.name}`}
              size="small"
              disabled={!line.wanted}
              value={line.kind}
              options={unitKinds.map((kind) => ({ value: kind, label: w.settings.units.kinds[kind] }))}
              onChange={(kind) => change(at, { kind })}
            />
          </li>
        ))}
      </ul>
    </Modal>
  )
}
