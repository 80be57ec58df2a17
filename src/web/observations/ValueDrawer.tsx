import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState } from 'react'
import { type Answers, api } from '../api/client.ts'
import { filePaths } from '../api/files.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { indicatorsQuery } from '../progress/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'

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

const historyQuery = ({ indicator, subject, periodEnd }: Cell) => ({
  queryKey: ['observation-history', indicator, subject, periodEnd],
  queryFn: () => api.observations.history({ indicator, subject, periodEnd }),
})

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
  const origin = useQuery({
    queryKey: ['observation-origin', cell.indicator, cell.subject, cell.periodEnd, batchId],
    queryFn: () =>
      api.observations.origin({
        ...{ indicator: cell.indicator, subject: cell.subject, periodEnd: cell.periodEnd },
        batchId,
      }),
  }).data
  if (origin?.row === undefined || origin.row === null) return null
  return <span className="quiet"> {w.figures.at(f.number(origin.row), origin.column ?? '—')}</span>
}

type ToldProps = { readonly entry: Entry; readonly cell: Cell; readonly indicator: Indicator | undefined }

const Told = ({ entry, cell, indicator }: ToldProps) => {
  const { w, f } = useLanguage()
  const words = w.figures
  const { batch } = entry
  const { fileId, fileName, sheet } = batch.source
  return (
    <li>
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
  const [counts, ...rest] = history.entries
  const done = rest.filter(({ batch }) => batch.state === 'done')
  const undone = history.entries.filter(({ batch }) => batch.state === 'undone')
  const now = counts?.batch.state === 'done' ? [counts] : []
  return (
    <div className="stack">
      {history.entries.length === 0 && history.parts.length === 0 && <p className="quiet">{w.figures.noHistory}</p>}
      <Entries title={w.figures.counts} entries={now} cell={cell} indicator={indicator} />
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
  const history = useQuery(historyQuery(shown))
  const indicator = useQuery(indicatorsQuery).data?.find(({ card }) => card.code === shown.indicator)
  const period = wordPeriod(f, indicator?.card.periodType ?? 'as-of', shown.periodEnd)
  return (
    <Drawer open mask={false} size={480} title={w.figures.whereFrom} onClose={onClose}>
      <p>
        <b>{w.figures.of(indicator?.card.name ?? shown.indicator, shown.subjectName, period)}</b>
      </p>
      <Loaded query={history}>
        {(data) => <Body history={data} cell={shown} indicator={indicator} onCell={setShown} />}
      </Loaded>
    </Drawer>
  )
}
