// What does a panel member mark, when is a sheet whole, and how far do the members stand apart?

import { leavesOf } from '../evaluations/leaves.ts'
import type { Input, Method } from '../evaluations/method.ts'
import { everyOf } from '../evaluations/terms.ts'

/** One thing that a panel marks of every subject: the item as the method names it, and the input that holds the marks. */
export type PanelItem = {
  readonly input: string
  readonly name: string
  readonly note: string | null
  readonly least: number
  readonly most: number
  /** how many of the highest and of the lowest marks do not count */
  readonly trim: number
  /** fewer marks than this give no value */
  readonly members: number
}

/** A mark, or null where the member stands back from judging the subject (回避). */
export type Mark = { readonly row: number; readonly input: string; readonly mark: number | null }

export const sheetStates = ['open', 'submitted'] as const
export type SheetState = (typeof sheetStates)[number]

/** Items of a method whose value is a panel's, each input once, in the method's order. Without bounds a mark is 0 to 100. */
export function panelItemsOf(method: Method): readonly PanelItem[] {
  const items = new Map<string, PanelItem>()
  for (const { leaf } of leavesOf(method)) {
    for (const value of everyOf(leaf.value)) {
      const input = value.kind === 'panel' ? method.inputs.find(({ code }) => code === value.list) : undefined
      if (value.kind !== 'panel' || input === undefined || items.has(input.code)) continue
      const { trim, members } = value
      items.set(input.code, { ...boundsOf(input), trim, members, input: input.code, name: leaf.name, note: leaf.note })
    }
  }
  return [...items.values()]
}

const boundsOf = ({ least, most }: Input) => ({ least: least ?? 0, most: most ?? 100 })

/** What of a sheet nobody has marked yet; a sheet without gaps may be handed in. */
export function gapsOf(
  items: readonly PanelItem[],
  rows: readonly number[],
  marks: readonly Mark[],
): readonly { readonly row: number; readonly input: string }[] {
  const marked = new Set(marks.map(({ row, input }) => `${row} ${input}`))
  return rows.flatMap((row) => items.flatMap(({ input }) => (marked.has(`${row} ${input}`) ? [] : [{ row, input }])))
}

export type Spread = {
  /** marks that count, from the lowest */
  readonly marks: readonly number[]
  readonly least: number | null
  readonly most: number | null
  /** without the highest and lowest; null with fewer marks than the method asks for */
  readonly mean: number | null
  /** whether the highest and the lowest lie further apart than the office has said */
  readonly apart: boolean
}

/** How the members' marks of one subject and item lie; `tolerated` is in marks. Exactly as far apart is not too far. */
export function spreadOf({ trim, members }: PanelItem, marks: readonly number[], tolerated: number): Spread {
  const sorted = [...marks].sort((a, b) => a - b)
  const [least, most] = [sorted[0] ?? null, sorted.at(-1) ?? null]
  const counted = sorted.slice(trim, sorted.length - trim)
  const enough = sorted.length >= members && counted.length > 0
  return {
    ...{ marks: sorted, least, most },
    mean: enough ? counted.reduce((sum, mark) => sum + mark, 0) / counted.length : null,
    apart: least !== null && most !== null && most - least > tolerated,
  }
}

export type WrongMark = 'outside' | 'unknown'

/** What is wrong with a mark; undefined where nothing is. */
export function refusalOfMark(items: readonly PanelItem[], rows: readonly number[], mark: Mark): WrongMark | undefined {
  const item = items.find(({ input }) => input === mark.input)
  if (item === undefined || !rows.includes(mark.row)) return 'unknown'
  if (mark.mark === null) return undefined
  return mark.mark >= item.least && mark.mark <= item.most ? undefined : 'outside'
}
