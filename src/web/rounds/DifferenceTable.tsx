import { useMemo, useState } from 'react'
import type { RoundDifference } from '#contract/rounds/objection.ts'
import { type Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { mostDecimals } from './value-words.ts'

type Moved = RoundDifference['moved'][number]

/** Places gained; below zero for places lost, null where it was or is not ranked. */
const gained = ({ before, after }: Moved): number | null =>
  typeof before?.rank === 'number' && typeof after?.rank === 'number' ? before.rank - after.rank : null

const useColumns = (moved: readonly Moved[]): readonly Column<Moved>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.rounds
    const totals = moved.flatMap(({ before, after }) => [before?.total ?? 0, after?.total ?? 0])
    const decimals = mostDecimals(totals)
    const say = (value: string | number | null | undefined, key: string) =>
      value === null || value === undefined
        ? '—'
        : typeof value === 'string'
          ? value
          : f.number(value, key === 'total' ? decimals : 0)
    const pair = (key: 'rank' | 'total' | 'grade', title: string, order?: Column<Moved>['order']): Column<Moved> => {
      const sides = ({ before, after }: Moved) => [say(before?.[key], key), say(after?.[key], key)] as const
      const text = (row: Moved) => {
        const [was, is] = sides(row)
        return was === is ? is : words.arrow(was, is)
      }
      return {
        ...{ key, title, width: 150, text },
        ...(key === 'grade' ? {} : { align: 'right' as const }),
        ...(order === undefined ? {} : { order }),
        render: (row) => (sides(row)[0] === sides(row)[1] ? text(row) : <strong>{text(row)}</strong>),
      }
    }
    return [
      { key: 'code', title: words.code, width: 100, text: (row) => row.code },
      { key: 'name', title: words.subject, width: 220, grow: true, filter: 'text', text: (row) => row.name },
      pair('rank', words.rank, gained),
      pair('total', words.total, ({ before, after }) => (after?.total ?? 0) - (before?.total ?? 0)),
      pair('grade', words.grade),
    ]
  }, [moved, w, f])
}

/** Who stands elsewhere, in rank, total and grade; sorted by how far. One correction may move a thousand. */
export const DifferenceTable = ({ difference }: { readonly difference: RoundDifference }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const [view, setView] = useState(plainView)
  const columns = useColumns(difference.moved)
  return (
    <>
      <p>{words.moved(f.number(difference.moved.length), f.number(difference.unmoved))}</p>
      <DataTable
        name="round-differences"
        caption={words.differences}
        columns={columns}
        rows={difference.moved}
        rowKey={({ row }) => String(row)}
        view={view}
        onView={setView}
      />
    </>
  )
}
