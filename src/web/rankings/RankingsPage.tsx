import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { download, filePaths } from '../api/files.ts'
import { Chart } from '../charts/Chart.tsx'
import { paper } from '../charts/looks.ts'
import { useMyPlaces } from '../mine/use-my-places.ts'
import { type Cell, ValueDrawer } from '../observations/ValueDrawer.tsx'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { AsOfPicker, PastNotice, useAsOf } from '../progress/AsOfPicker.tsx'
import { indicatorsQuery, placesQuery } from '../progress/queries.ts'
import { useSession, useToday } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import '../progress/progress.css'
import { wordPeriod } from '../words/period-words.ts'
import { type RankedPlace, type Ranking, type RankingAsk, rankingQuery } from './queries.ts'
import { decimalsOf, drawRanking, drawTrend } from './ranking-charts.ts'
import { useRankingColumns } from './ranking-columns.tsx'

const amongs = ['park', 'county', 'town'] as const
const bys = ['value', 'growth'] as const
const shapes = ['chart', 'table', 'small'] as const

/** What is compared stands in the address; the first indicator of the dictionary where nothing is named. */
const useAsk = (first: string | undefined): RankingAsk | null => {
  const [search] = useAddress()
  const [asOf] = useAsOf()
  const indicator = typeof search.indicator === 'string' ? search.indicator : first
  if (indicator === undefined) return null
  return {
    indicator,
    among: amongs.find((one) => one === search.among) ?? 'park',
    by: bys.find((one) => one === search.by) ?? 'value',
    ...(typeof search.group === 'number' ? { group: search.group } : {}),
    ...(typeof search.period === 'string' ? { period: search.period } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  }
}

const Pickers = ({ ask, ranking }: { readonly ask: RankingAsk; readonly ranking: Ranking | undefined }) => {
  const { w, f } = useLanguage()
  const [search, change] = useAddress()
  const indicators = useQuery(indicatorsQuery).data ?? []
  const groups = (useQuery(placesQuery).data ?? []).filter(({ placeKind }) => placeKind === 'group')
  const words = w.rankings
  const type = ranking?.indicator.periodType ?? 'month'
  return (
    <div className="toolbar no-print">
      <Select
        aria-label={words.indicator}
        style={{ minWidth: 240 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={ask.indicator}
        options={indicators.map(({ card }) => ({ value: card.code, label: `${card.name}（${card.unit}）` }))}
        onChange={(indicator: string) => change({ indicator, period: undefined })}
      />
      <Segmented
        value={ask.group === undefined ? ask.among : null}
        options={amongs.map((value) => ({ value, label: words.amongs[value] }))}
        onChange={(among) => change({ among: among ?? undefined, group: undefined })}
      />
      {groups.length > 0 && (
        <Select
          aria-label={words.group}
          placeholder={words.group}
          style={{ minWidth: 120 }}
          allowClear
          value={ask.group ?? null}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group: number | null | undefined) => change({ group: group ?? undefined })}
        />
      )}
      <Segmented
        value={ask.by ?? 'value'}
        options={bys.map((value) => ({ value, label: words.bys[value] }))}
        onChange={(by) => change({ by: by === 'value' ? undefined : by })}
      />
      <Select
        aria-label={words.period}
        style={{ minWidth: 160 }}
        value={ask.period ?? ''}
        options={[
          { value: '', label: words.latest },
          ...(ranking?.periods ?? []).map((end) => ({ value: end, label: wordPeriod(f, type, end) })),
        ]}
        onChange={(period: string) => change({ period: period === '' ? undefined : period })}
      />
      <Segmented
        value={shapes.find((one) => one === search.as) ?? 'chart'}
        options={shapes.map((value) => ({ value, label: words[value] }))}
        onChange={(as) => change({ as: as === 'chart' ? undefined : as })}
      />
      <span className="grow" />
      <AsOfPicker />
    </div>
  )
}

const titleOf = (w: ReturnType<typeof useLanguage>['w'], f: ReturnType<typeof useLanguage>['f'], ranking: Ranking) => {
  const period = ranking.period === null ? '' : wordPeriod(f, ranking.indicator.periodType, ranking.period)
  return ranking.by === 'growth'
    ? w.rankings.growthTitle(ranking.indicator.name, period, ranking.unit)
    : w.rankings.chartTitle(ranking.indicator.name, period, ranking.unit)
}

const Small = ({ ranking, onValue }: { readonly ranking: Ranking; readonly onValue: (place: RankedPlace) => void }) => {
  const { w, f } = useLanguage()
  const own = useMyPlaces()
  return (
    <div className="page-scroll">
      <div className="trajectories">
        {ranking.places.map((place) => {
          const { option, data } = drawTrend(place, ranking, { w, f, look: paper, own })
          return (
            <section key={place.subjectId} className="trajectory">
              <h3>
                {place.rank === null ? w.rankings.unranked : place.rank} {place.name}
              </h3>
              <Chart
                label={`${place.name} ${titleOf(w, f, ranking)}`}
                option={option}
                data={data}
                onPoint={() => onValue(place)}
              />
            </section>
          )
        })}
      </div>
    </div>
  )
}

const RankingTable = (props: { ranking: Ranking; onValue: (place: RankedPlace) => void; fill: boolean }) => {
  const { w, f } = useLanguage()
  const [view, setView] = useView()
  const columns = useRankingColumns(props.ranking, props.onValue)
  return (
    <DataTable
      name="rankings"
      caption={titleOf(w, f, props.ranking)}
      columns={columns}
      rows={props.ranking.places}
      rowKey={(row) => String(row.subjectId)}
      view={view}
      onView={setView}
      onOpen={props.onValue}
      fill={props.fill}
      ownExport
    />
  )
}

const Summary = ({ ranking, ask }: { readonly ranking: Ranking; readonly ask: RankingAsk }) => {
  const { w, f } = useLanguage()
  const words = w.rankings
  const decimals = decimalsOf(ranking)
  const keep = useAct({ deed: () => download(filePaths.rankingSheet(stringsOf(ask))) })
  const ranked = ranking.places.filter(({ rank }) => rank !== null).length
  return (
    <div className="ranking-summary">
      <span>{words.counted(f.number(ranked), f.number(ranking.places.length))}</span>
      {ranking.mean !== null && <span>{words.mean(f.number(ranking.mean, decimals))}</span>}
      {ranking.median !== null && <span>{words.median(f.number(ranking.median, decimals))}</span>}
      {ranking.whole !== null && ranking.whole.value !== null && (
        <span>
          {words.whole(ranking.whole.name, f.number(ranking.whole.value, decimals), f.list(ranking.whole.lacking))}
        </span>
      )}
      <span>{ranking.unit}</span>
      <span className="quiet">
        {words.better[ranking.indicator.direction]}；{words.meanWhat}
      </span>
      <ActFaults act={keep} />
      <Button size="small" className="no-print" loading={keep.pending} onClick={() => keep.run(undefined)}>
        {words.exportTable}
      </Button>
    </div>
  )
}

const stringsOf = (ask: RankingAsk): Record<string, string> =>
  Object.fromEntries(Object.entries(ask).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])))

const Body = ({ ranking, ask }: { readonly ranking: Ranking; readonly ask: RankingAsk }) => {
  const { w, f } = useLanguage()
  const [search] = useAddress()
  const [cell, setCell] = useState<Cell | null>(null)
  const own = useMyPlaces()
  const drawing = useMemo(() => drawRanking(ranking, { w, f, look: paper, own }), [ranking, w, f, own])
  const { code } = ranking.indicator
  const { period } = ranking
  const onValue = useCallback(
    ({ subjectId, name, level }: RankedPlace) => {
      if (level !== null && period !== null)
        setCell({ indicator: code, subject: subjectId, subjectName: name, periodEnd: period })
    },
    [code, period],
  )
  const shape = shapes.find((one) => one === search.as) ?? 'chart'
  const title = titleOf(w, f, ranking)
  if (ranking.period === null) return <EmptyState title={w.rankings.noValues} why={w.rankings.noValuesWhat} />
  return (
    <>
      <PastNotice />
      <Summary ranking={ranking} ask={ask} />
      {shape === 'chart' && (
        <section className="panel target-chart ranking-chart" style={{ '--bars': ranking.places.length } as never}>
          <h3>{title}</h3>
          <Chart
            label={title}
            option={drawing.option}
            onPoint={(index) => {
              const place = ranking.places.filter(({ value }) => value !== null).reverse()[index]
              if (place !== undefined) onValue(place)
            }}
          />
        </section>
      )}
      {shape === 'small' && <Small ranking={ranking} onValue={onValue} />}
      {shape !== 'small' && <RankingTable ranking={ranking} onValue={onValue} fill={shape === 'table'} />}
      {cell !== null && <ValueDrawer cell={cell} onClose={() => setCell(null)} />}
    </>
  )
}

const Asked = ({ ask }: { readonly ask: RankingAsk }) => {
  const ranking = useQuery(rankingQuery(ask))
  return (
    <>
      <Pickers ask={ask} ranking={ranking.data} />
      <Loaded query={ranking}>{(data) => <Body ranking={data} ask={ask} />}</Loaded>
    </>
  )
}

/** Parks, counties or towns side by side by one indicator in one period. */
export const RankingsPage = () => {
  const { w, f } = useLanguage()
  const session = useSession()
  const today = useToday()
  const [asOf] = useAsOf()
  const indicators = useQuery(indicatorsQuery)
  const ask = useAsk(indicators.data?.find(({ retiredOn }) => retiredOn === null)?.card.code)
  return (
    <div className="page">
      <PageTitle
        what={w.rankings.title}
        whose={session.city.name}
        asOf={w.progress.asOf(f.day(asOf ?? today))}
        actions={<Button onClick={() => window.print()}>{w.parts.print}</Button>}
      />
      <div className="page-scroll">
        <div className="page-body">
          <Loaded query={indicators}>
            {() =>
              ask === null ? (
                <EmptyState
                  title={w.rankings.noIndicators}
                  why={w.rankings.noIndicatorsWhat}
                  next={<Link to="/indicators">{w.indicators.title}</Link>}
                />
              ) : (
                <Asked ask={ask} />
              )
            }
          </Loaded>
        </div>
      </div>
    </div>
  )
}
