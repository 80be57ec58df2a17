import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { unitsOf } from '#core/accounts/roles.ts'
import { useActor } from '../session/session.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { MeasureTree } from './MeasureTree.tsx'
import { askOf, type Only, onlyChoices, type ShownAs } from './measure-ask.ts'
import { unitLoadQuery } from './queries.ts'

const SEARCH_AFTER_MS = 250
const shownAs = ['table', 'tree', 'status'] as const satisfies readonly ShownAs[]

const SearchBox = ({ value, onSearch }: { readonly value: string; readonly onSearch: (words: string) => void }) => {
  const { w } = useLanguage()
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onSearch(typed), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <Input
      allowClear
      style={{ width: 260 }}
      maxLength={80}
      value={typed}
      aria-label={w.programmes.measureTable.search}
      placeholder={w.programmes.measureTable.search}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

const UnitChoice = ({
  id,
  value,
  onChange,
}: {
  readonly id: string
  readonly value: string | undefined
  readonly onChange: (unit: string | undefined) => void
}) => {
  const { w } = useLanguage()
  const units = useQuery(unitLoadQuery(id))
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: 220 }}
      aria-label={w.programmes.measureTable.unit}
      placeholder={w.programmes.measureTable.anyUnit}
      value={value ?? null}
      options={(units.data ?? []).map((unit) => ({ value: unit.unitId, label: unit.unitName }))}
      onChange={(unit: string | null | undefined) => onChange(unit ?? undefined)}
    />
  )
}

export const MeasuresTab = () => {
  const { w } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const actor = useActor()
  const own = [...unitsOf(actor)]
  const [search, change] = useAddress()
  const state = askOf(search, own[0])
  const words = w.programmes.measureTable
  const choices = onlyChoices.filter(
    (only) => own.length > 0 || (only !== 'mine' && only !== 'lead' && only !== 'assist'),
  )
  return (
    <div className="page-body">
      <div className="toolbar no-print">
        <Segmented
          value={state.as}
          options={shownAs.map((value) => ({ value, label: words.views[value] }))}
          onChange={(as) => change({ as: as === 'table' ? undefined : as, page: undefined })}
        />
        <Segmented
          value={state.only}
          options={choices.map((value) => ({ value, label: words.only[value] }))}
          onChange={(only: Only) => change({ only: only === 'all' ? undefined : only, page: undefined })}
        />
        <UnitChoice id={id} value={state.unit} onChange={(unit) => change({ unit, page: undefined })} />
        <SearchBox
          value={state.search}
          onSearch={(words) => change({ q: words.trim() === '' ? undefined : words, page: undefined })}
        />
      </div>
      {state.as === 'table' ? (
        <MeasureTable id={id} ask={state.ask} />
      ) : (
        <MeasureTree id={id} ask={state.ask} by={state.as} />
      )}
    </div>
  )
}
