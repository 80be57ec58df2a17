import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useFirstLanguage } from '../words/language.tsx'

type Props = { readonly page: number; readonly pages: number; readonly onPage: (page: number) => void }

export const Pager = ({ page, pages, onPage }: Props) => {
  const { w, f } = useFirstLanguage()
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  const go = (next: number) => onPage(Math.max(1, Math.min(pages, next)))
  const words = w.parts.table
  const step = (label: string, sign: string, to: number, off: boolean) => (
    <Button size="small" type="text" disabled={off} aria-label={label} title={label} onClick={() => go(to)}>
      {sign}
    </Button>
  )
  return (
    <nav className="pager">
      {step(words.first, '«', 1, page <= 1)}
      {step(words.previous, '‹', page - 1, page <= 1)}
      <Input
        size="small"
        className="pager-page"
        aria-label={words.page}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onPressEnter={() => go(Number(typed) || 1)}
        onBlur={() => setTyped(String(page))}
      />
      <span>{words.pages(f.number(pages))}</span>
      {step(words.next, '›', page + 1, page >= pages)}
      {step(words.last, '»', pages, page >= pages)}
    </nav>
  )
}
