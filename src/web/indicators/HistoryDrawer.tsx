import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { mayEnterObservations } from '#core/indicators/rights.ts'
import { api } from '../api/client.ts'
import { download, filePaths } from '../api/files.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { type CellAsk, type Detail, type HistoryEntry, historyQuery, numbersKey, originQuery } from './queries.ts'

type Props = {
  readonly cell: CellAsk
  readonly indicator: Pick<Detail, 'id' | 'card'>
  readonly subject: string
  readonly onClose: () => void
}

/** Where a number came from: every act by which it became known, down to the row of the file. The page under it stays. */
export const HistoryDrawer = ({ cell, indicator, subject, onClose }: Props) => {
  const { w, f } = useLanguage()
  const words = w.indicators.history
  const history = useQuery(historyQuery(cell))
  const [correcting, setCorrecting] = useState(false)
  const may = mayEnterObservations(useActor()) && indicator.card.method !== 'formula'
  const title = words.title(indicator.card.name, subject, wordPeriod(f, indicator.card.periodType, cell.periodEnd))
  return (
    <Drawer open mask={false} size={520} title={title} onClose={onClose}>
      <Loaded query={history}>
        {({ entries, parts }) => {
          const counting = entries.filter(({ batch }) => batch.state === 'done')
          return (
            <>
              {may && !correcting && (
                <div className="toolbar">
                  <Button onClick={() => setCorrecting(true)}>
                    {counting.length > 0 ? words.correct : words.enter}
                  </Button>
                </div>
              )}
              {correcting && (
                <CorrectForm
                  cell={cell}
                  indicator={indicator}
                  current={counting[0] ?? null}
                  onClose={() => setCorrecting(false)}
                />
              )}
              {entries.length === 0 && parts.length === 0 && <EmptyState title={words.none} why={words.noneWhat} />}
              {parts.length > 0 && <Parts parts={parts} isFormula={indicator.card.method === 'formula'} />}
              {entries.map((entry) => (
                <Entry
                  key={entry.batch.id}
                  entry={entry}
                  cell={cell}
                  card={indicator.card}
                  head={
                    entry.batch.state === 'undone'
                      ? words.undone
                      : entry === counting[0]
                        ? words.current
                        : words.earlier
                  }
                />
              ))}
            </>
          )
        }}
      </Loaded>
    </Drawer>
  )
}

type PartsProps = {
  readonly parts: Awaited<ReturnType<typeof api.observations.history>>['parts']
  readonly isFormula: boolean
}

const Parts = ({ parts, isFormula }: PartsProps) => {
  const { w, f } = useLanguage()
  const words = w.indicators
  return (
    <section className="history-entry">
      <h3>{isFormula ? words.history.parts : words.history.partsSum}</h3>
      <table className="plain-table">
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.indicatorCode} ${part.subjectId}`}>
              <td>
                <Link
                  to="/indicators/$code"
                  params={{ code: part.indicatorCode }}
                  search={{ cell: `${part.subjectId} ${part.periodEnd}` } as never}
                >
                  {isFormula ? part.indicatorName : part.subjectName}
                </Link>
              </td>
              <td className="right">
                {part.value === null ? (
                  <span className="quiet" title={words.missing[part.missing ?? 'not-reported']}>
                    —
                  </span>
                ) : (
                  f.number(part.value)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type EntryProps = {
  readonly entry: HistoryEntry
  readonly cell: CellAsk
  readonly card: Detail['card']
  readonly head: string
}

const Entry = ({ entry, cell, card, head }: EntryProps) => {
  const { w, f } = useLanguage()
  const words = w.indicators
  const { batch } = entry
  const [undoing, setUndoing] = useState(false)
  const value = (said: number | null) => (said === null ? '—' : `${f.number(said, card.decimals)} ${card.unit}`)
  const keep = useAct({ deed: (id: string) => download(filePaths.file(id)) })
  return (
    <section className="history-entry" data-undone={batch.state === 'undone' || undefined}>
      <h3>
        {head} · {words.history.kinds[batch.kind]} · {words.vintages[batch.vintage]}
      </h3>
      <dl className="facts">
        <dt>{words.history.value}</dt>
        <dd>
          <strong>{entry.value === null ? words.missing[entry.missing ?? 'not-reported'] : value(entry.value)}</strong>
        </dd>
        <dt>{words.history.lastYear}</dt>
        <dd>{value(entry.lastYear)}</dd>
        <dt>{words.history.batch(f.number(batch.id))}</dt>
        <dd>
          {words.history.by(batch.openedBy ?? '—', f.instant(batch.doneAt ?? batch.openedAt))} ·{' '}
          {words.values.knownOn(f.day(batch.knownOn))}
        </dd>
        {batch.reason !== null && (
          <>
            <dt>{words.history.reason}</dt>
            <dd>{batch.reason}</dd>
          </>
        )}
        {batch.source.fileId !== null && (
          <>
            <dt>{words.history.file}</dt>
            <dd>
              <button type="button" className="link-button" onClick={() => keep.run(batch.source.fileId ?? '')}>
                {batch.source.fileName}
              </button>
              <Place cell={cell} batchId={batch.id} />
            </dd>
          </>
        )}
      </dl>
      {batch.undoneAt !== null && (
        <p>{words.history.undoneBy(batch.undoneBy ?? '—', f.instant(batch.undoneAt), batch.undoneReason ?? '')}</p>
      )}
      {batch.mayUndo && (
        <button type="button" className="link-button no-print" onClick={() => setUndoing(true)}>
          {words.history.undo}
        </button>
      )}
      {undoing && <UndoDialog batch={batch} onClose={() => setUndoing(false)} />}
    </section>
  )
}

const Place = ({ cell, batchId }: { readonly cell: CellAsk; readonly batchId: number }) => {
  const { w, f } = useLanguage()
  const origin = useQuery(originQuery({ ...cell, batchId }))
  const words = w.indicators.history
  if (origin.isError) return null
  if (origin.data === undefined) return <div className="quiet">{words.locating}</div>
  const { row, column, text } = origin.data
  return (
    <div className="quiet">{row === null ? words.nowhere : words.rowOf(f.number(row), column ?? '', text ?? '')}</div>
  )
}

type UndoProps = { readonly batch: Pick<HistoryEntry['batch'], 'id' | 'cellCount'>; readonly onClose: () => void }

/** All values of one act taken back at once, with the reason. */
export const UndoDialog = ({ batch, onClose }: UndoProps) => {
  const { w, f } = useLanguage()
  const words = w.indicators.history
  const act = useAct({
    deed: (reason: string) => api.batches.undo({ id: batch.id, reason }),
    touches: [numbersKey],
    said: () => words.undone_(f.number(batch.id)),
    after: onClose,
  })
  return (
    <ReasonDialog
      danger
      title={w.imports.batches.undoTitle(f.number(batch.id))}
      verb={words.undoVerb}
      act={act}
      onReason={act.run}
      onClose={onClose}
    >
      <p>{words.undoWhat(f.number(batch.cellCount))}</p>
    </ReasonDialog>
  )
}
