import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { PlanFinding } from '#contract/checks.ts'
import { useLanguage } from '../words/language.tsx'
import './checks.css'
import { wordNames, wordTitle, wordValue } from './word-finding.ts'

export type Span = PlanFinding['spans'][number]

type Props = {
  readonly finding: PlanFinding
  /** the document's text, for the sentences; undefined while it comes */
  readonly text: string | undefined
  readonly chosen: boolean
  readonly onShow: (span: Span) => void
  readonly children?: ReactNode
}

const AT_FIRST = 4
const LONGEST = 110

/** One finding: what, how sure, the figures it rests on, its sentences, and what to do. */
export const FindingCard = ({ finding, text, chosen, onShow, children }: Props) => {
  const { w, f } = useLanguage()
  const names = wordNames(w, f, finding)
  return (
    <li className={chosen ? 'finding chosen' : 'finding'}>
      <div className="finding-head">
        <Certainty of={finding.certainty} />
        <strong>{wordTitle(w, finding)}</strong>
      </div>
      {finding.figures.length > 0 && <Figures figures={finding.figures} />}
      {names.length > 0 && <Some items={names} word={(name) => name} />}
      {finding.spans.length > 0 && (
        <Some
          items={finding.spans}
          word={(span) => (
            <button type="button" className="finding-sentence" onClick={() => onShow(span)}>
              {text === undefined ? `${span.start}` : excerpt(text, span)}
            </button>
          )}
        />
      )}
      <div className="finding-foot">
        <span className="quiet">
          {w.checks.advice}
          {w.faults.colon}
          {w.checks.advices[finding.advice]}
        </span>
        {children}
      </div>
    </li>
  )
}

const shapes = { sure: ['late', '■'], likely: ['watch', '▲'], note: ['no-data', '○'] } as const

const Certainty = ({ of }: { readonly of: PlanFinding['certainty'] }) => {
  const { w } = useLanguage()
  const [tone, shape] = shapes[of]
  return (
    <span className="finding-certainty">
      <span className={`shape ${tone}`} aria-hidden="true">
        {shape}
      </span>{' '}
      {w.checks.certainties[of]}
    </span>
  )
}

const Figures = ({ figures }: Pick<PlanFinding, 'figures'>) => {
  const { w, f } = useLanguage()
  const [whole, setWhole] = useState(false)
  const shown = whole ? figures : figures.slice(0, AT_FIRST * 3)
  return (
    <>
      <table className="finding-figures">
        <tbody>
          {shown.map((figure, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: figures stand in the finding's own order and never move
            <tr key={at} className={figure.role === 'sum' || figure.role === 'expected' ? 'worked-out' : ''}>
              <th scope="row">{w.checks.roles[figure.role]}</th>
              <td>{figure.label}</td>
              <td className="number">{wordValue(w, f, figure)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < figures.length && <More n={figures.length} onClick={() => setWhole(true)} />}
    </>
  )
}

const Some = <T,>(props: { readonly items: readonly T[]; readonly word: (item: T) => ReactNode }) => {
  const [whole, setWhole] = useState(false)
  const shown = whole ? props.items : props.items.slice(0, AT_FIRST)
  return (
    <ul className="finding-list">
      {shown.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand in the document's order and never move
        <li key={at}>{props.word(item)}</li>
      ))}
      {shown.length < props.items.length && (
        <li>
          <More n={props.items.length} onClick={() => setWhole(true)} />
        </li>
      )}
    </ul>
  )
}

const More = ({ n, onClick }: { readonly n: number; readonly onClick: () => void }) => {
  const { w, f } = useLanguage()
  return (
    <Button type="link" size="small" onClick={onClick}>
      {w.checks.showAll(f.number(n))}
    </Button>
  )
}

/** A name alone says nothing of its place: it is shown with what stands around it. */
const SHORT = 16
const AROUND = 24

const excerpt = (text: string, { start, end }: Span): string => {
  const words = oneLine(text.slice(start, end))
  if (words.length > LONGEST) return `${words.slice(0, LONGEST)}…`
  if (words.length > SHORT) return words
  const [before] = oneLine(text.slice(Math.max(0, start - AROUND), start))
    .split(/[。；]/)
    .slice(-1)
  const [after] = oneLine(text.slice(end, end + AROUND)).split(/(?<=[。；])/)
  return `${before ?? ''}${words}${after ?? ''}`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
