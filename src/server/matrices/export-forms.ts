import { zipSync } from 'fflate'
import { getMatrix } from '#store/matrices/matrices.ts'
import { listForms } from '#store/matrices/matrix-forms.ts'
import type { CityContext } from '../context.ts'
import type { MadeFile } from '../programmes/export-tasks.ts'
import { writeFormBook } from './form-book.ts'
import { loadForm } from './forms.ts'
import { checkerOf, listCityTargets, problemsOf } from './show-form.ts'

/** One park's form as it stands; `marked` with everything that is wrong said in its cells and on a sheet of its own. */
export async function exportForm(context: CityContext, id: string, marked: boolean): Promise<MadeFile> {
  const { matrix, form } = await loadForm(context, id)
  const { check, shareOf } = await checkerOf(context.tx, matrix, await listCityTargets(context.tx, matrix.programmeId))
  const problems = marked ? problemsOf(matrix, form, check(form)) : []
  const bytes = await writeFormBook({ matrix, form, problems, shareOf })
  return { name: `${nameFor(form.unitName)}${marked ? '（问题标注）' : ''}.xlsx`, bytes }
}

/** Every park's form in one archive, to be sent out. */
export async function exportForms(context: CityContext, id: string): Promise<MadeFile> {
  const matrix = await getMatrix(context.tx, id)
  const { shareOf } = await checkerOf(context.tx, matrix, await listCityTargets(context.tx, matrix.programmeId))
  const files: Record<string, Uint8Array> = {}
  for (const form of await listForms(context.tx, [id])) {
    files[`${nameFor(form.unitName)}.xlsx`] = await writeFormBook({ matrix, form, problems: [], shareOf })
  }
  return { name: `${matrix.title}（第${matrix.version}版）.zip`, bytes: zipSync(files, { level: 0 }) }
}

/** A file's name is what a clerk sees first in a chat: whose it is comes before anything else. */
const nameFor = (unitName: string): string => `${unitName.replace(/[\\/:*?"<>|]/g, ' ')}计划表`
