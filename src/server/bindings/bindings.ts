import { randomUUID } from 'node:crypto'
import type { BindInput, Binding, EndedBinding } from '#contract/bindings.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { conversionOf, isPoint, isRate, parseUnit, SAME, type Scale } from '#core/base/units-of-measure.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { findTargets } from '#store/programmes/targets.ts'
import { type BindingToStore, endBindings, insertBindings, listBindings } from '#store/progress/target-bindings.ts'
import { NotFound } from '#store/refusals.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'
import { note } from '../note.ts'
import { showBinding, showEnded } from './show-binding.ts'
import { subjectNames } from './subject-names.ts'

type Target = Awaited<ReturnType<typeof findTargets>>[number]

/** Says what targets are measured by from now on. All of them or none; what they were measured by before is ended, and kept. */
export async function bindTargets(context: CityContext, input: BindInput): Promise<Outcome<Binding[]>> {
  const { tx, actor, now, today } = context
  const book = await loadCardBook(tx)
  const indicator = book.byCode.get(input.indicatorCode)
  if (indicator === undefined || !mayReadDisclosed(actor, indicator.card.disclosure))
    throw new NotFound('indicator', input.indicatorCode)
  const [subject] = await listSubjects(tx, { ids: [input.subjectId] })
  if (subject === undefined) throw new NotFound('subject', String(input.subjectId))
  const ids = input.targets.map(({ id }) => id)
  const targets = await findTargets(tx, ids)
  const held = await listBindings(tx, { targetIds: ids })
  const scales = new Map<string, Scale>()
  const faults = input.targets.flatMap(({ id, seen }): readonly Fault[] => {
    const target = targets.find((one) => one.id === id)
    if (target === undefined || !target.inForce) return [{ code: 'target.not-found', facts: { id } }]
    const current = held.find((one) => one.targetId === id && one.endedAt === null)
    if ((current?.id ?? null) !== seen)
      return [{ code: 'binding.conflict', facts: { metric: target.metric, by: current?.boundBy ?? null } }]
    const scale = scaleOf(target, indicator, input.reading)
    if (scale.ok) scales.set(id, scale.value)
    return scale.ok ? [] : scale.faults
  })
  if (faults.length > 0) return bad(...faults)
  const current = held.filter(({ endedAt }) => endedAt === null)
  await endBindings(
    tx,
    current.map(({ id }) => id),
    { on: today, at: now, by: actor.accountId, reason: input.reason },
  )
  const made = targets.map(
    (target): BindingToStore => ({
      ...{ id: randomUUID(), programmeId: target.programmeId, targetId: target.id },
      ...{ indicatorId: indicator.id, subjectId: subject.id, reading: input.reading, accumulation: input.accumulation },
      ...{ scale: scales.get(target.id) ?? SAME, boundOn: today, boundAt: now, boundBy: actor.accountId },
    }),
  )
  await insertBindings(tx, made)
  await note(context, {
    action: 'target.bound',
    subjectKind: 'indicator',
    subjectId: indicator.card.code,
    detail: {
      ...{ indicator: indicator.card.name, subject: subject.name, reading: input.reading },
      ...{ accumulation: input.accumulation, reason: input.reason },
      targets: targets.map(({ id, metric, period }) => ({ id, metric, period })),
    },
  })
  const names = new Map([[subject.id, subject.name]])
  const stored = await listBindings(tx, { targetIds: ids })
  return good(
    stored.filter(({ endedAt }) => endedAt === null).flatMap((one) => showBinding(one, book.byId, names) ?? []),
  )
}

/** From the indicator's unit to the target's; of a growth read from pairs the target must be a rate. */
export function scaleOf(
  target: Pick<Target, 'metric' | 'unit'>,
  { card }: Pick<StoredIndicator, 'card'>,
  reading: BindInput['reading'],
): Outcome<Scale> {
  const facts = { metric: target.metric, unit: target.unit, indicator: card.name, theirs: card.unit }
  const wanted = parseUnit(target.unit)
  if (reading === 'growth') {
    const rate = wanted.ok && (isRate(wanted.value) || isPoint(wanted.value))
    return rate ? good(SAME) : bad({ code: 'binding.not-a-rate', facts })
  }
  const own = parseUnit(card.unit)
  const scale = wanted.ok && own.ok ? conversionOf(own.value, wanted.value) : undefined
  if (scale !== undefined) return good(scale)
  return target.unit.trim() === card.unit.trim() ? good(SAME) : bad({ code: 'binding.unit', facts })
}

/** The target is measured by nothing from today on. */
export async function endBinding(
  context: CityContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Outcome<EndedBinding>> {
  const { tx, actor, now, today } = context
  const book = await loadCardBook(tx)
  const own = (await listBindings(tx, { ids: [id] }))[0]
  if (own === undefined) throw new NotFound('binding', id)
  if (own.endedAt !== null) return bad({ code: 'binding.conflict', facts: { metric: '', by: own.endedBy } })
  await endBindings(tx, [id], { on: today, at: now, by: actor.accountId, reason })
  await note(context, {
    action: 'target.unbound',
    subjectKind: 'target',
    subjectId: own.targetId,
    detail: { binding: id, reason, indicator: book.byId.get(own.indicatorId)?.card.name ?? '' },
  })
  const [ended] = await listBindings(tx, { ids: [id] })
  const names = await subjectNames(context, [own.subjectId])
  const shown = ended === undefined ? undefined : showEnded(ended, book.byId, names)
  if (shown === undefined) throw new NotFound('binding', id)
  return good(shown)
}
