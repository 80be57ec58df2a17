// What does the table ask of every park, and what has one park put into it?

/**
 * flow 累计: the years and the parks add up · stock 期末水平: the parks add up, the years do not · text: several things or
 * words, which nothing can be added from
 */
export const rowAddings = ['flow', 'stock', 'text'] as const
export type RowAdding = (typeof rowAddings)[number]

/** One line of the table: 工作内容 → 细分条款. */
export type MatrixRow = {
  readonly id: string
  readonly content: string
  readonly clause: string
  /** in which its figures are counted; null where each park names its own */
  readonly unit: string | null
  /** the target must hold a number */
  readonly quantified: boolean
  readonly adding: RowAdding
  /** how to fill it in, shown beside the cell */
  readonly hint: string
  /** targets of the programme that the parks' sums are held against */
  readonly wholeTargetId: string | null
  readonly annualTargetId: string | null
}

/** The years that the table speaks of: the whole term, and the one year that has columns of its own. */
export type MatrixTerm = { readonly from: number; readonly to: number; readonly year: number }

export const formCells = ['unit', 'whole', 'wholeMeasures', 'annual', 'annualMeasures'] as const
export type FormCell = (typeof formCells)[number]
export const targetCells = ['whole', 'annual'] as const satisfies readonly FormCell[]
export type TargetCell = (typeof targetCells)[number]

/** What a park has put into one line, as it typed it. `unit` is that of figures which name none. */
export type FormLine = Readonly<Record<FormCell, string>>
/** By the row's id; a row without a line is blank. */
export type FormContent = Readonly<Record<string, FormLine>>

export const blankLine = (row: Pick<MatrixRow, 'unit'>): FormLine => ({
  unit: row.unit ?? '',
  whole: '',
  wholeMeasures: '',
  annual: '',
  annualMeasures: '',
})

export const lineOf = (content: FormContent, row: MatrixRow): FormLine => content[row.id] ?? blankLine(row)

/** Whether nothing has been typed into any line. */
export const isBlankForm = (content: FormContent): boolean =>
  Object.values(content).every((line) => formCells.every((cell) => cell === 'unit' || line[cell].trim() === ''))
