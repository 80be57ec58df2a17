import type { ProgrammeChange } from '#contract/versions.ts'
import { api } from '../api/client.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { programmeKey } from './queries.ts'

type Change = { readonly changes: ProgrammeChange[]; readonly reason: string; readonly version: number }

/** One new version with its reason; refused whole where somebody else made one in the meantime. */
export const useChange = (programmeId: string, onDone: () => void) => {
  const { w } = useLanguage()
  return useAct({
    deed: (change: Change) => api.programmes.change({ id: programmeId, ...change }),
    said: (made) => w.programmes.edit.made(made.version),
    touches: [programmeKey(programmeId), ['programmes'], ['measure'], ['attention']],
    after: onDone,
  })
}
