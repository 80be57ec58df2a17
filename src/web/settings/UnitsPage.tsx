import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { Place, Unit } from '#contract/units.ts'
import { mayChangeUnits } from '#core/units/rights.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor, useSession } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { placesQuery, unitsQuery } from './queries.ts'
import { UnitEditor } from './UnitEditor.tsx'
import { UnitsImport } from './UnitsImport.tsx'
import { useUnitColumns } from './unit-columns.tsx'
import { useFolded } from './use-folded.ts'

type TableProps = {
  readonly units: readonly Unit[]
  readonly places: readonly Place[]
  readonly flat: boolean
  readonly onOpen: (unit: Unit) => void
}

const UnitTable = ({ units, places, flat, onOpen }: TableProps) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  const columns = useUnitColumns(places, onOpen)
  const folded = useFolded(units)
  const plain = useMemo(() => units.map((item) => ({ item, depth: 0, count: 0 })), [units])
  // what is filtered or sorted is no tree any more
  const asTree = !flat && view.sort === null && Object.keys(view.filters).length === 0
  return (
    <DataTable
      name="units"
      caption={w.settings.units.title}
      columns={columns}
      rows={asTree ? folded.rows : plain}
      rowKey={({ item }) => item.id}
      view={view}
      onView={setView}
      onOpen={({ item }) => onOpen(item)}
      empty={<EmptyState title={w.settings.units.none} why={w.settings.units.noneWhat} />}
      fill
      {...(asTree ? { tree: folded.tree } : {})}
    />
  )
}

const Sheets = () => {
  const { w } = useLanguage()
  const [importing, setImporting] = useState(false)
  const out = useAct({ deed: () => download(filePaths.unitsSheet) })
  return (
    <>
      <ActFaults act={out} />
      <Button loading={out.pending} onClick={() => out.run(undefined)}>
        {w.settings.units.export}
      </Button>
      <Button onClick={() => setImporting(true)}>{w.settings.units.import}</Button>
      {importing && <UnitsImport onClose={() => setImporting(false)} />}
    </>
  )
}

export const UnitsPage = () => {
  const { w } = useLanguage()
  const may = mayChangeUnits(useActor())
  const { city } = useSession()
  const units = useQuery(unitsQuery)
  const places = useQuery(placesQuery)
  const [search, change] = useAddress()
  const chosen = units.data?.find((unit) => unit.id === search.unit) ?? null
  const adding = search.unit === 'new'
  const open = useCallback((unit: Unit) => change({ unit: unit.id }), [change])
  const close = () => change({ unit: undefined })
  return (
    <div className="page">
      <PageTitle
        what={w.settings.units.title}
        whose={city.name}
        actions={
          may && (
            <>
              <Sheets />
              <Button type="primary" onClick={() => change({ unit: 'new' })}>
                {w.settings.units.add}
              </Button>
            </>
          )
        }
      />
      <div className="page-body">
        <div className="toolbar no-print">
          <Segmented
            value={search.flat === 1 ? 'flat' : 'tree'}
            options={[
              { value: 'tree', label: w.settings.units.tree },
              { value: 'flat', label: w.settings.units.flat },
            ]}
            onChange={(value) => change({ flat: value === 'flat' ? 1 : undefined })}
          />
        </div>
        <Loaded query={units}>
          {(rows) => <UnitTable units={rows} places={places.data ?? []} flat={search.flat === 1} onOpen={open} />}
        </Loaded>
      </div>
      {(chosen !== null || adding) && (
        <UnitEditor
          key={chosen?.id ?? 'new'}
          unit={chosen}
          units={units.data ?? []}
          places={(places.data ?? []).filter(({ kind }) => kind !== 'group')}
          may={may}
          onClose={close}
        />
      )}
    </div>
  )
}
