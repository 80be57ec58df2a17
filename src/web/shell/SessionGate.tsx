import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Session } from '#contract/session.ts'
import { whenSignedOut } from '../api/query-client.ts'
import { Loaded, Waiting } from '../parts/Loaded.tsx'
import { ChangePassword } from '../session/ChangePassword.tsx'
import { SetUpForm } from '../session/SetUpForm.tsx'
import { SignInForm } from '../session/SignInForm.tsx'
import { OutsidePage } from '../session/SignInPage.tsx'
import { SessionProvider, sessionQuery, welcomeQuery } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'

/** The last session that was good: while it is being renewed, its page stays where it is. */
const useLastGood = (session: Session | null | undefined): Session | null => {
  const [last, setLast] = useState<Session | null>(null)
  useEffect(() => {
    if (session !== null && session !== undefined) setLast(session)
  }, [session])
  return session ?? last
}

/** Asks who is there before anything of the frame is shown. The address is never touched, so signing in leads where one was. */
export const SessionGate = ({ children }: { readonly children: ReactNode }) => {
  const { w } = useFirstLanguage()
  const client = useQueryClient()
  const welcome = useQuery(welcomeQuery)
  const session = useQuery({ ...sessionQuery, enabled: welcome.data !== undefined && !welcome.data.needsSetUp })
  const known = useLastGood(session.data)
  useEffect(() => whenSignedOut(() => client.setQueryData(sessionQuery.queryKey, null)), [client])
  return (
    <Loaded query={welcome}>
      {(open) => {
        const card = { city: open.city?.name ?? null, version: open.version }
        if (open.needsSetUp)
          return (
            <OutsidePage {...card} title={w.session.setUpTitle} wide>
              <SetUpForm />
            </OutsidePage>
          )
        if (session.data === undefined && session.error === null) return <Waiting />
        if (known === null)
          return session.data === null ? (
            <OutsidePage {...card} title={w.session.signIn} wide={open.demoAccounts.length > 0}>
              <SignInForm demos={open.demoAccounts} cities={open.cities} before={null} />
            </OutsidePage>
          ) : (
            <Loaded query={session}>{() => null}</Loaded>
          )
        if (known.mustChangePassword)
          return (
            <OutsidePage {...card} title={w.session.changeTitle}>
              <p>{w.session.changeFirst}</p>
              <ChangePassword />
            </OutsidePage>
          )
        return (
          <SessionProvider value={known}>
            {children}
            <Modal
              open={session.data === null}
              closable={false}
              footer={null}
              title={w.session.expired}
              destroyOnHidden
            >
              <p className="quiet">{w.session.expiredWhat}</p>
              <SignInForm
                demos={[]}
                cities={open.cities.filter((city) => city.id === known.city.id)}
                before={known.account}
              />
            </Modal>
          </SessionProvider>
        )
      }}
    </Loaded>
  )
}
