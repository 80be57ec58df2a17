import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { seriesKey } from '#core/programmes/series.ts'
import { bindingOn } from '#core/progress/binding-on.ts'
import type { Term } from '#core/progress/goal.ts'
import type { CityHandle } from '#store/handle.ts'
import { findVersionAt, getSnapshot } from '#store/programmes/programme-versions.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import { listTargets, type StoredTarget } from '#store/programmes/targets.ts'
import { listBindings, type StoredBinding } from '#store/progress/target-bindings.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed, listDisclosed } from '../programmes/disclosed.ts'

/** A target as the plan said on a day, with all of its series and what it was measured by. */
export type PlannedTarget = {
  readonly target: StoredTarget
  readonly series: readonly StoredTarget[]
  readonly programme: { readonly id: string; readonly title: string; readonly term: Term; readonly adoptedOn: Date }
  readonly binding: StoredBinding | undefined
}

/** Of the programmes that run, or of one. Bases are background: they stand in a series, never as a target of their own. */
export async function listPlanned(
  context: CityContext,
  asOf: Day,
  programmeId?: string,
): Promise<readonly PlannedTarget[]> {
  const programmes =
    programmeId === undefined
      ? (await listDisclosed(context)).filter(({ state }) => state === 'active')
      : [await getDisclosed(context, programmeId)]
  const bindings = groupBy(
    await listBindings(context.tx, { programmeIds: programmes.map(({ id }) => id) }),
    ({ targetId }) => targetId,
  )
  const planned: PlannedTarget[] = []
  for (const { id, head, version, adoptedAt } of programmes) {
    const programme = { id, title: head.title, adoptedOn: adoptedAt, term: { from: head.termFrom, to: head.termTo } }
    const targets = await targetsOn(context, { id, version }, asOf)
    const series = groupBy(targets, (target) => target.series)
    for (const target of targets) {
      if (target.role === 'base') continue
      const binding = bindingOn(bindings.get(target.id) ?? [], asOf)
      planned.push({ target, series: series.get(target.series) ?? [target], programme, binding })
    }
  }
  return planned
}

/** As the plan stood at the end of the day; none before it was adopted. */
async function targetsOn(
  { tx, today }: CityContext,
  { id, version }: Pick<StoredProgramme, 'id' | 'version'>,
  asOf: Day,
): Promise<readonly StoredTarget[]> {
  if (asOf >= today) return listTargets(tx, id)
  const then = await findVersionAt(tx, id, endOfDay(asOf))
  if (then === undefined) return []
  return then === version ? listTargets(tx, id) : targetsOfVersion(tx, id, then)
}

async function targetsOfVersion(tx: CityHandle, id: string, version: number): Promise<readonly StoredTarget[]> {
  const { targets } = await getSnapshot(tx, id, version)
  return targets.map((target) => ({ ...target, series: seriesKey(target) }))
}

/** In China. */
export const endOfDay = (day: Day): Date => new Date(`${day}T23:59:59.999+08:00`)
