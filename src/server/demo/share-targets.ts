import { randomUUID } from 'node:crypto'
import type { Matrix } from '#contract/matrices.ts'
import type { DecompositionContent } from '#core/decompositions/decomposition.ts'
import { printedShares } from '#core/decompositions/printed-shares.ts'
import type { FormContent } from '#core/matrices/matrix.ts'
import { templateRows } from '#core/matrices/template.ts'
import type { CityHandle } from '#store/handle.ts'
import { listTargets, type StoredTarget } from '#store/programmes/targets.ts'
import { issueSplit, saveSplit, wholeOf } from '../decompositions/decompositions.ts'
import { compareForms } from '../matrices/compare.ts'
import { acceptForm, saveForm, sendFormBack, submitForm } from '../matrices/forms.ts'
import { bindTargets, createMatrix, openMatrix } from '../matrices/matrices.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { parks } from './wangchao.ts'
import { type DemoForm, demoForms, matrixDue, matrixTitle, splitReasons } from './wangchao-parks.ts'

const ISSUED = new Date('2026-04-10T03:20:00Z')
const REVISED = new Date('2026-07-15T07:05:00Z')
const SENT_OUT = new Date('2026-10-12T02:30:00Z')
const FILLED = new Date('2026-10-20T06:40:00Z')

/** Some targets shared out to the parks as the plan's annex prints them, one of them revised, one only drafted; and the parks' table, half of it back. */
export async function shareTargets(tx: CityHandle, programmeId: string, ids: DemoIds, now: Date): Promise<void> {
  const split = await splitterOf(tx, programmeId, ids)
  const firms = split('高新技术企业', ['2028'])
  await issue(tx, ids, { programmeId, ...firms, reason: splitReasons.issued, at: ISSUED })
  const upgrades = split('技术改造投资', ['2026-2028'])
  const issued = await issue(tx, ids, { programmeId, ...upgrades, reason: splitReasons.issued, at: ISSUED })
  await issue(tx, ids, {
    programmeId,
    ...revised(upgrades),
    revision: issued,
    reason: splitReasons.revised,
    at: REVISED,
  })
  const investment = split('工业投资', ['2026', '2027', '2028'])
  granted(await saveSplit(contextOf(tx, ids.office, REVISED), { id: programmeId, revision: null, ...investment }))
  // The demonstration has no future: before that autumn its table has not gone out.
  if (now >= FILLED) await collectForms(tx, programmeId, ids)
}

type Split = { readonly targetId: string; readonly content: DecompositionContent }

async function splitterOf(tx: CityHandle, programmeId: string, { unitIds }: DemoIds) {
  const targets = await listTargets(tx, programmeId)
  const sharers = parks.map(({ name }) => ({ id: unitIds.get(`${name}管委会`) ?? '', names: [name] }))
  return (metric: string, periods: readonly string[]): Split => {
    const target = targets.find((one) => one.metric === metric && one.scope === '全市' && one.role === 'target')
    if (target === undefined) throw new Error(`the demonstration plan has no target ${metric}`)
    return { targetId: target.id, content: contentOf(target, periods, targets, sharers) }
  }
}

function contentOf(
  target: StoredTarget,
  periods: readonly string[],
  targets: readonly StoredTarget[],
  sharers: Parameters<typeof printedShares>[3],
): DecompositionContent {
  const { unit } = target
  const printed = printedShares(wholeOf(target), { periods, unit }, targets, sharers)
  const shares = printed.map(({ id, values }) => ({
    ...{ unitId: id, placeId: null, values, weight: null, factor: null, factorReason: '', note: '' },
  }))
  return { rule: 'sum', unit, periods, shares }
}

/** What the annex leaves open of the whole is taken on by the first and the fourth park. */
const revised = ({ targetId, content }: Split): Split => ({
  targetId,
  content: {
    ...content,
    shares: content.shares.map((share, at) => {
      const more = at === 0 ? 12 : at === 3 ? 8 : 0
      const note = more === 0 ? '' : `较首次下达增加${more}亿元`
      return { ...share, values: share.values.map((value) => (value === null ? null : value + more)), note }
    }),
  },
})

type Issue = Split & {
  readonly programmeId: string
  readonly revision?: number
  readonly reason: string
  readonly at: Date
}

async function issue(tx: CityHandle, { office }: DemoIds, asked: Issue): Promise<number> {
  const { programmeId: id, targetId, content, reason, at } = asked
  const context = contextOf(tx, office, at)
  const saved = granted(await saveSplit(context, { id, targetId, revision: asked.revision ?? null, content }))
  const issued = granted(await issueSplit(context, { id, targetId, revision: saved.revision ?? 0, reason }))
  return issued.revision ?? 0
}

async function collectForms(tx: CityHandle, programmeId: string, ids: DemoIds): Promise<void> {
  const office = contextOf(tx, ids.office, SENT_OUT)
  const made = granted(
    await createMatrix(office, {
      ...{ id: programmeId, title: matrixTitle, termFrom: 2026, termTo: 2028, year: 2026, dueOn: matrixDue, note: '' },
      rows: [...templateRows(randomUUID)],
      unitIds: demoForms.map(({ unit }) => ids.unitIds.get(unit) ?? ''),
    }),
  )
  const { proposals } = await compareForms(office, { id: made.id, cell: 'whole' })
  const bound = granted(await bindTargets(office, { id: made.id, bindings: proposals }))
  const matrix = granted(await openMatrix(office, { id: made.id, revision: bound.revision }))
  for (const form of demoForms) if (form.state !== 'blank') await fillForm(tx, ids, matrix, form)
}

async function fillForm(tx: CityHandle, ids: DemoIds, matrix: Matrix, form: DemoForm): Promise<void> {
  const clerk = ids.reporters.get(form.unit)
  const own = matrix.forms.find(({ unitId }) => unitId === ids.unitIds.get(form.unit))
  if (clerk === undefined || own === undefined) throw new Error(`nobody fills in the form of ${form.unit}`)
  const park = contextOf(tx, clerk, FILLED)
  const saved = granted(await saveForm(park, { id: own.id, revision: own.revision, content: contentBy(matrix, form) }))
  if (form.state === 'draft') return
  const explanation = form.explanation ?? (saved.faults > 0 ? '数据以后期核对为准。' : null)
  const handed = granted(await submitForm(park, { id: own.id, revision: saved.revision, explanation }))
  const office = contextOf(tx, ids.office, FILLED)
  const seen = { id: own.id, revision: handed.revision }
  if (form.state === 'accepted') granted(await acceptForm(office, seen))
  if (form.state === 'returned') granted(await sendFormBack(office, { ...seen, reason: form.reason ?? '' }))
}

const contentBy = ({ rows }: Matrix, { lines }: DemoForm): FormContent =>
  Object.fromEntries(
    rows.flatMap(({ id, clause, unit }) => {
      const line = lines[clause]
      return line === undefined ? [] : [[id, { ...line, unit: line.unit ?? unit ?? '' }]]
    }),
  )
