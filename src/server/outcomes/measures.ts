import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import type { GradeMeasure, MeasureFields } from '#contract/outcomes.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Method } from '#core/evaluations/method.ts'
import { amountUnits, measureKinds } from '#core/outcomes/outcomes.ts'
import {
  endGradeMeasure,
  getGradeMeasure,
  insertGradeMeasures,
  listGradeMeasures,
  type StoredGradeMeasure,
} from '#store/outcomes/grade-measures.ts'
import { getMethod, getMethodVersion } from '#store/rounds/methods.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'

/** Names of the grades that a method gives, from the best on; classes without grading last. */
export function gradesOf({ gradings, rulings }: Method): readonly string[] {
  const graded = gradings.flatMap(({ grades }) => grades.map(({ name }) => name))
  const classes = rulings.flatMap(({ effect }) => (effect.kind === 'ungraded' ? [effect.name] : []))
  return [...new Set([...graded, ...classes])]
}

export async function showMeasures({ tx }: CityContext, methodId: string) {
  const { code, version } = await getMethod(tx, methodId)
  const grades = gradesOf((await getMethodVersion(tx, methodId, version)).parsed)
  const measures = await wireMeasures(tx, await listGradeMeasures(tx, methodId), grades)
  return { grades: [...grades], measures, shipped: (await shippedFor(code))?.measures.length ?? 0 }
}

async function wireMeasures(
  tx: CityContext['tx'],
  stored: readonly StoredGradeMeasure[],
  grades: readonly string[],
): Promise<GradeMeasure[]> {
  const units = new Map((await listUnits(tx)).map(({ id, name }) => [id, name]))
  const place = (grade: string) => grades.indexOf(grade)
  return [...stored]
    .sort((a, b) => place(a.grade) - place(b.grade))
    .map((one) => ({
      ...{ id: one.id, grade: one.grade, name: one.name, kind: one.kind, amount: one.amount, unit: one.unit },
      ...{ executorUnitId: one.executor_unit_id, validFrom: one.valid_from, validTo: one.valid_to },
      executor: one.executor_unit_id === null ? null : (units.get(one.executor_unit_id) ?? null),
      ...{ source: one.source, unverified: one.unverified },
    }))
}

export async function addMeasure(
  context: CityContext,
  { methodId, ...fields }: MeasureFields & { readonly methodId: string },
): Promise<Outcome<GradeMeasure[]>> {
  const { tx } = context
  const { version } = await getMethod(tx, methodId)
  const grades = gradesOf((await getMethodVersion(tx, methodId, version)).parsed)
  const faults = [
    ...(grades.includes(fields.grade) ? [] : [{ code: 'outcome.grade-unknown', facts: { grade: fields.grade } }]),
    ...(fields.amount !== null && fields.unit === null ? [{ code: 'outcome.unit-needed' }] : []),
    ...(fields.validTo !== null && fields.validTo < fields.validFrom
      ? [{ code: 'outcome.days', facts: { from: fields.validFrom, to: fields.validTo } }]
      : []),
  ]
  if (faults.length > 0) return bad(...faults)
  await keep(context, methodId, [fields])
  return good((await showMeasures(context, methodId)).measures)
}

async function keep(context: CityContext, methodId: string, measures: readonly MeasureFields[]): Promise<void> {
  const { tx, now, actor } = context
  await insertGradeMeasures(
    tx,
    measures.map((one) => ({
      ...{ id: randomUUID(), method_id: methodId, grade: one.grade, name: one.name, kind: one.kind },
      ...{ amount: one.amount, unit: one.unit, executor_unit_id: one.executorUnitId },
      ...{ valid_from: one.validFrom, valid_to: one.validTo, source: one.source, unverified: one.unverified || null },
      ...{ created_at: now, created_by: actor.accountId },
    })),
  )
  const detail = {
    measures: measures.map(({ grade, name, amount, unit }) => `${grade} ${name} ${amount ?? ''}${unit ?? ''}`),
  }
  await note(context, { action: 'outcome.measures', subjectKind: 'method', subjectId: methodId, detail })
}

export async function endMeasure(
  context: CityContext,
  { id, validTo }: { readonly id: string; readonly validTo: string },
): Promise<Outcome<GradeMeasure[]>> {
  const { tx } = context
  const { method_id, valid_from, name, grade } = await getGradeMeasure(tx, id)
  if (validTo < valid_from) return bad({ code: 'outcome.days', facts: { from: valid_from, to: validTo } })
  await endGradeMeasure(tx, id, validTo)
  await note(context, {
    ...{ action: 'outcome.measure-end', subjectKind: 'method', subjectId: method_id },
    detail: { grade, name, validTo },
  })
  return good((await showMeasures(context, method_id)).measures)
}

const Shipped = z.object({
  /** of the method that the source belongs to */
  method: z.string(),
  source: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  unverified: z.string().nullable(),
  measures: z.array(
    z.object({
      ...{ grade: z.string(), name: z.string(), kind: z.enum(measureKinds), article: z.string() },
      ...{ amount: z.number().nullable().default(null), unit: z.enum(amountUnits).nullable().default(null) },
      unverified: z.string().nullable().default(null),
    }),
  ),
})

const directory = (): string => fileURLToPath(new URL('./measures/', import.meta.url))

async function shippedFor(methodCode: string) {
  for (const name of (await readdir(directory())).sort()) {
    const set = Shipped.parse(parse(await readFile(`${directory()}${name}`, 'utf8')))
    if (set.method === methodCode) return set
  }
  return undefined
}

/** What the source names, with its days; what is there already is not entered again. */
export async function adoptMeasures(context: CityContext, methodId: string): Promise<Outcome<GradeMeasure[]>> {
  const { code } = await getMethod(context.tx, methodId)
  const set = await shippedFor(code)
  if (set === undefined) return bad({ code: 'outcome.none-shipped' })
  const known = new Set((await listGradeMeasures(context.tx, methodId)).map(({ grade, name }) => `${grade} ${name}`))
  const fresh = set.measures.filter(({ grade, name }) => !known.has(`${grade} ${name}`))
  if (fresh.length === 0) return bad({ code: 'outcome.none-shipped' })
  await keep(
    context,
    methodId,
    fresh.map(({ article, unverified, ...one }) => ({
      ...{ ...one, executorUnitId: null, validFrom: set.validFrom, validTo: set.validTo },
      source: `${set.source} ${article}`,
      unverified: [unverified, set.unverified].filter(Boolean).join('；') || null,
    })),
  )
  return good((await showMeasures(context, methodId)).measures)
}
