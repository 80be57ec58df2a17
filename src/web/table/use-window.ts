import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Below this nothing is cut away: the browser's own find and print see every row. */
const ALL_BELOW = 150
const OVERSCAN = 12

const usePrinting = (): boolean => {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    // the page is laid out for paper right after the event, so the rows must be there before it returns
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}

export type RowWindow = {
  readonly from: number
  readonly to: number
  readonly above: number
  readonly below: number
  readonly width: number
}

/** Which rows stand in the scroller's sight; all of them on paper. */
export const useWindow = (scroller: RefObject<HTMLDivElement | null>, count: number, rowHeight: number): RowWindow => {
  const printing = usePrinting()
  const [sight, setSight] = useState({ top: 0, height: 800, width: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      watcher.disconnect()
    }
  }, [scroller])
  if (printing || count <= ALL_BELOW) {
    return { from: 0, to: count, above: 0, below: 0, width: sight.width }
  }
  const from = Math.max(0, Math.floor(sight.top / rowHeight) - OVERSCAN)
  const to = Math.min(count, Math.ceil((sight.top + sight.height) / rowHeight) + OVERSCAN)
  return { from: Math.min(from, to), to, above: from * rowHeight, below: (count - to) * rowHeight, width: sight.width }
}
