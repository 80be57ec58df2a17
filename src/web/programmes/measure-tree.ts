import { lastNumberWords } from '#core/plans/number-words.ts'
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

/** A chapter that is no measure itself, where measures stand under it. */
type Chapter = { readonly number: string; readonly title: string }

const pathsAbove = (number: string): readonly string[] => {
  const parts = number.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** The rows with a heading put before the first measure of each chapter that is none itself. */
const withChapters = (
  rows: readonly MeasureRow[],
  titles: ReadonlyMap<string, string>,
): readonly (MeasureRow | Chapter)[] => {
  const known = new Set(rows.map((row) => row.number))
  return rows.flatMap((row) => {
    const missing = pathsAbove(row.number).filter((number) => !known.has(number))
    for (const number of missing) known.add(number)
    return [...missing.map((number) => ({ number, title: titles.get(number) ?? '' })), row]
  })
}

/** Measures under the chapters and measures whose numbers theirs continue, in the order of the document. */
export const byChapter = (
  rows: readonly MeasureRow[],
  folded: ReadonlySet<string>,
  titles: ReadonlyMap<string, string> = new Map(),
): readonly Branch[] => {
  const all = withChapters(rows, titles).map((one) => ('id' in one ? one : { ...one, id: `chapter ${one.number}` }))
  const parents = parentsOf(all)
  const children = new Map<string | null, (typeof all)[number][]>()
  for (const one of all) {
    const parent = parents.get(one.id) ?? null
    children.set(parent, [...(children.get(parent) ?? []), one])
  }
  const walk = (parent: string | null, depth: number): readonly Branch[] =>
    (children.get(parent) ?? []).flatMap((one) => {
      const count = children.get(one.id)?.length ?? 0
      const here: Branch =
        'form' in one
          ? { key: one.id, depth, heading: null, row: one, count }
          : {
              key: one.id,
              depth,
              heading: `${lastNumberWords(one.number)} ${one.title}`.trim(),
              row: placeholder(one.id),
              count,
            }
      return folded.has(one.id) ? [here] : [here, ...walk(one.id, depth + 1)]
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
