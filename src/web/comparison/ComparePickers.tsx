import SwapOutlined from '@ant-design/icons/es/icons/SwapOutlined'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type PlanRelation, planRelations } from '#core/comparison/relation.ts'
import { mayImportPlan } from '#core/programmes/rights.ts'
import { api } from '../api/client.ts'
import { programmeListQuery, versionsQuery } from '../programmes/queries.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import type { SideAsked, SideName } from './compare-address.ts'

const usePlans = () => {
  const { w } = useLanguage()
  const office = mayImportPlan(useActor())
  const programmes = useQuery(programmeListQuery).data ?? []
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => api.drafts.list(), enabled: office }).data ?? []
  const open = drafts.filter(({ state }) => state === 'open')
  const options = [
    { label: w.compare.programmes, options: programmes.map(({ id, title }) => ({ value: id, label: title })) },
    ...(open.length === 0
      ? []
      : [{ label: w.compare.drafts, options: open.map(({ id, title }) => ({ value: id, label: title })) }]),
  ]
  return { options, isProgramme: (id: string | null) => programmes.some((one) => one.id === id) }
}

const VersionPicker = ({ side, asked, onChange }: SideProps) => {
  const { w } = useLanguage()
  const versions = useQuery({ ...versionsQuery(asked.id ?? ''), enabled: asked.id !== null }).data ?? []
  if (versions.length < 2 && asked.version === null) return null
  return (
    <Select
      className="compare-version"
      aria-label={`${w.compare[side]} ${w.compare.version}`}
      value={asked.version ?? 0}
      options={[
        { value: 0, label: w.compare.current },
        ...versions.map(({ version }) => ({ value: version, label: w.programmes.versionN(version) })),
      ]}
      onChange={(version) => onChange({ ...asked, version: version === 0 ? null : version })}
    />
  )
}

type SideProps = {
  readonly side: SideName
  readonly asked: SideAsked
  readonly onChange: (asked: SideAsked) => void
}

const SidePicker = (props: SideProps) => {
  const { w } = useLanguage()
  const { options, isProgramme } = usePlans()
  const { side, asked, onChange } = props
  return (
    <span className="compare-side">
      <span>{w.compare[side]}</span>
      <Select
        className="compare-plan"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={w.compare[side]}
        placeholder={w.compare.choose}
        value={asked.id}
        options={options}
        onChange={(id) => onChange({ id, version: null })}
      />
      {isProgramme(asked.id) && <VersionPicker {...props} />}
    </span>
  )
}

type Props = {
  readonly left: SideAsked
  readonly right: SideAsked
  readonly relation: PlanRelation | null
  /** what the titles say, once both are there */
  readonly found: PlanRelation | null
  readonly onSide: (side: SideName, asked: SideAsked) => void
  readonly onSwap: () => void
  readonly onRelation: (relation: PlanRelation | null) => void
}

export const ComparePickers = ({ left, right, relation, found, onSide, onSwap, onRelation }: Props) => {
  const { w } = useLanguage()
  const words = w.compare
  return (
    <div className="toolbar no-print">
      <SidePicker side="left" asked={left} onChange={(asked) => onSide('left', asked)} />
      <Button icon={<SwapOutlined />} aria-label={words.swap} title={words.swap} onClick={onSwap} />
      <SidePicker side="right" asked={right} onChange={(asked) => onSide('right', asked)} />
      {found !== null && (
        <Select
          className="compare-relation"
          aria-label={words.relation}
          value={relation ?? ''}
          options={[
            { value: '', label: relation === null ? words.byTitles(words.relations[found]) : words.byTitles('…') },
            ...planRelations.map((value) => ({ value, label: words.relations[value] })),
          ]}
          onChange={(value) => onRelation(planRelations.find((one) => one === value) ?? null)}
        />
      )}
    </div>
  )
}
