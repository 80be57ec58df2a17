import { randomUUID } from 'node:crypto'
import type { FormUpload } from '#contract/matrices.ts'
import type { Fault } from '#core/base/fault.ts'
import type { FormProblem } from '#core/matrices/check-form.ts'
import { mayFillForm, mayManageMatrices } from '#core/matrices/rights.ts'
import { insertFile } from '#store/files/files.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { type ReadTable, readTable } from '../documents/read-table.ts'
import { faultOf } from '../drafts/read-plan.ts'
import { mediaTypes } from '../files/send-file.ts'
import { formKind, formSheetName, problemSheetName } from './form-book.ts'
import { handIn, type Loaded, lockLoaded, putContent, refusalsToFill } from './forms.ts'
import { clauseOf } from './problem-words.ts'
import { readFormBook } from './read-form-book.ts'
import { checkerOf, listCityTargets, placed } from './show-form.ts'

export type ReturnedFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** the table that the office collects, or the one form that a park fills in */
  readonly expected: { readonly matrixId: string } | { readonly formId: string }
}

type Book = Extract<ReadTable, { readonly ok: true }>

/**
 * A filled form that came back: what it holds goes into the form it was sent out as, with everything that is wrong said at
 * once. Another park's file, or another table's, is not taken. What the office takes back without faults is handed in.
 */
export async function takeForm(context: CityContext, file: ReturnedFile): Promise<FormUpload> {
  const refused = (faults: readonly Fault[], whose?: Loaded): FormUpload =>
    ({
      ...{ fileName: file.name, formId: whose?.form.id ?? null, unitName: whose?.form.unitName ?? null },
      ...{ taken: false, submitted: false, problems: [] },
      faults: faults.map((fault) => ({ ...fault, place: { file: file.name, ...fault.place } })),
    }) as FormUpload
  const book = readTable(file.bytes, file.name)
  if (!book.ok) return refused([faultOf(book.fault)])
  const loaded = await findForm(context, book)
  if (loaded === undefined) return refused([{ code: 'matrix.not-this-form' }])
  const faults = refusalsOf(context, file, loaded)
  return faults.length > 0 ? refused(faults, loaded) : take(context, file, book, loaded)
}

/** By the mark that the form was sent out with. */
async function findForm(context: CityContext, { mark }: Book): Promise<Loaded | undefined> {
  if (mark?.kind !== formKind || !/^[0-9a-f-]{36}$/i.test(mark.id)) return undefined
  try {
    return await lockLoaded(context, mark.id)
  } catch (error) {
    // a mark of another city, or of a form that is not the asker's, says nothing to the asker
    if (error instanceof NotFound || isProblem(error)) return undefined
    throw error
  }
}

const isProblem = (error: unknown): boolean => (error as { status?: unknown }).status === 404

function refusalsOf({ actor }: CityContext, { expected }: ReturnedFile, loaded: Loaded): readonly Fault[] {
  const { form, matrix } = loaded
  if ('matrixId' in expected && expected.matrixId !== matrix.id)
    return [{ code: 'matrix.other-matrix', facts: { title: matrix.title } }]
  if ('formId' in expected && expected.formId !== form.id)
    return [{ code: 'matrix.other-park', facts: { unit: form.unitName } }]
  if (!mayManageMatrices(actor) && !mayFillForm(actor, form.unitId)) return [{ code: 'rights.forbidden' }]
  return refusalsToFill(loaded)
}

async function take(context: CityContext, file: ReturnedFile, book: Book, loaded: Loaded): Promise<FormUpload> {
  const { tx, now, actor } = context
  const { matrix, form } = loaded
  const sheet =
    book.sheets.find(({ name }) => name === formSheetName) ?? book.sheets.find(({ name }) => name !== problemSheetName)
  if (sheet === undefined) throw new Error('a workbook with our mark has a sheet')
  const read = readFormBook(sheet, matrix, form, book.faults)
  const fileProblems = [...versionProblems(Number(book.mark?.version), matrix.version), ...read.problems]
  const fileId = randomUUID()
  const kept = { id: fileId, name: file.name, mediaType: mediaTypes.xlsx, bytes: file.bytes }
  await insertFile(tx, { ...kept, createdAt: now, createdBy: actor.accountId })
  const filled = await putContent(context, loaded, { content: read.content, fileProblems, fileId })
  const { check } = await checkerOf(tx, matrix, await listCityTargets(tx, matrix.programmeId))
  const problems = [...fileProblems, ...check(filled).problems].map((problem) => {
    const place = problem.place ?? placeIn(read, problem)
    const shown = placed(matrix.rows, place === undefined ? problem : { ...problem, place })
    return { ...shown, clause: clauseOf(matrix.rows, problem.rowId) }
  })
  const whole = problems.every(({ severity }) => severity !== 'fault')
  const byOffice = mayManageMatrices(actor) && !mayFillForm(actor, form.unitId)
  const submitted = byOffice && whole && (await handIn(context, { matrix, form: filled }, null)).ok
  return { fileName: file.name, formId: form.id, unitName: form.unitName, taken: true, submitted, faults: [], problems }
}

const placeIn = (read: ReturnType<typeof readFormBook>, { rowId, cell }: FormProblem) =>
  rowId === null || cell === null ? undefined : read.placeOf(rowId, cell)

const versionProblems = (exported: number, version: number): readonly FormProblem[] =>
  exported === version
    ? []
    : [
        {
          code: 'old-version',
          severity: 'fault',
          rowId: null,
          cell: null,
          facts: { exported, version },
          place: { row: 2, column: 'B' },
        },
      ]
