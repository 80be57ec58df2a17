import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Placing, RoundResults } from '#contract/rounds/results.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { robustnessQuery } from '../robustness/queries.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { Downloads } from './Downloads.tsx'
import { NoResults } from './NotYet.tsx'
import { resultsQuery, useRound } from './queries.ts'
import { decimalsOf } from './value-words.ts'

/** 5 % to 95 % of the draws, by row; blank until the results have been analysed. */
const useIntervals = (round: RoundPage): ReadonlyMap<number, string> => {
  const { w, f } = useLanguage()
  const { data } = useQuery(robustnessQuery(round.id))
  return useMemo(
    () =>
      new Map(
        (data?.sets ?? []).flatMap(({ lines }) =>
          lines.map(({ row, low, high }) => [row, w.robustness.intervalOf(f.number(low), f.number(high))] as const),
        ),
      ),
    [data, w, f],
  )
}

const useColumns = (round: RoundPage, results: RoundResults): readonly Column<Placing>[] => {
  const { w, f } = useLanguage()
  const intervals = useIntervals(round)
  return useMemo(() => {
    const words = w.rounds
    const figure = (value: number | null | undefined, decimals: number) =>
      value === null || value === undefined ? '—' : f.number(value, decimals)
    const { total, item } = results.decimals
    const cohort = (code: string) => results.cohorts.find((one) => one.code === code)?.name ?? code
    const count = (key: 'imputed' | 'capped'): Column<Placing> => ({
      ...{ key, title: words[key], width: 70, align: 'right' as const },
      text: (row) => (row[key] === 0 ? '' : String(row[key])),
      order: (row) => row[key],
    })
    const grades = [...new Set(results.placings.map(({ grade }) => grade ?? ''))]
    return [
      {
        ...{ key: 'rank', title: words.rank, width: 76, align: 'right' },
        text: (row) => (row.rank === null ? words.unranked : String(row.rank)),
        order: (row) => row.rank,
      },
      {
        ...{ key: 'interval', title: w.robustness.interval, width: 90, align: 'right' },
        text: (row) => intervals.get(row.row) ?? '',
      },
      {
        ...{ key: 'name', title: words.subject, width: 170, grow: true, filter: 'text' },
        text: (row) => row.name,
        render: (row) => (
          <Link to="/rounds/$id/subjects/$row" params={{ id: round.id, row: String(row.row) }}>
            {row.name}
          </Link>
        ),
      },
      {
        ...{ key: 'cohort', title: words.cohort, width: 96 },
        text: (row) => cohort(row.cohort),
        value: (row) => row.cohort,
        filter: results.cohorts.map(({ code, name }) => ({ value: code, label: name })),
      },
      {
        ...{ key: 'total', title: words.total, width: 80, align: 'right' },
        text: (row) => figure(row.total, total),
        order: (row) => row.total,
        render: (row) => <strong>{figure(row.total, total)}</strong>,
      },
      {
        ...{ key: 'grade', title: words.grade, width: 84 },
        text: (row) => row.grade ?? words.noGrade,
        value: (row) => row.grade ?? '',
        filter: grades.map((value) => ({ value, label: value === '' ? words.noGrade : value })),
      },
      {
        ...{ key: 'next', title: words.nextGrade, width: 110, align: 'right' },
        text: (row) => figure(row.nextPoints, total),
        order: (row) => row.nextPoints,
      },
      ...round.items.map(
        ({ code, name }): Column<Placing> => ({
          ...{ key: code, title: name, width: 96, align: 'right' },
          text: (row) => figure(row.points[code], item),
          order: (row) => row.points[code] ?? null,
        }),
      ),
      count('imputed'),
      count('capped'),
    ]
  }, [round, results, intervals, w, f])
}

const Summary = ({ results }: { readonly results: RoundResults }) => {
  const { w, f, language } = useLanguage()
  const words = w.rounds
  if (results.grades.length === 0) return null
  return (
    <div className="columns-2">
      <section className="panel">
        <header>
          <h2>{words.gradeSummary}</h2>
        </header>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.cohort}</th>
              <th>{words.grade}</th>
              <th className="right">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {results.grades.map(({ cohort, grade, count }) => (
              <tr key={`${cohort} ${grade}`}>
                <td>{results.cohorts.find(({ code }) => code === cohort)?.name ?? cohort}</td>
                <td>{grade === '' ? words.noGrade : grade}</td>
                <td className="right">{f.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {results.findings.length > 0 && (
          <div className="panel-body">
            <h3>{words.dataFindings}</h3>
            {results.findings.map(({ code, field, said }) => (
              <p key={`${code} ${field} ${said.zh}`} className="quiet">
                {said[language]}
              </p>
            ))}
          </div>
        )}
      </section>
      {results.groups.length > 0 && (
        <section className="panel">
          <header>
            <h2>{results.groupName ?? words.groups}</h2>
          </header>
          <table className="plain-table">
            <thead>
              <tr>
                <th className="right">{words.rank}</th>
                <th>{words.name}</th>
                <th className="right">{words.points}</th>
                <th>{words.members}</th>
              </tr>
            </thead>
            <tbody>
              {results.groups.map(({ group, mean, rank, names }) => (
                <tr key={group}>
                  <td className="right">{rank ?? '—'}</td>
                  <td>{group}</td>
                  <td className="right">{f.number(mean, decimalsOf(mean))}</td>
                  <td>{names.join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

const Table = ({ round, results }: { readonly round: RoundPage; readonly results: RoundResults }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const [view, setView] = useView()
  const columns = useColumns(round, results)
  const trial = round.findings.some(({ severity, confirmed }) => severity === 'confirm' && confirmed === null)
  return (
    <div className="page-scroll">
      <div className="page-body stack">
        <div className="toolbar">
          <span className="quiet">
            {words.computation(results.number)} · {f.instant(results.at)} · {words.resultHash}{' '}
            <code title={results.resultSha256}>{results.resultSha256.slice(0, 12)}…</code>
          </span>
          <span className="grow" />
          <Downloads round={round} />
        </div>
        {trial && <p className="note">{words.trial}</p>}
        <DataTable
          name="round-results"
          caption={words.league}
          columns={columns}
          tallHead
          rows={results.placings}
          rowKey={(row) => String(row.row)}
          view={view}
          onView={setView}
        />
        <Summary results={results} />
      </div>
    </div>
  )
}

const Body = ({ round }: { readonly round: RoundPage }) => {
  const results = useQuery({ ...resultsQuery(round.id), enabled: round.seesResults })
  if (!round.seesResults) return <NoResults round={round} />
  return <Loaded query={results}>{(data) => <Table round={round} results={data} />}</Loaded>
}

export const ResultsTab = () => {
  const round = useRound()
  return <Loaded query={round}>{(data) => <Body round={data} />}</Loaded>
}
