import type { IssuedCodes } from '#contract/questionnaires.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { MOST_CODES } from '#core/questionnaires/questions.ts'
import { countCodes, insertCodes } from '#store/questionnaires/answers.ts'
import { addIssued, getQuestionnaire } from '#store/questionnaires/questionnaires.ts'
import type { CityContext } from '../context.ts'
import { hashPersonalCode, newPersonalCode } from '../personal-code.ts'
import { keepAct } from '../rounds/act.ts'
import { workbookOf } from '../rounds/export-inputs.ts'
import { loadRound } from '../rounds/load.ts'
import { loadQuestionnaire } from './questionnaire.ts'

type Asked = {
  readonly questionnaireId: string
  readonly rows: readonly number[]
  readonly group: string
  readonly count: number
}

/** New codes for a group of each of these subjects. They are told once: kept are their hashes, in the order of the hashes. */
export async function issueCodes(context: CityContext, asked: Asked): Promise<Outcome<{ issued: IssuedCodes[] }>> {
  const { questionnaireId, group, count } = asked
  const found = await loadQuestionnaire(context, questionnaireId)
  if (!found.ok) return found
  const { stored, loaded } = found.value
  if (stored.state !== 'open') return bad({ code: 'questionnaire.not-open' })
  const wanted = new Set(asked.rows)
  const subjects = loaded.subjects.filter(({ row }) => wanted.has(row))
  if (subjects.length < wanted.size) return bad({ code: 'round.subject.not-found' })
  const all = subjects.length * count
  if (all > MOST_CODES) return bad({ code: 'questionnaire.too-many-codes', facts: { count: all, most: MOST_CODES } })
  const issued = subjects.map(({ row }) => ({ row, codes: Array.from({ length: count }, newPersonalCode) }))
  const rows = issued.map(({ row }) => row)
  await addIssued(context.tx, { questionnaireId: stored.id, rows, name: group }, count)
  const hashed = issued.flatMap(({ row, codes }) => codes.map((code) => ({ row, hash: hashPersonalCode(code) })))
  await insertCodes(
    context.tx,
    { questionnaireId: stored.id, name: group },
    hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1)),
  )
  const [only] = subjects
  const whom = subjects.length === 1 && only !== undefined ? { subject: only.name } : { subjects: subjects.length }
  const detail = { title: stored.title, ...whom, group, codes: all }
  await keepAct(context, loaded.round, { move: 'survey', detail })
  return good({ issued })
}

type Printed = {
  readonly questionnaireId: string
  readonly group: string
  readonly address: string
  readonly issued: readonly IssuedCodes[]
}

/** The codes that the asker holds as a workbook; one that is not of this questionnaire is refused. */
export async function exportCodes(context: CityContext, asked: Printed) {
  const { tx } = context
  const { group, address, issued } = asked
  const stored = await getQuestionnaire(tx, asked.questionnaireId)
  const { subjects } = await loadRound(context, stored.round_id)
  const nameOf = new Map(subjects.map(({ row, code, name }) => [row, { code, name }]))
  const hashes = issued.flatMap(({ codes }) => codes.map(hashPersonalCode))
  if ((await countCodes(tx, stored.id, hashes)) !== hashes.length) return bad({ code: 'questionnaire.codes-foreign' })
  const lines = issued.flatMap(({ row, codes }) => {
    const { code: subjectCode = '', name = '' } = nameOf.get(row) ?? {}
    return codes.map((code) => [subjectCode, name, group, code, `${address}#${code}`])
  })
  const only = issued.length === 1 ? nameOf.get(issued[0]?.row ?? -1)?.name : undefined
  const whom = only ?? `${issued.length}个对象`
  const sheet = {
    ...{ name: '填写码', title: stored.title, note: `${whom} · ${group}`, frozenColumns: 1 },
    columns: [
      { header: ['序号'], width: 8 },
      { header: ['代码'], width: 14 },
      { header: ['对象'], width: 30 },
      { header: ['发给谁'], width: 10 },
      { header: ['填写码'], width: 20 },
      { header: ['填写地址'], width: 60 },
    ],
    rows: lines.map((line, at) => [at + 1, ...line]),
  }
  const bytes = await workbookOf([sheet], {
    ...{ kind: 'questionnaire-codes', id: stored.id, version: String(stored.revision) },
  })
  return good({ name: `${stored.title} ${whom} ${group} 填写码.xlsx`, bytes })
}
