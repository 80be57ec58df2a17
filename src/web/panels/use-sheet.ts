import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '#contract/base.ts'
import type { MarkGiven, Sheet } from '#contract/panels.ts'
import { api } from '../api/client.ts'
import { faultsOf } from '../api/faults.ts'

export type Whose = { readonly code: string } | { readonly memberId: string }
export type Withdrawn = Pick<MarkGiven, 'row' | 'input'>
export type Marks = ReadonlyMap<string, MarkGiven>
export const keyOf = ({ row, input }: { readonly row: number; readonly input: string }): string => `${row} ${input}`

const PAUSE = 500

/** Marks as they are made, kept by themselves after a short pause; what could not be kept stays and is tried again. */
export const useSheetMarks = (whose: Whose, sheet: Sheet) => {
  const [marks, setMarks] = useState<Marks>(() => new Map(sheet.marks.map((mark) => [keyOf(mark), mark])))
  const [state, setState] = useState<'still' | 'saving' | 'saved' | 'unsaved'>('still')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  // what is not kept yet: a mark, or that none stands there any more
  const waiting = useRef(new Map<string, MarkGiven | Withdrawn>())
  const timer = useRef<number | undefined>(undefined)
  const flush = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current)
    if (waiting.current.size === 0) return true
    const sent = new Map(waiting.current)
    setState('saving')
    try {
      const all = [...sent.values()]
      await api.sheets.mark({
        whose,
        marks: all.filter((one) => 'mark' in one),
        withdrawn: all.filter((one) => !('mark' in one)),
      })
      for (const [key, mark] of sent) if (waiting.current.get(key) === mark) waiting.current.delete(key)
      setFaults([])
      setState(waiting.current.size === 0 ? 'saved' : 'saving')
      return true
    } catch (error) {
      setFaults(faultsOf(error))
      setState('unsaved')
      return false
    }
  }, [whose])
  const change = (mark: MarkGiven | Withdrawn) => {
    setMarks((before) => {
      const after = new Map(before)
      if ('mark' in mark) after.set(keyOf(mark), mark)
      else after.delete(keyOf(mark))
      return after
    })
    waiting.current.set(keyOf(mark), mark)
    setState('saving')
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(flush, PAUSE)
  }
  useEffect(() => {
    const again = () => void flush()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      void flush()
    }
  }, [flush])
  return { marks, change, flush, state, faults }
}
