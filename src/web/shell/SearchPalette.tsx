import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { Actor } from '#core/accounts/roles.ts'
import { type Answers, api } from '../api/client.ts'
import { useActor } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'
import type { FirstWords } from '../words/zh-first.ts'
import { settingsPages, workPages } from './pages.ts'

type Found = Answers['attention']['search'][number]
type Hit = {
  readonly key: string
  readonly kind: Found['kind'] | 'page'
  readonly title: string
  readonly under: string
  readonly href: string
}

const hrefOf = (one: Found): string => {
  switch (one.kind) {
    case 'programme':
      return `/programmes/${one.id}/overview`
    case 'measure':
      return `/measures/${one.id}`
    case 'target':
      return `/programmes/${one.programmeId}/targets?target=${one.id}`
    case 'indicator':
      return `/indicators/${encodeURIComponent(one.id)}`
    case 'collection':
      return `/collections/${one.id}`
    case 'bulletin':
      return `/bulletins/${one.id}`
    case 'round':
      return `/rounds/${one.id}/course`
    case 'method':
      return `/methods/${one.id}`
    case 'unit':
      return `/settings/units?unit=${one.id}`
  }
}

const pageHits = (q: string, w: FirstWords, actor: Actor): readonly Hit[] =>
  [...workPages, ...settingsPages]
    .filter((page) => page.may(actor) && page.label(w).toLowerCase().includes(q.toLowerCase()))
    .map((page) => ({ key: page.to, kind: 'page', title: page.label(w), under: '', href: page.to }))

const useHits = (q: string): { readonly hits: readonly Hit[]; readonly waiting: boolean } => {
  const { w } = useFirstLanguage()
  const actor = useActor()
  const asked = q.trim()
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: () => api.attention.search({ q: asked }),
    enabled: asked !== '' && actor.posts.length > 0,
    placeholderData: (before) => before,
  })
  if (asked === '') return { hits: [], waiting: false }
  const things = (found.data ?? []).map((one) => ({
    key: `${one.kind}-${one.id}`,
    kind: one.kind,
    title: one.title,
    under: one.under,
    href: hrefOf(one),
  }))
  return { hits: [...pageHits(asked, w, actor), ...things], waiting: found.isFetching }
}

const intoSight = (button: HTMLElement | null) => button?.scrollIntoView({ block: 'nearest' })

export const SearchPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const { w } = useFirstLanguage()
  const navigate = useNavigate()
  const [q, setQ] = useState('')
  const [at, setAt] = useState(0)
  const { hits, waiting } = useHits(useDeferredValue(q))
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return
    navigate({ to: hit.href })
    onClose()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((old) => Math.max(0, Math.min(hits.length - 1, old + (event.key === 'ArrowDown' ? 1 : -1))))
    }
    // Enter that only ends the choosing of Chinese characters is not yet a choice
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[at])
  }
  return (
    <Modal open title={null} closable={false} footer={null} width={640} onCancel={onClose} className="palette">
      <Input
        autoFocus
        size="large"
        maxLength={60}
        value={q}
        placeholder={w.shell.search}
        aria-label={w.shell.search}
        onKeyDown={onKey}
        onChange={(event) => {
          setQ(event.target.value)
          setAt(0)
        }}
      />
      <ul className="palette-hits">
        {hits.map((hit, index) => (
          <li key={hit.key}>
            <button
              type="button"
              data-on={index === at || undefined}
              ref={index === at ? intoSight : undefined}
              onClick={() => go(hit)}
              onMouseEnter={() => setAt(index)}
            >
              <span className="palette-kind">{w.shell.searchKinds[hit.kind]}</span>
              <span className="palette-title">{hit.title}</span>
              <span className="quiet">{hit.under}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {q.trim() !== '' && hits.length === 0 && !waiting ? w.shell.searchNothing(q.trim()) : w.shell.searchHint}
      </p>
    </Modal>
  )
}
