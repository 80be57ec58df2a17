import { bad, good, type Outcome } from '#core/base/fault.ts'
import { countCodes, insertCodes } from '#store/questionnaires/answers.ts'
import { addIssued, getQuestionnaire } from '#store/questionnaires/questionnaires.ts'
import type { CityContext } from '../context.ts'
import { hashPersonalCode, newPersonalCode } from '../personal-code.ts'
import { keepAct } from '../rounds/act.ts'
import { workbookOf } from '../rounds/export-inputs.ts'
import { loadQuestionnaire } from './questionnaire.ts'

type Asked = {
  readonly questionnaireId: string
  readonly row: number
  readonly group: string
  readonly count: number
}

/** New codes for a group of a subject. They are told once: kept are their hashes, in the order of the hashes. */
export async function issueCodes(context: CityContext, asked: Asked): Promise<Outcome<{ codes: string[] }>> {
  const found = await loadQuestionnaire(context, asked.questionnaireId)
  if (!found.ok) return found
  const { stored, loaded } = found.value
  if (stored.state !== 'open') return bad({ code: 'questionnaire.not-open' })
  const subject = loaded.subjects.find(({ row }) => row === asked.row)
  if (subject === undefined) return bad({ code: 'round.subject.not-found' })
  const codes = Array.from({ length: asked.count }, newPersonalCode)
  const group = { questionnaireId: stored.id, row: asked.row, name: asked.group }
  await addIssued(context.tx, group, codes.length)
  await insertCodes(context.tx, group, codes.map(hashPersonalCode).sort())
  const detail = { title: stored.title, subject: subject.name, group: asked.group, codes: codes.length }
  await keepAct(context, loaded.round, { move: 'survey', detail })
  return good({ codes })
}

type Printed = {
  readonly questionnaireId: string
  readonly subject: string
  readonly group: string
  readonly address: string
  readonly codes: readonly string[]
}

/** The codes that the asker holds as a workbook; one that is not of this questionnaire is refused. */
export async function exportCodes(context: CityContext, asked: Printed) {
  const { tx } = context
  const stored = await getQuestionnaire(tx, asked.questionnaireId)
  const known = await countCodes(tx, stored.id, asked.codes.map(hashPersonalCode))
  if (known !== asked.codes.length) return bad({ code: 'questionnaire.codes-foreign' })
  const sheet = {
    ...{ name: '填写码', title: stored.title, note: `${asked.subject} · ${asked.group}` },
    columns: [
      { header: ['序号'], width: 8 },
      { header: ['填写码'], width: 20 },
      { header: ['填写地址'], width: 60 },
    ],
    rows: asked.codes.map((code, at) => [at + 1, code, `${asked.address}#${code}`]),
  }
  const bytes = await workbookOf([sheet], {
    ...{ kind: 'questionnaire-codes', id: stored.id, version: String(stored.revision) },
  })
  return good({ name: `${stored.title} ${asked.subject} ${asked.group} 填写码.xlsx`, bytes })
}
