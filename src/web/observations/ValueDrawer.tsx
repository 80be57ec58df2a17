import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { mayEnterObservations } from '#core/indicators/rights.ts'
import type { Answers } from '../api/client.ts'
import { filePaths } from '../api/files.ts'
import { CorrectForm } from '../indicators/CorrectForm.tsx'
import { type CellAsk, historyQuery, originQuery } from '../indicators/queries.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { indicatorsQuery } from '../progress/queries.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import { UndoDialog } from './UndoDialog.tsx'

/** One value of an indicator; what it is called is looked up. */
export type Cell = {
  readonly indicator: string
  readonly subject: number
  readonly subjectName: string
  readonly periodEnd: string
}
type History = Answers['observations']['history']
type Entry = History['entries'][number]
type Indicator = Answers['indicators']['list'][number]

const askOf = ({ indicator, subject, periodEnd }: Cell): CellAsk => ({ indicator, subject, periodEnd })

const Value = ({ entry, indicator }: { readonly entry: Entry; readonly indicator: Indicator | undefined }) => {
  const { w, f } = useLanguage()
  const decimals = indicator?.card.decimals
  if (entry.value === null) return <b>{entry.missing === null ? '—' : w.figures.missing[entry.missing]}</b>
  return (
    <>
      <b>{f.number(entry.value, decimals)}</b> {indicator?.card.unit}
      {entry.lastYear !== null && (
        <span className="quiet"> · {w.figures.lastYear(f.number(entry.lastYear, decimals))}</span>
      )}
    </>
  )
}

/** Row and column of the file that it was imported from. */
const Origin = ({ cell, batchId }: { readonly cell: Cell; readonly batchId: number }) => {
  const { w, f } = useLanguage()
  const { data } = useQuery(originQuery({ ...askOf(cell), batchId }))
  if (data === undefined) return null
  return (
    <span className="quiet">
      {' '}
      {data.row === null ? w.figures.nowhere : w.figures.at(f.number(data.row), data.column ?? '—', data.text ?? '')}
    </span>
  )
}

type ToldProps = { readonly entry: Entry; readonly cell: Cell; readonly indicator: Indicator | undefined }

const Told = ({ entry, cell, indicator }: ToldProps) => {
  const { w, f } = useLanguage()
  const words = w.figures
  const { batch } = entry
  const { fileId, fileName, sheet } = batch.source
  const [undoing, setUndoing] = useState(false)
  return (
    <li data-undone={batch.state === 'undone' || undefined}>
      <div>
        <Value entry={entry} indicator={indicator} />{' '}
        <span className="gate">
          {words.vintages[batch.vintage]} · {words.knownOn(f.day(batch.knownOn))}
        </span>
      </div>
      <div className="quiet">
        {words.kinds[batch.kind]} · {words.by(batch.openedBy ?? '—', f.instant(batch.doneAt ?? batch.openedAt))}
      </div>
      {fileName !== null && (
        <div>
          {fileId === null ? (
            words.file(fileName, sheet)
          ) : (
            <a href={filePaths.file(fileId)}>{words.file(fileName, sheet)}</a>
          )}
          <Origin cell={cell} batchId={batch.id} />
        </div>
      )}
      {batch.reason !== null && <div>{words.reason(batch.reason)}</div>}
      {batch.undoneAt !== null && (
        <div className="late-word">
          {words.undoneBy(batch.undoneBy ?? '—', f.instant(batch.undoneAt), batch.undoneReason ?? '')}
        </div>
      )}
      {batch.mayUndo && (
        <button type="button" className="link-button no-print" onClick={() => setUndoing(true)}>
          {w.indicators.history.undo}
        </button>
      )}
      {undoing && <UndoDialog batch={batch} onClose={() => setUndoing(false)} />}
    </li>
  )
}

const Entries = (props: { title: string; entries: readonly Entry[]; cell: Cell; indicator: Indicator | undefined }) =>
  props.entries.length === 0 ? null : (
    <section>
      <h3>{props.title}</h3>
      <ul className="plain-list">
        {props.entries.map((entry) => (
          <Told key={entry.batch.id} entry={entry} cell={props.cell} indicator={props.indicator} />
        ))}
      </ul>
    </section>
  )

const Parts = ({ parts, onCell }: { parts: History['parts']; onCell: (cell: Cell) => void }) => {
  const { w, f } = useLanguage()
  const indicators = useQuery(indicatorsQuery).data ?? []
  const cardOf = (code: string) => indicators.find(({ card }) => card.code === code)?.card
  return (
    <section>
      <h3>{w.figures.parts}</h3>
      <ul className="plain-list">
        {parts.map((part) => (
          <li key={`${part.indicatorId}-${part.subjectId}`}>
            {part.indicatorName} · {part.subjectName}{' '}
            {part.value === null ? (
              <span className="quiet">{part.missing === null ? '—' : w.figures.missing[part.missing]}</span>
            ) : (
              <button
                type="button"
                className="sourced"
                onClick={() =>
                  onCell({
                    ...{ indicator: part.indicatorCode, subject: part.subjectId, subjectName: part.subjectName },
                    periodEnd: part.periodEnd,
                  })
                }
              >
                {f.number(part.value, cardOf(part.indicatorCode)?.decimals)} {cardOf(part.indicatorCode)?.unit}
              </button>
            )}
            {part.lacking !== null && part.lacking > 0 && (
              <span className="quiet"> · {w.figures.lacking(f.number(part.lacking))}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

type CorrectingProps = { readonly cell: Cell; readonly indicator: Indicator; readonly current: Entry | null }

/** For whoever may, unless the number is computed: then what it rests on is corrected. */
const Correcting = ({ cell, indicator, current }: CorrectingProps) => {
  const { w } = useLanguage()
  const words = w.indicators.history
  const [correcting, setCorrecting] = useState(false)
  const may = mayEnterObservations(useActor()) && indicator.card.method !== 'formula'
  if (!may) return null
  if (correcting)
    return (
      <CorrectForm cell={askOf(cell)} indicator={indicator} current={current} onClose={() => setCorrecting(false)} />
    )
  return (
    <div className="toolbar no-print">
      <Button onClick={() => setCorrecting(true)}>{current === null ? words.enter : words.correct}</Button>
    </div>
  )
}

const Body = ({
  history,
  cell,
  indicator,
  onCell,
}: {
  readonly history: History
  readonly cell: Cell
  readonly indicator: Indicator | undefined
  readonly onCell: (cell: Cell) => void
}) => {
  const { w } = useLanguage()
  const [now, ...done] = history.entries.filter(({ batch }) => batch.state === 'done')
  const undone = history.entries.filter(({ batch }) => batch.state === 'undone')
  return (
    <div className="stack">
      {indicator !== undefined && <Correcting cell={cell} indicator={indicator} current={now ?? null} />}
      {history.entries.length === 0 && history.parts.length === 0 && <p className="quiet">{w.figures.noHistory}</p>}
      <Entries title={w.figures.counts} entries={now === undefined ? [] : [now]} cell={cell} indicator={indicator} />
      {history.parts.length > 0 && <Parts parts={history.parts} onCell={onCell} />}
      <Entries title={w.figures.replaced} entries={done} cell={cell} indicator={indicator} />
      <Entries title={w.figures.undone} entries={undone} cell={cell} indicator={indicator} />
      {indicator !== undefined && (
        <section>
          <h3>{w.figures.definition}</h3>
          <p>{indicator.card.definition === '' ? '—' : indicator.card.definition}</p>
          {indicator.formulaWords !== null && <p>{indicator.formulaWords}</p>}
          <p className="quiet">
            {w.figures.unitOf(indicator.card.unit)}
            {indicator.card.source !== null && ` · ${w.figures.source}：${indicator.card.source}`}
          </p>
          <Link
            to="/indicators/$code"
            params={{ code: indicator.card.code }}
            search={{ cell: `${cell.subject} ${cell.periodEnd}` } as never}
          >
            {w.figures.toIndicator}
          </Link>
        </section>
      )}
    </div>
  )
}

/** Where a number comes from: acts, authors, files, what it replaced, what it was computed from. The page under it stays. */
export const ValueDrawer = ({ cell, onClose }: { readonly cell: Cell; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const [shown, setShown] = useState(cell)
  const [from, setFrom] = useState(cell)
  if (from !== cell) {
    setFrom(cell)
    setShown(cell)
  }
  const history = useQuery(historyQuery(askOf(shown)))
  const indicator = useQuery(indicatorsQuery).data?.find(({ card }) => card.code === shown.indicator)
  const period = wordPeriod(f, indicator?.card.periodType ?? 'as-of', shown.periodEnd)
  return (
    <Drawer open mask={false} size={520} title={w.figures.whereFrom} onClose={onClose}>
      <p>
        <b>{w.figures.of(indicator?.card.name ?? shown.indicator, shown.subjectName, period)}</b>
      </p>
      <Loaded query={history}>
        {(data) => (
          <Body
            key={`${shown.indicator} ${shown.subject} ${shown.periodEnd}`}
            history={data}
            cell={shown}
            indicator={indicator}
            onCell={setShown}
          />
        )}
      </Loaded>
    </Drawer>
  )
}
