import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { memo, useEffect, useMemo, useRef } from 'react'
import { lastNumberWords, numberWords } from '#core/plans/number-words.ts'
import { Loaded, Waiting } from '../parts/Loaded.tsx'
import { documentQuery } from '../parts/SourcePanel.tsx'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { type Block, blocksOf, type Mark, type Piece } from './document-marks.ts'
import { programmeQuery, type Target, targetsQuery } from './queries.ts'
import { useReading } from './reading.ts'
import { wordValue } from './target-words.ts'

type Seen = { readonly at: number | undefined; readonly onTarget: (id: string) => void }

const Pieces = ({ pieces, at, onTarget }: Seen & { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ start, text, mark }) => {
    if (mark === null)
      return (
        <span key={start} data-at={start}>
          {text}
        </span>
      )
    const here = at !== undefined && at >= mark.start && at < mark.end
    const Tag = here ? 'mark' : 'span'
    const id = mark.id
    return (
      <Tag
        key={start}
        data-at={start}
        className={`reading ${mark.kind}`}
        title={mark.title}
        onClick={id === null ? undefined : () => onTarget(id)}
      >
        {text}
      </Tag>
    )
  })

const Body = memo(({ blocks, ...seen }: Seen & { readonly blocks: readonly Block[] }) => (
  <div>
    {blocks.map((block) =>
      block.kind === 'lines' ? (
        <div key={block.start}>
          <Pieces pieces={block.pieces} {...seen} />
        </div>
      ) : (
        <div key={block.start} className="source-table">
          <table>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row[0]?.start}>
                  {row.map((cell, n) => (
                    // a short row ends in one wide cell, so that the table's right edge stands
                    <td key={cell.start} colSpan={n === row.length - 1 ? block.columns - n : undefined}>
                      <Pieces pieces={cell.pieces} {...seen} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
    )}
  </div>
))

const targetMarks = (
  targets: readonly Target[],
  documentId: string,
  word: (target: Target) => string,
): readonly Mark[] =>
  targets.flatMap((target) =>
    target.source === null || target.source.documentId !== documentId
      ? []
      : [
          {
            start: target.source.start,
            end: target.source.end,
            kind: 'target' as const,
            id: target.id,
            title: word(target),
          },
        ],
  )

const scrollTo = (page: HTMLElement | null, at: number) => {
  const spans = [...(page?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
  const span = spans.findLast((one) => Number(one.dataset.at) <= at)
  const node = span?.firstChild
  if (page === null || span === undefined || node === null || node === undefined) return
  // a long plain stretch holds many chapters, so the place inside it counts, not its beginning
  const range = document.createRange()
  range.setStart(node, Math.min(at - Number(span.dataset.at), node.textContent?.length ?? 0))
  page.scrollTop += range.getBoundingClientRect().top - page.getBoundingClientRect().top - 80
}

type Props = { readonly documentId: string; readonly text: string; readonly targets: readonly Target[] }

const Reader = ({ documentId, text, targets }: Props) => {
  const { w, f } = useLanguage()
  const [, change] = useAddress()
  const { at } = useSearch({ from: '/programmes/$id/document' })
  const reading = useReading(documentId, text)
  const page = useRef<HTMLDivElement>(null)
  const blocks = useMemo(() => {
    const word = (target: Target) => `${target.metric} ${wordValue(f, target)} ${target.unit}`
    const measures = (reading.data?.measures ?? []).map(
      (one): Mark => ({ start: one.start, end: one.end, kind: 'measure', id: null, title: numberWords(one.number) }),
    )
    return blocksOf(text, [...targetMarks(targets, documentId, word), ...measures])
  }, [text, targets, documentId, reading.data, f])
  const settled = reading.data !== undefined
  useEffect(() => {
    if (at !== undefined && settled) scrollTo(page.current, at)
  }, [at, settled])
  const open = useMemo(
    () => (id: string) => change({ at: targets.find((one) => one.id === id)?.source?.start }),
    [change, targets],
  )
  return (
    <div className="document-page">
      <nav className="outline" aria-label={w.programmes.documentTab.outline}>
        {reading.data === undefined && <Waiting />}
        {reading.data?.outline.length === 0 && <p className="quiet page-pad">{w.programmes.documentTab.noOutline}</p>}
        {reading.data?.outline.map((heading) => (
          <button
            key={`${heading.start}-${heading.number}`}
            type="button"
            title={heading.title}
            style={{ paddingLeft: 12 + Math.max(0, heading.depth - 1) * 14 }}
            onClick={() => scrollTo(page.current, heading.start)}
          >
            <span className="quiet">{lastNumberWords(heading.number)}</span> {heading.title}
          </button>
        ))}
      </nav>
      <div className="document" ref={page}>
        <Body blocks={blocks} at={at} onTarget={open} />
      </div>
    </div>
  )
}

export const DocumentTab = () => {
  const { w, f } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const programme = useQuery(programmeQuery(id)).data
  const documentId = programme?.documentId
  const document = useQuery({ ...documentQuery(documentId ?? ''), enabled: documentId !== undefined })
  const targets = useQuery(targetsQuery(id)).data ?? []
  return (
    <div className="page-body">
      <Loaded query={document}>
        {(data) => (
          <>
            <div className="toolbar quiet">
              <strong>{data.fileName}</strong>
              <span title={w.programmes.documentTab.hashWhat(data.sha256)}>
                {w.programmes.documentTab.hash(data.sha256)}
              </span>
              <span>
                {w.programmes.documentTab.marks(f.number(targets.filter((one) => one.source !== null).length))}
              </span>
            </div>
            {documentId !== undefined && <Reader documentId={documentId} text={data.text} targets={targets} />}
          </>
        )}
      </Loaded>
    </div>
  )
}
