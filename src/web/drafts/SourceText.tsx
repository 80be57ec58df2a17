import { memo, useEffect, useMemo, useRef } from 'react'
import { type Mark, type Paragraph, type Piece, paragraphsOf } from './marks.ts'
import { blocksOf, cellsOf } from './source-tables.ts'

export type Selected = { readonly start: number; readonly end: number }

type Props = {
  readonly text: string
  readonly marks: readonly Mark[]
  /** stands out, and is brought into sight */
  readonly focus: Selected | null
  readonly onMark: (mark: Mark) => void
  readonly onSelect: (selected: Selected | null) => void
}

/** The document as it came, with everything that was read from it marked where it stands. */
export const SourceText = ({ text, marks, focus, onMark, onSelect }: Props) => {
  const blocks = useMemo(() => blocksOf(paragraphsOf(text, marks)), [text, marks])
  const byId = useMemo(() => new Map(marks.map((mark) => [mark.id, mark])), [marks])
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus === null) return
    // a row of a table may be taller than the page: what is looked for is in sight before its line is
    const mark = root.current?.querySelector('mark.focused')
    const line = mark ?? lineAt(root.current, focus.start)
    line?.scrollIntoView({ block: 'center' })
  }, [focus])
  const click = (target: EventTarget) => {
    if (!(target instanceof Element) || !(window.getSelection()?.isCollapsed ?? true)) return
    const id = target.closest('[data-marks]')?.getAttribute('data-marks')?.split(' ').at(-1)
    const mark = id === undefined ? undefined : byId.get(id)
    if (mark !== undefined) onMark(mark)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it does the same by keyboard
    <div
      className="source-text"
      ref={root}
      onClick={(event) => click(event.target)}
      onMouseUp={() => onSelect(selectionIn(root.current))}
    >
      {blocks.map((block) =>
        block.kind === 'line' ? (
          <Line key={block.line.start} paragraph={block.line} focus={touches(block.line, focus) ? focus : null} />
        ) : (
          <div className="source-table" key={block.rows[0]?.start}>
            <table>
              <tbody>
                {block.rows.map((row) => (
                  <Row
                    key={row.start}
                    paragraph={row}
                    columns={block.columns}
                    focus={touches(row, focus) ? focus : null}
                  />
                ))}
              </tbody>
            </table>
          </div>
        ),
      )}
    </div>
  )
}

const touches = (paragraph: Paragraph, focus: Selected | null) =>
  focus !== null && focus.start <= paragraph.end && focus.end >= paragraph.start

const lineAt = (root: HTMLElement | null, offset: number) =>
  [...(root?.querySelectorAll<HTMLElement>('p[data-start], tr[data-start]') ?? [])].findLast(
    (line) => Number(line.dataset.start) <= offset,
  )

type LineProps = { readonly paragraph: Paragraph; readonly focus: Selected | null }

const Line = memo(function Line({ paragraph, focus }: LineProps) {
  return (
    <p data-start={paragraph.start}>
      <Pieces pieces={paragraph.pieces} focus={focus} />
    </p>
  )
})

const Row = memo(function Row({ paragraph, columns, focus }: LineProps & { readonly columns: number }) {
  const cells = cellsOf(paragraph)
  return (
    <tr data-start={paragraph.start}>
      {cells.map((cell, n) => (
        <td
          key={cell.start}
          data-start={cell.start}
          // a short row ends in one wide cell, so that the table's right edge stands
          colSpan={n === cells.length - 1 ? columns - n : undefined}
        >
          <Pieces pieces={cell.pieces} focus={focus} />
        </td>
      ))}
    </tr>
  )
})

const Pieces = ({ pieces, focus }: { readonly pieces: readonly Piece[]; readonly focus: Selected | null }) =>
  pieces.map((piece) => {
    const focused = focus !== null && piece.start >= focus.start && piece.start < focus.end
    const kinds = piece.marks.map((mark) => `m-${mark.kind} s-${mark.state}`).join(' ')
    return piece.marks.length === 0 && !focused ? (
      <span key={piece.start} data-start={piece.start}>
        {piece.text}
      </span>
    ) : (
      <mark
        key={piece.start}
        data-start={piece.start}
        data-marks={piece.marks.map((mark) => mark.id).join(' ')}
        className={`${kinds}${focused ? ' focused' : ''}`}
      >
        {piece.text}
      </mark>
    )
  })

/** The selected stretch as offsets into the document; null where nothing is selected. */
function selectionIn(root: HTMLElement | null): Selected | null {
  const selection = window.getSelection()
  if (root === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.commonAncestorContainer)) return null
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === null || end === null || end <= start ? null : { start, end }
}

const offsetOf = (node: Node, offset: number): number | null => {
  const element = node instanceof Element ? node : node.parentElement
  const at = element?.closest('[data-start]')?.getAttribute('data-start')
  return at === undefined || at === null ? null : Number(at) + (node instanceof Element ? 0 : offset)
}
