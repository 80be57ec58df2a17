import { parseTyped } from '#core/base/typed-number.ts'
// A split while it is being typed: figures stay as typed, for "1." on the way to "1.5" must not jump.
import {
  type DecompositionContent,
  proposePeriods,
  proposeRule,
  type ShareRule,
  type Whole,
} from '#core/decompositions/decomposition.ts'

export type LineForm = {
  readonly unitId: string | null
  readonly placeId: string | null
  readonly values: readonly string[]
  readonly weight: string
  readonly factor: string
  readonly factorReason: string
  readonly note: string
}
export type SplitForm = {
  readonly rule: ShareRule
  readonly unit: string
  readonly periods: readonly string[]
  readonly lines: readonly LineForm[]
}
/** Columns that figures can be pasted over, from the left. */
export type FigureColumn = number | 'weight' | 'factor'

const text = (value: number | null): string => (value === null ? '' : String(value))
/** undefined for what is no number */
export const figureOf = (typed: string): number | null | undefined => {
  const plain = typed.trim()
  if (plain === '' || plain === '—' || plain === '-') return null
  const value = /[%％]/.test(plain) ? undefined : parseTyped(plain, null)
  return value !== undefined && value >= 0 ? value : undefined
}

export const formOf = (content: DecompositionContent): SplitForm => ({
  rule: content.rule,
  unit: content.unit,
  periods: content.periods,
  lines: content.shares.map(({ values, weight, factor, ...line }) => ({
    ...line,
    values: values.map(text),
    weight: text(weight),
    factor: text(factor),
  })),
})

type Term = { readonly from: number | null; readonly to: number | null }
export const newForm = (whole: Whole, term: Term): SplitForm => ({
  rule: proposeRule(whole),
  unit: whole.unit,
  periods: proposePeriods(whole, term),
  lines: [],
})

export const blankLine = (
  who: { readonly unitId: string | null; readonly placeId: string | null },
  periods: number,
): LineForm => ({
  ...{ ...who, values: Array<string>(periods).fill(''), weight: '', factor: '', factorReason: '', note: '' },
})

/** What is no number counts as not filled in; `isWhole` says whether there is any. */
export const contentOf = (form: SplitForm): DecompositionContent => ({
  rule: form.rule,
  unit: form.unit.trim(),
  periods: form.periods,
  shares: form.lines.map(({ values, weight, factor, ...line }) => ({
    ...line,
    values: values.map((typed) => figureOf(typed) ?? null),
    weight: figureOf(weight) ?? null,
    factor: figureOf(factor) || null,
  })),
})

export const hasNoMisprints = ({ lines }: SplitForm): boolean =>
  lines.every(({ values, weight, factor }) =>
    [...values, weight, factor].every((typed) => figureOf(typed) !== undefined),
  )

export const columnsOf = ({ periods }: SplitForm): readonly FigureColumn[] => [
  ...periods.map((_, at) => at),
  'weight',
  'factor',
]

const withFigure = (line: LineForm, column: FigureColumn, typed: string): LineForm =>
  typeof column === 'number'
    ? { ...line, values: line.values.map((value, at) => (at === column ? typed : value)) }
    : { ...line, [column]: typed }

export const setFigure = (form: SplitForm, row: number, column: FigureColumn, typed: string): SplitForm => ({
  ...form,
  lines: form.lines.map((line, at) => (at === row ? withFigure(line, column, typed) : line)),
})

/** A block of cells as Excel puts it on the clipboard, laid down from one cell to the right and downwards. */
export const pasteFigures = (form: SplitForm, row: number, column: FigureColumn, block: string): SplitForm => {
  const columns = columnsOf(form)
  const left = columns.indexOf(column)
  const cells = block
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  let next = form
  cells.forEach((line, down) => {
    line.forEach((typed, right) => {
      const at = columns[left + right]
      if (at !== undefined && row + down < form.lines.length) next = setFigure(next, row + down, at, typed.trim())
    })
  })
  return next
}

export const addPeriod = (form: SplitForm, period: string): SplitForm =>
  form.periods.includes(period)
    ? form
    : {
        ...form,
        periods: [...form.periods, period],
        lines: form.lines.map((line) => ({ ...line, values: [...line.values, ''] })),
      }

export const removePeriod = (form: SplitForm, at: number): SplitForm => ({
  ...form,
  periods: form.periods.filter((_, index) => index !== at),
  lines: form.lines.map((line) => ({ ...line, values: line.values.filter((_, index) => index !== at) })),
})
