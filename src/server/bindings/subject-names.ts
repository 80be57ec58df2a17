import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'

export async function subjectNames(
  { tx }: Pick<CityContext, 'tx'>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map()
  return new Map((await listSubjects(tx, { ids: unique })).map(({ id, name }) => [id, name]))
}
