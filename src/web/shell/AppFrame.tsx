import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useAway } from '../api/connection.ts'
import { Waiting } from '../parts/Loaded.tsx'
import { Notices } from '../parts/Notices.tsx'
import { useSession } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { isOpenedByCode } from './by-code.ts'
import { SessionGate } from './SessionGate.tsx'
import { SideNavigation } from './SideNavigation.tsx'
import { TopBar } from './TopBar.tsx'

const Inside = () => {
  const { w } = useFirstLanguage()
  const { city } = useSession()
  const away = useAway()
  const path = useLocation({ select: (location) => location.pathname })
  // a wall has no frame: nobody stands before it with a mouse
  if (path === '/wall')
    return (
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    )
  return (
    <div className="frame">
      <a className="skip no-print" href="#content">
        {w.shell.skip}
      </a>
      <TopBar />
      {city.kind === 'demo' && (
        <div className="demo-banner" role="note">
          {w.shell.demoBanner(city.name)}
        </div>
      )}
      {away && (
        <div className="away-banner no-print" role="status">
          <span className="shape late">■</span>
          {w.shell.away}
        </div>
      )}
      <div className="frame-below">
        <SideNavigation />
        <main id="content" className="content" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  )
}

/** Pages that a code opens stand outside of the frame: nobody signs in to them. */
const ByCode = () => (
  <Suspense fallback={<Waiting />}>
    <Outlet />
  </Suspense>
)

export const AppFrame = () => {
  const path = useLocation({ select: (location) => location.pathname })
  return (
    <>
      {isOpenedByCode(path) ? (
        <ByCode />
      ) : (
        <SessionGate>
          <Inside />
        </SessionGate>
      )}
      <Notices />
    </>
  )
}
