import { parentsOf } from '#core/programmes/tree.ts'
import type { MeasureRow } from './queries.ts'

/** A measure, or a heading over measures that is none itself (a chapter, a status). */
export type Branch = {
  readonly key: string
  readonly depth: number
  readonly heading: string | null
  readonly row: MeasureRow
  readonly count: number
}

const placeholder = (key: string): MeasureRow => ({
  id: key,
  number: '',
  title: '',
  form: 'heading',
  leads: [],
  others: [],
  status: null,
  percent: null,
  reportedAt: null,
  reportedBy: null,
  nextStep: null,
  lateSteps: 0,
  silentUnits: 0,
})

/** Measures under the measures whose numbers theirs continue, in the order of the document; folded ones left out. */
export const byChapter = (rows: readonly MeasureRow[], folded: ReadonlySet<string>): readonly Branch[] => {
  const parents = parentsOf(rows)
  const children = new Map<string | null, MeasureRow[]>()
  for (const row of rows) {
    const parent = parents.get(row.id) ?? null
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const walk = (parent: string | null, depth: number): readonly Branch[] =>
    (children.get(parent) ?? []).flatMap((row) => {
      const count = children.get(row.id)?.length ?? 0
      const here: Branch = { key: row.id, depth, heading: null, row, count }
      return folded.has(row.id) ? [here] : [here, ...walk(row.id, depth + 1)]
    })
  return walk(null, 0)
}

const ORDER = ['late', 'watch', 'on_course', 'not_started', 'unreported', 'done'] as const

/** The gravest first; what nobody has reported on before what is done. */
export const byStatus = (
  rows: readonly MeasureRow[],
  folded: ReadonlySet<string>,
  word: (status: (typeof ORDER)[number]) => string,
): readonly Branch[] =>
  ORDER.flatMap((status) => {
    const inside = rows.filter((row) => (row.status ?? 'unreported') === status)
    if (inside.length === 0) return []
    const head: Branch = {
      key: status,
      depth: 0,
      heading: word(status),
      row: placeholder(status),
      count: inside.length,
    }
    if (folded.has(status)) return [head]
    return [head, ...inside.map((row): Branch => ({ key: row.id, depth: 1, heading: null, row, count: 0 }))]
  })
