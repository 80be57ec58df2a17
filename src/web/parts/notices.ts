// What has just happened, in a few words at the foot of the page. A store outside React, so that any deed can speak.

export type Notice = { readonly id: number; readonly words: string }

let notices: readonly Notice[] = []
let last = 0
const listeners = new Set<() => void>()
const publish = (next: readonly Notice[]) => {
  notices = next
  for (const listener of listeners) listener()
}

const SHOWN_MS = 4000
export const say = (words: string): void => {
  last += 1
  const id = last
  publish([...notices, { id, words }].slice(-3))
  setTimeout(() => publish(notices.filter((notice) => notice.id !== id)), SHOWN_MS)
}
export const currentNotices = (): readonly Notice[] => notices
export const subscribeNotices = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
