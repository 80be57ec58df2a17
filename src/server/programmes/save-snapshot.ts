import { randomUUID } from 'node:crypto'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { groupBy } from '#core/base/group.ts'
import { isSame } from '#core/base/same.ts'
import { dutiesOf, type Meaning } from '#core/programmes/duties.ts'
import { seriesKey } from '#core/programmes/series.ts'
import type { Snapshot, SnapshotMeasure, StepValue } from '#core/programmes/snapshot.ts'
import { stepDates } from '#core/programmes/steps.ts'
import { parentsOf } from '#core/programmes/tree.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityHandle } from '#store/handle.ts'
import { listSteps, replaceDuties, replaceSteps, type StoredStep } from '#store/measures/duties.ts'
import { refreshStandings } from '#store/measures/measure-standing.ts'
import { saveMeasures } from '#store/measures/measures.ts'
import { saveTargets } from '#store/programmes/targets.ts'
import { pinyinKey } from '../pinyin.ts'
import { loadRegistry } from '../units/load-registry.ts'

export type Saving = {
  readonly programmeId: string
  /** null for the first version */
  readonly before: Snapshot | null
  readonly after: Snapshot
}

/**
 * Writes a programme as a snapshot says: targets, measures with their tree, duties opened into units, steps with their
 * days. What does not change keeps its rows, so that an old measure is not given to whom its name means only today.
 * Refused whole where a name of a new or changed measure means nobody.
 */
export async function saveSnapshot(tx: CityHandle, { programmeId, before, after }: Saving): Promise<Outcome<null>> {
  const known = new Map((before?.measures ?? []).map((measure) => [measure.id, measure]))
  const renewed = after.measures.filter((measure) => !isSame(known.get(measure.id)?.duties, measure.duties))
  const meanings = await meaningsOf(tx, after.head.issuedOn, renewed)
  if (!meanings.ok) return meanings
  await saveTargets(
    tx,
    programmeId,
    after.targets.map((target) => ({ ...target, series: seriesKey(target), pinyin: pinyinKey(target.metric) })),
  )
  await writeMeasures(tx, programmeId, known, after.measures)
  const duties = renewed.flatMap((measure) =>
    dutiesOf(measure.duties, (name) => meanings.value.get(name)).map((duty) => ({
      ...duty,
      id: randomUUID(),
      measureId: measure.id,
    })),
  )
  const kept = new Set(after.measures.map(({ id }) => id))
  const dropped = [...known.keys()].filter((id) => !kept.has(id))
  await replaceDuties(tx, programmeId, [...renewed.map(({ id }) => id), ...dropped], duties)
  const stepped = after.measures.filter((measure) => !isSame(known.get(measure.id)?.steps, measure.steps))
  await writeSteps(tx, programmeId, stepped, dropped)
  await refreshStandings(tx, [...new Set([...renewed, ...stepped].map(({ id }) => id))])
  return good(null)
}

/** Whom the printed names mean on the document's day; every name that means nobody is a fault. */
async function meaningsOf(
  tx: CityHandle,
  day: string | null,
  measures: readonly SnapshotMeasure[],
): Promise<Outcome<ReadonlyMap<string, Meaning>>> {
  const names = [...new Set(measures.flatMap(({ duties }) => duties.map(({ name }) => name)))]
  const registry = await loadRegistry(tx, day)
  const found = registry.resolve(names)
  const faults = found
    .filter(({ by }) => by === null)
    .map(({ name }): Fault => ({ code: 'programme.name-unknown', facts: { name } }))
  if (faults.length > 0) return bad(...faults)
  return good(new Map(found.map((one) => [one.name, { groupId: one.groupId, unitIds: registry.unitsMeant(one) }])))
}

async function writeMeasures(
  tx: CityHandle,
  programmeId: string,
  known: ReadonlyMap<string, SnapshotMeasure>,
  measures: readonly SnapshotMeasure[],
): Promise<void> {
  const parents = parentsOf(measures)
  const texts = new Map<string, string>()
  for (const { source } of measures) {
    if (source === null || texts.has(source.documentId)) continue
    texts.set(source.documentId, (await getDocument(tx, source.documentId)).text)
  }
  const bodyOf = ({ id, source }: SnapshotMeasure): string => {
    if (source === null || isSame(known.get(id)?.source, source)) return ''
    return texts.get(source.documentId)?.slice(source.contextStart, source.contextEnd) ?? ''
  }
  await saveMeasures(
    tx,
    programmeId,
    measures.map((measure) => ({
      id: measure.id,
      parentId: parents.get(measure.id) ?? null,
      number: measure.number,
      title: measure.title,
      form: measure.form,
      body: bodyOf(measure),
      source: measure.source,
      pinyin: pinyinKey(measure.title),
    })),
  )
}

async function writeSteps(
  tx: CityHandle,
  programmeId: string,
  measures: readonly SnapshotMeasure[],
  dropped: readonly string[],
): Promise<void> {
  const ids = measures.map(({ id }) => id)
  const known = groupBy(await listSteps(tx, ids), (step) => step.measureId)
  const steps = measures.flatMap((measure) => stepsOf(measure.id, measure.steps, known.get(measure.id) ?? []))
  await replaceSteps(tx, programmeId, [...ids, ...dropped], steps)
}

/** A step that is worded anew for the same time is the same step: it keeps its id and, if it was done, its day. */
function stepsOf(measureId: string, steps: readonly StepValue[], known: readonly StoredStep[]): readonly StoredStep[] {
  const left = new Set(known)
  const take = (fits: (step: StoredStep) => boolean): StoredStep | undefined => {
    const found = [...left].find(fits)
    if (found !== undefined) left.delete(found)
    return found
  }
  const exact = steps.map(({ period, text }) => take((step) => step.period === period && step.text === text))
  return steps.map(({ period, text }, index) => {
    const same = exact[index] ?? take((step) => step.period === period)
    const { from, due } = stepDates(period)
    return { id: same?.id ?? randomUUID(), measureId, period, from, due, text, doneOn: same?.doneOn ?? null }
  })
}
