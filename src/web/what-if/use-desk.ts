import { useCallback, useEffect, useRef, useState } from 'react'
import type { Method } from '#core/evaluations/method.ts'
import type { ChangeList, Show, View } from './messages.ts'

/** What was turned and what is in sight; every change of either is asked at once, before the page draws itself. */
export const useDesk = (method: Method, ask: (changes: ChangeList, view: View) => void) => {
  const together = method.ranking.over === 'all'
  const [changes, setChanges] = useState<ReadonlyMap<string, number>>(new Map())
  const [ofWeights, setOfWeights] = useState(0)
  const [view, setView] = useState<View>({ cohort: together ? null : 0, show: 'all', q: '', from: 0, to: 60 })
  const latest = useRef({ changes, view })
  const look = useCallback(
    (next: Partial<View>) => {
      const changed = { ...latest.current.view, ...next }
      latest.current = { ...latest.current, view: changed }
      setView(changed)
      ask([...latest.current.changes], changed)
    },
    [ask],
  )
  const change = useCallback(
    (next: ReadonlyMap<string, number>) => {
      latest.current = { ...latest.current, changes: next }
      ask([...next], latest.current.view)
      setChanges(next)
    },
    [ask],
  )
  useEffect(() => ask([...latest.current.changes], latest.current.view), [ask])
  const turn = useCallback(
    (turned: ReadonlyMap<string, number | null>) => {
      const next = new Map(latest.current.changes)
      for (const [key, value] of turned) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      change(next)
    },
    [change],
  )
  return {
    changes,
    view,
    ofWeights,
    turn,
    reset: useCallback(() => change(new Map()), [change]),
    show: useCallback((show: Show) => look({ show, from: 0 }), [look]),
    find: useCallback((q: string) => look({ q, from: 0 }), [look]),
    showCohort: useCallback(
      (cohort: number) => {
        setOfWeights(cohort)
        look({ cohort: together ? null : cohort, from: 0 })
      },
      [look, together],
    ),
    sight: useCallback(
      (from: number, to: number) => {
        const { view: now } = latest.current
        if (now.from !== from || now.to !== to) look({ from, to })
      },
      [look],
    ),
  }
}
