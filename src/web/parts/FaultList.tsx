import { Button } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { Fault } from '#contract/base.ts'
import { useFirstLanguage, useLanguage } from '../words/language.tsx'
import { isWorded, wordFault } from '../words/word-fault.ts'

const AT_FIRST = 8

type Props = {
  readonly faults: readonly Fault[]
  readonly title?: string
  /** where the text stands beside: a fault that knows its line leads there */
  readonly onLine?: (row: number) => void
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined
}

const Worded = ({ fault }: { readonly fault: Fault }) => {
  const { w, f } = useLanguage()
  return wordFault(w, f, fault)
}
/** On the first page the sentence of a rare fault has yet to come. */
const LaterWorded = ({ fault }: { readonly fault: Fault }) => (
  <Suspense fallback="…">
    <Worded fault={fault} />
  </Suspense>
)

type ToLineProps = { readonly row: number | null | undefined; readonly onLine: Props['onLine'] }

export const ToLine = ({ row, onLine }: ToLineProps) => {
  const { w } = useFirstLanguage()
  if (row === null || row === undefined || onLine === undefined) return null
  return (
    <>
      {' '}
      <button type="button" className="link-button" onClick={() => onLine(row)}>
        {w.parts.toLine(row)}
      </button>
    </>
  )
}

/** All of them, each with what happened, where, and what to do. */
export const FaultList = ({ faults, title, onLine, action }: Props) => {
  const { w, f } = useFirstLanguage()
  const [whole, setWhole] = useState(false)
  const place = useRef<HTMLElement>(null)
  // on a long form the button stands far below the faults that it brought
  useEffect(() => {
    if (faults.length > 0) place.current?.scrollIntoView({ block: 'nearest' })
  }, [faults.length])
  if (faults.length === 0) return null
  const shown = whole ? faults : faults.slice(0, AT_FIRST)
  return (
    <section className="faults" role="alert" ref={place}>
      <strong>
        <span className="shape late">■</span> {title ?? w.parts.faultsTitle(faults.length)}
      </strong>
      <ul>
        {shown.map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may stand twice and nothing is reordered
          <li key={index}>
            {isWorded(w, fault) ? wordFault(w, f, fault) : <LaterWorded fault={fault} />}
            <ToLine row={fault.place?.row} onLine={onLine} />
          </li>
        ))}
      </ul>
      {shown.length < faults.length && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {w.parts.more(faults.length - shown.length)}
        </Button>
      )}
      {action !== undefined && (
        <Button size="small" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </section>
  )
}
