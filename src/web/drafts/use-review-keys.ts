import { useEffect, useRef } from 'react'
import { type KeyAction, keyAction } from './review.ts'

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], .ant-select, .ant-modal') !== null

/** The whole page listens, so that the keyboard alone suffices; never while somebody types. */
export const useReviewKeys = (act: (action: KeyAction) => void, enabled: boolean): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      // a focused button keeps its own Enter
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      const action = keyAction(event.key)
      if (action === null) return
      event.preventDefault()
      latest.current(action)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
