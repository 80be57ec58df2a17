import { type Actor, reachOf } from '#core/accounts/roles.ts'
import { mayReadForm } from '#core/matrices/rights.ts'
import { mayReadProgrammes } from '#core/programmes/rights.ts'
import type { StoredFile } from '#store/files/files.ts'
import type { CityHandle } from '#store/handle.ts'
import { findUnitOfFormFile } from '#store/matrices/matrix-forms.ts'
import { findProgrammeOfEvidence } from '#store/measures/updates.ts'
import { listDisclosed } from '../programmes/disclosed.ts'
import { mayReadRoundFile } from '../rounds/read-file.ts'

/** Whoever does business here may bring files; the three administrators see no business data. */
export const mayBringFiles = (actor: Actor): boolean => actor.posts.some((post) => reachOf[post.role] !== 'none')

/**
 * Whoever brought the file, and whoever sees the whole city. A noun that lets others see what a file belongs to adds its
 * question here.
 */
export async function mayReadFile(tx: CityHandle, actor: Actor, file: StoredFile): Promise<boolean> {
  if (!mayBringFiles(actor)) return false
  if (file.createdBy === actor.accountId) return true
  if (actor.posts.some((post) => reachOf[post.role] === 'city')) return true
  // A form that came back is its park's, whoever brought it.
  const unitId = await findUnitOfFormFile(tx, file.id)
  if (unitId !== undefined) return mayReadForm(actor, unitId)
  if (await mayReadRoundFile(tx, actor, file.id)) return true
  // Evidence is seen by whoever sees the programme that it speaks of.
  const programmeId = mayReadProgrammes(actor) ? await findProgrammeOfEvidence(tx, file.id) : undefined
  return programmeId !== undefined && (await listDisclosed({ tx, actor })).some(({ id }) => id === programmeId)
}
