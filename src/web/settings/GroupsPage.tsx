import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { groupKinds, type UnitGroup } from '#contract/units.ts'
import { mayChangeUnits } from '#core/units/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { GroupEditor } from './GroupEditor.tsx'
import { groupsQuery, unitsQuery } from './queries.ts'

const useColumns = (onOpen: (group: UnitGroup) => void): readonly Column<UnitGroup>[] => {
  const { w, f } = useLanguage()
  const units = useQuery(unitsQuery).data
  return useMemo(() => {
    const words = w.settings.groups
    const names = new Map((units ?? []).map((unit) => [unit.id, unit.shortName ?? unit.name]))
    const members = (group: UnitGroup) => f.list(group.memberIds.map((id) => names.get(id) ?? ''))
    return [
      {
        key: 'name',
        title: w.settings.name,
        width: 170,
        text: (row) => row.name,
        filter: 'text',
        render: (row) => (
          <button type="button" className="link-button" onClick={() => onOpen(row)}>
            {row.name}
          </button>
        ),
      },
      {
        key: 'kind',
        title: w.settings.kind,
        width: 120,
        text: (row) => words.kinds[row.kind],
        value: (row) => row.kind,
        filter: groupKinds.map((value) => ({ value, label: words.kinds[value] })),
      },
      {
        key: 'head',
        title: words.head,
        width: 165,
        text: (row) => row.head ?? '—',
        filter: 'text',
        render: (row) => <span title={row.head ?? undefined}>{row.head ?? '—'}</span>,
      },
      {
        key: 'matters',
        title: words.matters,
        width: 200,
        grow: true,
        text: (row) => row.matters ?? '—',
        filter: 'text',
        render: (row) => <span title={row.matters ?? undefined}>{row.matters ?? '—'}</span>,
      },
      {
        key: 'office',
        title: words.office,
        width: 120,
        text: (row) => names.get(row.officeUnitId ?? '') ?? '—',
        filter: 'text',
      },
      {
        key: 'count',
        title: words.memberCount,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.memberIds.length),
        order: (row) => row.memberIds.length,
      },
      {
        key: 'members',
        title: words.members,
        width: 190,
        sort: false,
        filter: 'text',
        text: members,
        render: (row) => <span title={members(row)}>{members(row)}</span>,
      },
      {
        key: 'aliases',
        title: w.settings.units.aliases,
        width: 130,
        text: (row) => f.list(row.aliases.map((one) => one.alias)) || '—',
        filter: 'text',
      },
    ]
  }, [w, f, units, onOpen])
}

export const GroupsPage = () => {
  const { w } = useLanguage()
  const may = mayChangeUnits(useActor())
  const { city } = useSession()
  const groups = useQuery(groupsQuery)
  const [view, setView] = useView()
  const [search, change] = useAddress()
  const open = (group: UnitGroup) => change({ group: group.id })
  const columns = useColumns(open)
  const chosen = groups.data?.find((group) => group.id === search.group) ?? null
  return (
    <div className="page">
      <PageTitle
        what={w.settings.groups.title}
        whose={city.name}
        actions={
          may && (
            <Button type="primary" onClick={() => change({ group: 'new' })}>
              {w.settings.groups.add}
            </Button>
          )
        }
      />
      <div className="page-body">
        <Loaded query={groups}>
          {(rows) => (
            <DataTable
              name="groups"
              caption={w.settings.groups.title}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              view={view}
              onView={setView}
              onOpen={open}
              empty={<EmptyState title={w.settings.groups.none} why={w.settings.groups.noneWhat} />}
              fill
            />
          )}
        </Loaded>
      </div>
      {(chosen !== null || search.group === 'new') && (
        <GroupEditor key={chosen?.id ?? 'new'} group={chosen} may={may} onClose={() => change({ group: undefined })} />
      )}
    </div>
  )
}
