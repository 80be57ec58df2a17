import type { IssuedShare } from '#contract/decompositions.ts'
import { unitsOf } from '#core/accounts/roles.ts'
import { demandOf, type Share } from '#core/decompositions/decomposition.ts'
import {
  listDecompositions,
  listDecompositionVersions,
  type StoredDecompositionVersion,
} from '#store/decompositions/decompositions.ts'
import { listPlaces } from '#store/places/places.ts'
import { listTargets, type StoredTarget } from '#store/programmes/targets.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed } from '../programmes/disclosed.ts'

/** What each unit and place has been handed, by the version issued last of every target in force. */
export async function listShares(context: CityContext, programmeId: string): Promise<IssuedShare[]> {
  const { tx, actor } = context
  await getDisclosed(context, programmeId)
  const splits = await listDecompositions(tx, programmeId)
  const versions = await listDecompositionVersions(
    tx,
    splits.map(({ id }) => id),
  )
  const units = await listUnits(tx)
  const names = new Map([...units, ...(await listPlaces(tx))].map(({ id, name }) => [id, name]))
  const placesOf = new Map(units.map(({ id, placeId }) => [id, placeId]))
  const own = unitsOf(actor)
  // A park answers for its place whether the office named the committee or the park.
  const mine = new Set([...own].flatMap((id) => [id, placesOf.get(id) ?? id]))
  return (await listTargets(tx, programmeId)).flatMap((target) => {
    const split = splits.find(({ targetId }) => targetId === target.id)
    const last = versions.find(({ decompositionId }) => decompositionId === split?.id)
    if (last === undefined) return []
    return last.content.shares.flatMap((share) => {
      const id = share.unitId ?? share.placeId ?? ''
      return linesOf(target, last, share, { name: names.get(id) ?? '', mine: mine.has(id) })
    })
  })
}

const linesOf = (
  target: StoredTarget,
  { version, at, content }: StoredDecompositionVersion,
  share: Share,
  whose: Pick<IssuedShare, 'name' | 'mine'>,
): readonly IssuedShare[] =>
  content.periods.map((period, column) => {
    const value = share.values[column] ?? null
    return {
      ...{ targetId: target.id, metric: target.metric, comparator: target.comparator, unit: content.unit },
      ...{ unitId: share.unitId, placeId: share.placeId, ...whose, period, value },
      ...{ factor: share.factor, factorReason: share.factorReason, demand: demandOf(share, value), note: share.note },
      ...{ version, issuedAt: at.toISOString() },
    }
  })
