import { type ReactNode, useEffect } from 'react'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { useFirstLanguage } from '../words/language.tsx'

/** The plain card that stands where there is no frame yet: sign-in, first password, first set-up. */
export const OutsidePage = (props: {
  readonly title: string
  readonly city: string | null
  readonly version: string
  readonly wide?: boolean
  readonly children: ReactNode
}) => {
  const { w } = useFirstLanguage()
  useEffect(() => {
    document.title = `${props.title} · ${w.shell.product}`
  }, [props.title, w])
  return (
    <main className="outside">
      <div className="outside-card" data-wide={props.wide || undefined}>
        <header>
          <img src="/favicon.svg" alt="" width={36} height={36} />
          <div>
            <strong>{props.city === null ? w.shell.product : `${props.city} · ${w.shell.product}`}</strong>
            <span>{w.shell.productWhat}</span>
          </div>
          <span className="grow" />
          <LanguageSwitch />
        </header>
        <h1>{props.title}</h1>
        {props.children}
        <footer className="quiet">{w.session.version(props.version)}</footer>
      </div>
    </main>
  )
}
