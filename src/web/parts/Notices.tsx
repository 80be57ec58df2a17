import { useSyncExternalStore } from 'react'
import { currentNotices, subscribeNotices } from './notices.ts'

export const Notices = () => {
  const notices = useSyncExternalStore(subscribeNotices, currentNotices)
  return (
    <output className="notices" aria-live="polite">
      {notices.map((notice) => (
        <span key={notice.id}>{notice.words}</span>
      ))}
    </output>
  )
}
