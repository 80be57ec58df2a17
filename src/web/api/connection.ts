// Whether the server answers. Without a connection the page stays as it is, says so, and goes on by itself afterwards.
import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const PAUSE_MS = 3000

let away = false
const listeners = new Set<() => void>()
let onReturn: () => void = () => {}
/** What is asked again once the server answers. */
export const whenBack = (listener: () => void): void => {
  onReturn = listener
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
const answers = (): Promise<boolean> =>
  fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

const turn = (now: boolean): void => {
  if (now === away) return
  away = now
  for (const listener of listeners) listener()
}

/** Some call did not reach the server: ask it until it answers. */
export const noteAway = async (): Promise<void> => {
  if (away) return
  turn(true)
  while (!(await answers())) await pause()
  turn(false)
  onReturn()
}
// the browser holds calls back while it knows of no network; they would wait without a word
onlineManager.subscribe((online) => {
  if (!online) void noteAway()
})

/** A page's styles are fetched beside it, once; those that did not come are asked for again. */
const stylesMissing = new Set<HTMLLinkElement>()
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') stylesMissing.add(target)
  },
  true,
)
const fetchStylesAgain = async (): Promise<void> => {
  const missing = [...stylesMissing]
  stylesMissing.clear()
  const asked = missing.map((link) => {
    const again = document.createElement('link')
    again.rel = 'stylesheet'
    again.href = link.href
    return new Promise((done) => {
      again.onload = done
      again.onerror = done
      link.replaceWith(again)
    })
  })
  await Promise.all(asked)
}

/**
 * A page's file, asked for until it comes. The router answers a file that cannot be had by loading the window anew, which
 * is right after an upgrade; without a connection it would put the browser's own page in the place of everything.
 */
export const untilFetched = async <T>(load: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (await answers()) throw error
      void noteAway()
      while (!(await answers())) await pause()
      await fetchStylesAgain()
    }
  }
}

export const useAway = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => away,
  )
