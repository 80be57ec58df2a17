import type { z } from 'zod'
import type { CellToSave } from '#contract/collections/submission.ts'
import { roundTo } from '#core/base/quantise.ts'
import { type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import { getCallForm } from '#store/collections/calls.ts'
import { listSubmissions, type StoredSubmission } from '#store/collections/submissions.ts'
import type { CityHandle } from '#store/handle.ts'
import { findIndicator } from '#store/observations/indicators.ts'
import { insertSubjects, listSubjects } from '#store/rounds/subjects.ts'
import { lockCall } from '../calls/calls.ts'
import { openCall } from '../calls/open-call.ts'
import { createCollection } from '../collections/collections.ts'
import { type CityContext, dayOf } from '../context.ts'
import { addIndicator } from '../indicators/indicators.ts'
import { pinyinKey } from '../pinyin.ts'
import { acceptSheet, returnSheet, submitSheet } from '../submissions/decide.ts'
import { cellIdOf, loadHeld } from '../submissions/load-sheet.ts'
import { saveSheetCells } from '../submissions/save-cells.ts'
import { cardOf, demoIndicators, monthlyForm, monthlySections, projectForm, projectsOf } from './collection-forms.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { seriesValue } from './number-series.ts'
import { parks } from './wangchao.ts'

const FOUNDED = new Date('2026-04-20T02:00:00Z')
const FIRST_MONTH = 4

/** The parks' monthly reports since April, as far as the calendar has come: accepted, late, returned, open. */
export async function collectMonths(tx: CityHandle, ids: DemoIds, now: Date): Promise<void> {
  const office = contextOf(tx, ids.office, FOUNDED)
  const indicatorIds = await layIndicators(office)
  const park = await layParks(office, ids)
  const forms = [
    granted(await createCollection(office, monthlyForm(indicatorIds, park.recipients))),
    granted(await createCollection(office, projectForm(indicatorIds, park.recipients))),
  ]
  const codes = new Map([...indicatorIds].map(([code, id]) => [id, code]))
  for (const [at, form] of forms.entries()) {
    const first = at === 0 ? FIRST_MONTH : 9
    const last = lastMonth(dayOf(now))
    for (let month = first; month <= last; month += 1) {
      const round = { ids, month, last, codes, names: park.names, isFirstForm: at === 0 }
      await collectMonth(tx, form.id, round)
    }
  }
}

/** The last month of 2026 that has ended; beyond it the demonstration stands still. */
const lastMonth = (today: string): number => (today < '2026' ? 0 : today >= '2027' ? 12 : Number(today.slice(5, 7)) - 1)

async function layIndicators(office: CityContext): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const indicator of demoIndicators) {
    const known = await findIndicator(office.tx, indicator.code)
    const { id } = known ?? granted(await addIndicator(office, cardOf(indicator), '2020-01-01'))
    ids.set(indicator.code, id)
  }
  for (const code of monthlySections.flatMap(({ others }) => others)) {
    const known = await findIndicator(office.tx, code)
    if (known !== undefined) ids.set(code, known.id)
  }
  return ids
}

async function layParks({ tx }: CityContext, ids: DemoIds) {
  const places = await listSubjects(tx, { kinds: ['place'] })
  const names = new Map<string, string>()
  const recipients: { unitId: string; subjectIds: number[] }[] = []
  for (const { name } of parks) {
    const unitId = ids.unitIds.get(`${name}管委会`)
    const place = places.find((subject) => subject.name === name)
    if (unitId === undefined || place === undefined) continue
    names.set(unitId, name)
    recipients.push({ unitId, subjectIds: [place.id] })
    const projects = (projectsOf[name] ?? []).map((title, at) => ({
      ...{ kind: 'project' as const, placeId: null, unitId: null, parentId: place.id, name: title, aliases: [] },
      ...{ code: `JG-${recipients.length}${String(at + 1).padStart(2, '0')}`, pinyin: pinyinKey(title) },
      ...{ industry: null, validFrom: null, validTo: null },
    }))
    await insertSubjects(tx, projects)
  }
  return { names, recipients }
}

type Round = {
  readonly ids: DemoIds
  readonly month: number
  readonly last: number
  readonly isFirstForm: boolean
  readonly codes: ReadonlyMap<number, string>
  readonly names: ReadonlyMap<string, string>
}

/** What is different about the last month that was called for, by park. */
const LAST: Readonly<Record<string, 'returned' | 'submitted' | 'draft' | 'open'>> = {
  临港工业园: 'open',
  东屿高新区: 'returned',
  南浦智造园: 'submitted',
  鹭洲电子信息园: 'submitted',
  白塔科技园: 'draft',
  望潮综合保税区: 'open',
}
/** Reports three days after the day, month for month. */
const ALWAYS_LATE = '云帆航空产业园'

async function collectMonth(tx: CityHandle, collectionId: string, round: Round): Promise<void> {
  const { ids, month } = round
  const periodEnd = monthEnd(month)
  const opened = contextOf(tx, ids.office, at(month + 1, 1, 0))
  const callId = granted(await openCall(opened, { collectionId, periodEnd }))
  const form = await getCallForm(tx, callId)
  for (const submission of await listSubmissions(tx, [callId])) await answerOne(tx, form, submission, round)
  // a month's report is locked when the next one is in
  if (month < round.last - 1) granted(await lockCall(contextOf(tx, ids.office, at(month + 2, 12, 0)), callId))
}

async function answerOne(tx: CityHandle, form: FrozenForm, submission: StoredSubmission, round: Round): Promise<void> {
  const { ids, month, last, names } = round
  const park = names.get(submission.unitId) ?? ''
  const story = month === last ? (LAST[park] ?? 'accepted') : 'accepted'
  if (story === 'open' || submission.subjectIds.length === 0) return
  const clerk = ids.reporters.get(`${park}管委会`) ?? ids.office
  const day = park === ALWAYS_LATE ? 11 : 3 + (submission.sort % 4)
  const filling = contextOf(tx, clerk, at(month + 1, day, submission.sort))
  const fields = fieldsOf(form)
  const { held } = await loadHeld(tx, {
    submissionId: submission.id,
    periodEnd: monthEnd(month),
    fields,
    subjectIds: submission.subjectIds,
  })
  const cells = cellsOf(form, submission, round).filter((cell) => !held.has(cellIdOf(cell.subjectId, cell.indicatorId)))
  const filled = story === 'draft' ? cells.slice(0, 9) : cells
  granted(await saveSheetCells(filling, { id: submission.id, cells: filled }))
  if (story === 'draft') return
  const submitted = granted(await submitSheet(filling, submission))
  const office = contextOf(tx, ids.office, at(month + 1, Math.max(9, day + 1), submission.sort))
  const seen = { id: submission.id, revision: submitted.revision }
  if (story === 'accepted') granted(await acceptSheet(office, seen))
  if (story === 'returned') {
    const [field] = fieldsOf(form)
    const named = submission.subjectIds
      .slice(0, 1)
      .map((subjectId) => ({ subjectId, indicatorId: field?.indicatorId ?? 0 }))
    const reason = round.isFirstForm
      ? '总产值与企业一套表直报数不一致，请核对后重报。'
      : '请核对第一个项目的计划总投资。'
    granted(await returnSheet(office, { ...seen, reason, cells: named }))
  }
}

type Cell = z.infer<typeof CellToSave>

function cellsOf(form: FrozenForm, { subjectIds, unitId }: StoredSubmission, { month, codes, names }: Round): Cell[] {
  const park = names.get(unitId) ?? ''
  return subjectIds.flatMap((subjectId) =>
    fieldsOf(form).flatMap((field): Cell[] => {
      const { now, lastYear } = valuesIn(codes.get(field.indicatorId) ?? '', { subjectId, park, month })
      const key = { subjectId, indicatorId: field.indicatorId, reason: null, revision: null }
      const cell = (side: 'now' | 'last-year', value: number): Cell => ({ ...key, side, text: String(value) })
      return [cell('now', now), ...(field.asks === 'pair' ? [cell('last-year', lastYear)] : [])]
    }),
  )
}

type Asked = { readonly subjectId: number; readonly park: string; readonly month: number }

/** The same indicator, subject and month always come to the same: a demonstration reads alike wherever it is laid. */
function valuesIn(
  code: string,
  { subjectId, park, month }: Asked,
): { readonly now: number; readonly lastYear: number } {
  const known = demoIndicators.find((one) => one.code === code)
  if (known === undefined)
    return { now: seriesValue(code, park, 2026, month), lastYear: seriesValue(code, park, 2025, month) }
  const { usual, growth, spread, periodType, decimals } = known
  const size = 0.55 + 1.1 * chance(`${code.slice(0, 4)} ${subjectId}`)
  const wave = (of: number) => 1 + spread * (chance(`${code} ${subjectId} ${of}`) - 0.5)
  const upTo = (year: number) => {
    const months = periodType === 'cumulative-month' ? Array.from({ length: month }, (_, one) => one + 1) : [month]
    return months.reduce((sum, one) => sum + usual * size * wave(year * 12 + one), 0)
  }
  const rise = 1 + (growth + 5 * (chance(`${subjectId} ${month}`) - 0.5)) / 100
  const round = (value: number) => roundTo(value, code === 'project_stage' ? 1 : decimals)
  const lastYear = round(upTo(2025))
  if (code === 'project_stage') return { now: Math.min(100, round(usual * size + 5 * (month - 8))), lastYear }
  if (code === 'project_total') return { now: Math.max(500, round(usual * size)), lastYear }
  return { now: round(upTo(2025) * rise), lastYear }
}

/** Between 0 and 1, by the words alone (FNV-1a). */
function chance(words: string): number {
  let hash = 0x811c9dc5
  for (const character of words) {
    hash ^= character.charCodeAt(0)
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  return (hash % 10_000) / 10_000
}

const monthEnd = (month: number): string => {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return `2026-${String(month).padStart(2, '0')}-${days[month - 1] ?? 30}`
}

/** A working hour in China on a day of 2026. */
const at = (month: number, day: number, minutes: number): Date => new Date(Date.UTC(2026, month - 1, day, 2, minutes))
