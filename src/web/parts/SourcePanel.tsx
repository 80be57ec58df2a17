import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect, useRef } from 'react'
import { api } from '../api/client.ts'
import { useLanguage } from '../words/language.tsx'
import { wordRule } from '../words/word-rule.ts'
import { Loaded } from './Loaded.tsx'

export type SourceSpan = {
  readonly documentId: string
  readonly start: number
  readonly end: number
  readonly contextStart: number
  readonly contextEnd: number
  readonly rule: string
}

/** How much of the document is shown before and after the sentence. */
const AROUND = 400

export const documentQuery = (id: string) => ({
  queryKey: ['document', id],
  queryFn: () => api.programmes.document({ id }),
  // a document never changes once it is in
  staleTime: Number.POSITIVE_INFINITY,
})

const Excerpt = ({ text, span }: { readonly text: string; readonly span: SourceSpan }) => {
  const mark = useRef<HTMLElement>(null)
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center' })
  }, [])
  const from = Math.max(0, Math.min(span.contextStart, span.start) - AROUND)
  const to = Math.min(text.length, Math.max(span.contextEnd, span.end) + AROUND)
  return (
    <div className="excerpt">
      {from > 0 && '…'}
      {text.slice(from, span.contextStart)}
      <span className="sentence">
        {text.slice(span.contextStart, span.start)}
        <mark ref={mark}>{text.slice(span.start, span.end)}</mark>
        {text.slice(span.end, span.contextEnd)}
      </span>
      {text.slice(Math.max(span.contextEnd, span.end), to)}
      {to < text.length && '…'}
    </div>
  )
}

type Props = {
  readonly title: string
  readonly span: SourceSpan | null
  /** null where no programme's page shows the whole document, as of a draft */
  readonly programmeId: string | null
  readonly onClose: () => void
}

/** Where a figure or a measure was read: its sentence, marked, in the words around it. The page under it stays. */
export const SourcePanel = ({ title, span, programmeId, onClose }: Props) => {
  const { w } = useLanguage()
  const document = useQuery({ ...documentQuery(span?.documentId ?? ''), enabled: span !== null })
  return (
    <Drawer open mask={false} size={480} title={title} onClose={onClose}>
      {span === null ? (
        <p className="quiet">{w.parts.sourceMissing}</p>
      ) : (
        <Loaded query={document}>
          {(data) => (
            <>
              <p className="quiet">
                {w.parts.sourceFrom(data.fileName)} · {w.parts.sourceRule(wordRule(w, span.rule))}
              </p>
              <Excerpt text={data.text} span={span} />
              {programmeId !== null && (
                <Link to="/programmes/$id/document" params={{ id: programmeId }} search={{ at: span.start }}>
                  {w.parts.sourceWhole}
                </Link>
              )}
            </>
          )}
        </Loaded>
      )}
    </Drawer>
  )
}
