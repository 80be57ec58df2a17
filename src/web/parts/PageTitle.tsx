import { type ReactNode, useEffect } from 'react'
import { useFirstLanguage } from '../words/language.tsx'

type Props = {
  readonly what: string
  readonly whose?: ReactNode
  readonly asOf?: ReactNode
  readonly state?: ReactNode
  readonly actions?: ReactNode
}

/** What this page shows, whose it is, as of when, in which state. */
export const PageTitle = ({ what, whose, asOf, state, actions }: Props) => {
  const { w } = useFirstLanguage()
  useEffect(() => {
    document.title = `${what} · ${w.shell.product}`
  }, [what, w])
  return (
    <header className="page-title">
      <h1 title={what}>{what}</h1>
      {state !== undefined && <span className="page-state">{state}</span>}
      {whose !== undefined && <span className="page-whose">{whose}</span>}
      {asOf !== undefined && <span className="page-asof">{asOf}</span>}
      <span className="grow" />
      {actions !== undefined && <span className="page-actions no-print">{actions}</span>}
    </header>
  )
}
