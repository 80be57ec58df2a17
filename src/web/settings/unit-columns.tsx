import { useMemo } from 'react'
import { type Place, type Unit, unitKinds } from '#contract/units.ts'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import type { Placed } from './tree.ts'

export const useUnitColumns = (
  places: readonly Place[],
  onOpen: (unit: Unit) => void,
): readonly Column<Placed<Unit>>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.settings
    const placeNames = new Map(places.map((place) => [place.id, place.name]))
    const validity = ({ validFrom, validTo }: Unit): string =>
      validFrom === null && validTo === null
        ? words.always
        : `${validFrom === null ? '' : f.day(validFrom)}–${validTo === null ? '' : f.day(validTo)}`
    const officers = (unit: Unit, duty: Unit['officers'][number]['duty']) =>
      f.list(unit.officers.filter((one) => one.duty === duty).map((one) => one.name)) || '—'
    const column = (
      key: string,
      title: string,
      width: number,
      text: (unit: Unit) => string,
      more: Partial<Column<Placed<Unit>>> = {},
    ): Column<Placed<Unit>> => ({ key, title, width, text: ({ item }) => text(item), ...more })
    return [
      column('name', words.name, 280, (unit) => unit.name, {
        grow: true,
        filter: 'text',
        render: ({ item }) => (
          <button type="button" className="link-button" onClick={() => onOpen(item)}>
            {item.name}
          </button>
        ),
      }),
      column('short', words.units.shortName, 120, (unit) => unit.shortName ?? '—'),
      column('kind', words.kind, 100, (unit) => words.units.kinds[unit.kind], {
        value: ({ item }) => item.kind,
        filter: unitKinds.map((value) => ({ value, label: words.units.kinds[value] })),
      }),
      column(
        'place',
        words.units.place,
        120,
        (unit) => (unit.placeId === null ? '—' : (placeNames.get(unit.placeId) ?? '—')),
        {
          filter: 'text',
        },
      ),
      column('aliases', words.units.aliases, 240, (unit) => f.list(unit.aliases.map((one) => one.alias)) || '—', {
        grow: true,
        filter: 'text',
      }),
      column('first', words.units.duties.first, 110, (unit) => officers(unit, 'first'), { filter: 'text' }),
      column('contact', words.units.duties.contact, 110, (unit) => officers(unit, 'contact'), { filter: 'text' }),
      column('validity', words.validity, 150, validity),
    ]
  }, [w, f, places, onOpen])
}
