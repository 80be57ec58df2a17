import { z } from 'zod'
import { formProblemCodes, formStates, sumVerdicts } from '#core/matrices/form-words.ts'
import { formCells, rowAddings } from '#core/matrices/matrix.ts'
import { itemRoles, valuesFrom } from '#core/matrices/read-cell.ts'
import { Day, endpoint, Fault, Id, Instant } from './base.ts'

const Year = z.number().int().min(1990).max(2100)

export const MatrixRow = z.object({
  id: Id,
  content: z.string().trim().min(1).max(60),
  clause: z.string().trim().min(1).max(80),
  unit: z.string().trim().min(1).max(20).nullable(),
  quantified: z.boolean(),
  adding: z.enum(rowAddings),
  hint: z.string().trim().max(200),
  wholeTargetId: Id.nullable(),
  annualTargetId: Id.nullable(),
})
export type MatrixRow = z.infer<typeof MatrixRow>

const head = {
  title: z.string().trim().min(2).max(120),
  termFrom: Year,
  termTo: Year,
  /** the year that has columns of its own */
  year: Year,
  dueOn: Day.nullable(),
  note: z.string().trim().max(500),
}
const MatrixInput = z.object({
  ...head,
  rows: z.array(MatrixRow).min(1).max(100),
  /** who fills it in */
  unitIds: z.array(Id).min(1).max(100),
})
export type MatrixInput = z.infer<typeof MatrixInput>

export const matrixStates = ['draft', 'open', 'closed'] as const

export const FormSummary = z.object({
  id: Id,
  unitId: Id,
  unitName: z.string(),
  state: z.enum(formStates),
  revision: z.number().int(),
  savedAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  faults: z.number().int(),
  warnings: z.number().int(),
})
export type FormSummary = z.infer<typeof FormSummary>

export const MatrixSummary = z.object({
  id: Id,
  ...head,
  state: z.enum(matrixStates),
  /** of the rows as they were sent out */
  version: z.number().int(),
  byState: z.record(z.enum(formStates), z.number().int()),
  /** forms of the asker's own units */
  mine: z.array(z.object({ formId: Id, unitName: z.string(), state: z.enum(formStates) })),
})
export type MatrixSummary = z.infer<typeof MatrixSummary>

export const Matrix = MatrixSummary.extend({
  programmeId: Id,
  revision: z.number().int(),
  rows: z.array(MatrixRow),
  /** for who sees the whole city, else the asker's own */
  forms: z.array(FormSummary),
  mayManage: z.boolean(),
})
export type Matrix = z.infer<typeof Matrix>

/** As much as a cell of Excel holds. */
const CellText = z.string().max(32_767)
export const FormLine = z.object({
  unit: CellText,
  whole: CellText,
  wholeMeasures: CellText,
  annual: CellText,
  annualMeasures: CellText,
})
export const FormContent = z.record(z.string(), FormLine)

export const FormProblem = z.object({
  code: z.enum(formProblemCodes),
  severity: z.enum(['fault', 'warning']),
  rowId: z.string().nullable(),
  cell: z.enum([...formCells, 'content', 'clause']).nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** where it stands in the Excel form */
  place: z.object({ row: z.number().int(), column: z.string() }),
})
export type FormProblem = z.infer<typeof FormProblem>

export const CellReading = z.object({
  kind: z.enum(['blank', 'none', 'not-applicable', 'words', 'figures']),
  items: z.array(
    z.object({
      role: z.enum(itemRoles),
      label: z.string(),
      value: z.number(),
      valueMax: z.number().nullable(),
      unit: z.string(),
      assumed: z.boolean(),
      inRowUnit: z.number().nullable(),
      period: z.string().nullable(),
    }),
  ),
  value: z.number().nullable(),
  from: z.enum(valuesFrom).nullable(),
  fresh: z.number().nullable(),
})
export type CellReading = z.infer<typeof CellReading>

export const formActions = ['saved', 'uploaded', 'submitted', 'returned', 'accepted'] as const

export const MatrixForm = FormSummary.extend({
  matrix: z.object({
    id: Id,
    programmeId: Id,
    ...head,
    version: z.number().int(),
    state: z.enum(matrixStates),
    rows: z.array(MatrixRow),
  }),
  content: FormContent,
  readings: z.record(z.string(), z.object({ whole: CellReading, annual: CellReading })),
  problems: z.array(FormProblem),
  /** what has been handed down to the park for a row, in the row's unit */
  shares: z.record(z.string(), z.object({ whole: z.number().nullable(), annual: z.number().nullable() })),
  /** why the park hands it in with faults left */
  explanation: z.string().nullable(),
  history: z.array(
    z.object({
      revision: z.number().int(),
      at: Instant,
      by: z.string(),
      action: z.enum(formActions),
      words: z.string().nullable(),
      fileId: Id.nullable(),
      fileName: z.string().nullable(),
    }),
  ),
  mayFill: z.boolean(),
  mayDecide: z.boolean(),
})
export type MatrixForm = z.infer<typeof MatrixForm>

/** What became of one file that came back. */
export const FormUpload = z.object({
  fileName: z.string(),
  /** null where it could not be told whose form it is */
  formId: Id.nullable(),
  unitName: z.string().nullable(),
  /** what it held is now in the form; else nothing was changed */
  taken: z.boolean(),
  submitted: z.boolean(),
  /** why it was not taken */
  faults: z.array(Fault),
  problems: z.array(FormProblem.extend({ clause: z.string() })),
})
export type FormUpload = z.infer<typeof FormUpload>

export const ParkCell = z.object({
  formId: Id,
  state: z.enum(['value', 'text', 'unquantified', 'not-applicable', 'missing', 'not-submitted']),
  text: z.string(),
  value: z.number().nullable(),
  fresh: z.number().nullable(),
  from: z.enum(valuesFrom).nullable(),
  problems: z.array(FormProblem.omit({ place: true })),
})
export type ParkCell = z.infer<typeof ParkCell>

export const ComparedRow = z.object({
  rowId: Id,
  cells: z.array(ParkCell),
  sum: z.number().nullable(),
  counted: z.number().int(),
  missing: z.array(Id),
  city: z.object({ targetId: Id, value: z.number(), comparator: z.enum(['>=', '<=', '=', '~']) }).nullable(),
  difference: z.number().nullable(),
  verdict: z.enum(sumVerdicts),
})
export type ComparedRow = z.infer<typeof ComparedRow>

export const cellChoices = ['whole', 'annual'] as const
export const ParkComparison = z.object({
  cell: z.enum(cellChoices),
  forms: z.array(FormSummary),
  rows: z.array(ComparedRow),
  /** targets of the programme, to bind rows to */
  targets: z.array(
    z.object({ id: Id, metric: z.string(), value: z.number(), unit: z.string(), period: z.string().nullable() }),
  ),
  proposals: z.array(z.object({ rowId: Id, cell: z.enum(cellChoices), targetId: Id })),
})
export type ParkComparison = z.infer<typeof ParkComparison>

export const ComparisonInput = z.object({ id: Id, cell: z.enum(cellChoices).default('whole') })

const byId = z.object({ id: Id })
const seen = byId.extend({ revision: z.number().int() })
const tags = ['matrices']
export const matrices = {
  list: endpoint
    .route({ method: 'GET', path: '/programmes/{id}/matrices', tags })
    .input(byId)
    .output(z.array(MatrixSummary)),
  create: endpoint
    .route({ method: 'POST', path: '/programmes/{id}/matrices', tags })
    .input(MatrixInput.extend({ id: Id }))
    .output(Matrix),
  get: endpoint.route({ method: 'GET', path: '/matrices/{id}', tags }).input(byId).output(Matrix),
  /** Rows that are changed after they were sent out make a new version: forms of the older one are told so. */
  change: endpoint
    .route({ method: 'PUT', path: '/matrices/{id}', tags })
    .input(MatrixInput.extend({ id: Id, revision: z.number().int() }))
    .output(Matrix),
  open: endpoint.route({ method: 'POST', path: '/matrices/{id}/open', tags }).input(seen).output(Matrix),
  close: endpoint.route({ method: 'POST', path: '/matrices/{id}/close', tags }).input(seen).output(Matrix),
  /** The parks side by side, and their sums against the city's targets. */
  comparison: endpoint
    .route({ method: 'GET', path: '/matrices/{id}/comparison', tags })
    .input(ComparisonInput)
    .output(ParkComparison),
  setTargets: endpoint
    .route({ method: 'PUT', path: '/matrices/{id}/targets', tags })
    .input(
      byId.extend({
        bindings: z
          .array(z.object({ rowId: Id, cell: z.enum(cellChoices), targetId: Id.nullable() }))
          .min(1)
          .max(200),
      }),
    )
    .output(Matrix),
  form: endpoint.route({ method: 'GET', path: '/matrix-forms/{id}', tags }).input(byId).output(MatrixForm),
  save: endpoint
    .route({ method: 'PUT', path: '/matrix-forms/{id}', tags })
    .input(seen.extend({ content: FormContent }))
    .output(MatrixForm),
  /** Faults that are left need an explanation, which the office reads. */
  submit: endpoint
    .route({ method: 'POST', path: '/matrix-forms/{id}/submit', tags })
    .input(seen.extend({ explanation: z.string().trim().max(1000).nullable() }))
    .output(MatrixForm),
  sendBack: endpoint
    .route({ method: 'POST', path: '/matrix-forms/{id}/return', tags })
    .input(seen.extend({ reason: z.string().trim().min(2).max(500) }))
    .output(MatrixForm),
  accept: endpoint.route({ method: 'POST', path: '/matrix-forms/{id}/accept', tags }).input(seen).output(MatrixForm),
}
