import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo } from 'react'
import { type Place, placeKinds } from '#contract/units.ts'
import { mayChangeUnits } from '#core/units/rights.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useSession } from '../session/session.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { PlaceEditor } from './PlaceEditor.tsx'
import { placesQuery } from './queries.ts'
import type { Placed } from './tree.ts'
import { useFolded } from './use-folded.ts'

const useColumns = (onOpen: (place: Place) => void): readonly Column<Placed<Place>>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.settings
    return [
      {
        key: 'name',
        title: words.name,
        width: 320,
        grow: true,
        filter: 'text',
        text: ({ item }) => item.name,
        render: ({ item }) => (
          <button type="button" className="link-button" onClick={() => onOpen(item)}>
            {item.name}
          </button>
        ),
      },
      {
        key: 'kind',
        title: words.kind,
        width: 120,
        text: ({ item }) => words.places.kinds[item.kind],
        value: ({ item }) => item.kind,
        filter: placeKinds.map((value) => ({ value, label: words.places.kinds[value] })),
      },
      { key: 'code', title: words.places.code, width: 140, text: ({ item }) => item.code ?? '—' },
      {
        key: 'from',
        title: words.validFrom,
        width: 140,
        text: ({ item }) => (item.validFrom === null ? '—' : f.day(item.validFrom)),
      },
      {
        key: 'to',
        title: words.validTo,
        width: 140,
        text: ({ item }) => (item.validTo === null ? '—' : f.day(item.validTo)),
      },
    ]
  }, [w, f, onOpen])
}

const PlaceTable = ({
  places,
  onOpen,
}: {
  readonly places: readonly Place[]
  readonly onOpen: (place: Place) => void
}) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  const columns = useColumns(onOpen)
  const folded = useFolded(places)
  const asTree = view.sort === null && Object.keys(view.filters).length === 0
  const plain = useMemo(() => places.map((item) => ({ item, depth: 0, count: 0 })), [places])
  return (
    <DataTable
      name="places"
      caption={w.settings.places.title}
      columns={columns}
      rows={asTree ? folded.rows : plain}
      rowKey={({ item }) => item.id}
      view={view}
      onView={setView}
      onOpen={({ item }) => onOpen(item)}
      empty={<EmptyState title={w.settings.places.none} why={w.settings.places.noneWhat} />}
      fill
      {...(asTree ? { tree: folded.tree } : {})}
    />
  )
}

export const PlacesPage = () => {
  const { w } = useLanguage()
  const may = mayChangeUnits(useActor())
  const { city } = useSession()
  const places = useQuery(placesQuery)
  const [search, change] = useAddress()
  const chosen = places.data?.find((place) => place.id === search.place) ?? null
  return (
    <div className="page">
      <PageTitle
        what={w.settings.places.title}
        whose={city.name}
        actions={
          may && (
            <Button type="primary" onClick={() => change({ place: 'new' })}>
              {w.settings.places.add}
            </Button>
          )
        }
      />
      <div className="page-body">
        <Loaded query={places}>
          {(rows) => <PlaceTable places={rows} onOpen={(place) => change({ place: place.id })} />}
        </Loaded>
      </div>
      {(chosen !== null || search.place === 'new') && (
        <PlaceEditor
          key={chosen?.id ?? 'new'}
          place={chosen}
          places={places.data ?? []}
          may={may}
          onClose={() => change({ place: undefined })}
        />
      )}
    </div>
  )
}
