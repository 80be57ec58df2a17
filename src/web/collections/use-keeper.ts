import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Sheet } from '#contract/collections/submission.ts'
import { api } from '../api/client.ts'
import { faultsOf, statusOf } from '../api/faults.ts'
import { say } from '../parts/notices.ts'
import { useSession } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { draftsKey, type KeeperView, SheetKeeper } from './sheet-keeper.ts'

/** A browser may refuse to keep anything, or be full: then the page says so. */
const localStore = (key: string, onFull: (full: boolean) => void) => ({
  read: () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text: string | null) => {
    try {
      if (text === null) localStorage.removeItem(key)
      else localStorage.setItem(key, text)
      onFull(false)
    } catch {
      onFull(text !== null)
    }
  },
})

const later = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Without an answer, or one that comes from something between us and the server: to be tried again. */
const refusalOf = (error: unknown) => {
  const status = statusOf(error)
  return status === null || status === 0 || status >= 500 || status === 429 ? null : faultsOf(error)
}

export type Kept = { readonly keeper: SheetKeeper; readonly view: KeeperView; readonly full: boolean }

/** One keeper for as long as a sheet is open. */
export const useKeeper = (sheet: Sheet): Kept => {
  const { account } = useSession()
  const { w, f } = useLanguage()
  const [full, setFull] = useState(false)
  // the sheet's later answers come in by `refresh`: the keeper lives as long as the sheet is the same
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const keeper = useMemo(
    () =>
      new SheetKeeper(sheet.cells, {
        send: (cells) => api.submissions.save({ id: sheet.id, cells: [...cells] }),
        store: localStore(draftsKey(account.id, sheet), setFull),
        faultsOf: refusalOf,
        later,
      }),
    [sheet.id, account.id],
  )
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  useEffect(() => keeper.refresh(sheet.cells), [keeper, sheet.cells])
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, in the language of that moment
  useEffect(() => {
    const flush = () => void keeper.flush()
    const { unsent } = keeper.view()
    if (unsent > 0) say(w.collections.sheet.restored(f.number(unsent)))
    addEventListener('online', flush)
    keeper.reopen()
    return () => {
      removeEventListener('online', flush)
      keeper.close()
    }
  }, [keeper])
  return { keeper, view, full }
}
