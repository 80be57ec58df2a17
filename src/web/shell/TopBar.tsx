import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { untilFetched } from '../api/connection.ts'
import { useSession } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

const SearchPalette = lazy(() =>
  untilFetched(() => import('./SearchPalette.tsx')).then((module) => ({ default: module.SearchPalette })),
)

export const TopBar = () => {
  const { w } = useFirstLanguage()
  const { city } = useSession()
  const [searching, setSearching] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setSearching(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <header className="top no-print">
      <Link to="/" className="brand">
        <img src="/favicon.svg" alt="" width={24} height={24} />
        <strong>{w.shell.product}</strong>
        <span className="brand-city">{city.name}</span>
      </Link>
      <button type="button" className="top-search" onClick={() => setSearching(true)}>
        <SearchOutlined aria-hidden /> <span>{w.shell.search}</span> <kbd>Ctrl K</kbd>
      </button>
      <span className="grow" />
      <LanguageSwitch />
      <AccountMenu />
      {searching && (
        <Suspense>
          <SearchPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </header>
  )
}
