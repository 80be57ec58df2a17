import type { ChartData } from '../charts/chart-data.ts'
import { axisOf, hatch, type Look, labelOf } from '../charts/looks.ts'
import type { Drawing } from '../progress/target-charts.ts'
import type { Format } from '../words/format.ts'
import { wordPeriod } from '../words/period-words.ts'
import type { Words } from '../words/zh.ts'
import type { RankedPlace, Ranking } from './queries.ts'

/** One hue for all, for each bar bears its name; the asker's own park or town stands out. */
type Said = { readonly w: Words; readonly f: Format; readonly look: Look; readonly own: ReadonlySet<number> }

export const decimalsOf = (ranking: Ranking): number => (ranking.by === 'growth' ? 1 : ranking.indicator.decimals)

/** One bar a place from zero, best on top, its value beside it, the mean as a dashed line. */
export function drawRanking(ranking: Ranking, { w, f, look, own }: Said): Drawing {
  const decimals = decimalsOf(ranking)
  const places = ranking.places.filter(({ value }) => value !== null)
  const upward = [...places].reverse()
  const names = upward.map(({ name, rank }) => `${rank ?? ''}  ${name}`)
  return {
    option: {
      animation: false,
      grid: { left: 8, right: look.size * 5, top: look.size * 1.8, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value' as const,
        ...axisOf(look),
        splitLine: { lineStyle: { color: look.grid } },
        splitNumber: 4,
      },
      yAxis: {
        type: 'category' as const,
        data: names,
        ...axisOf(look),
        axisLabel: { ...axisOf(look).axisLabel, color: look.text },
      },
      series: [
        {
          type: 'bar' as const,
          barMaxWidth: look.size * 2,
          data: upward.map(({ subjectId, value, vintage }) => ({
            value,
            itemStyle: {
              color: own.has(subjectId) ? look.goal : look.actual,
              ...(vintage === 'flash' ? { decal: hatch(look) } : {}),
            },
            label: {
              ...(vintage === 'flash' ? { fontStyle: 'italic' as const } : {}),
              position: (value ?? 0) < 0 ? ('left' as const) : ('right' as const),
            },
          })),
          label: {
            ...labelOf(look, look.text),
            position: 'right' as const,
            backgroundColor: look.surface,
            padding: [0, 2],
            formatter: ({ value }: { value: unknown }) => f.number(Number(value), decimals),
          },
          ...(ranking.mean === null
            ? {}
            : {
                markLine: {
                  silent: true,
                  // below the figures, whose ground covers it
                  z: 1,
                  symbol: 'none',
                  lineStyle: { type: 'dashed' as const, color: look.quiet, width: 1.5 },
                  label: {
                    formatter: w.rankings.mean(f.number(ranking.mean, decimals)),
                    position: 'end' as const,
                    color: look.quiet,
                    fontSize: look.size,
                  },
                  data: [{ xAxis: ranking.mean }],
                },
              }),
        },
      ],
    },
    data: rankingData(ranking, w),
  }
}

const rankingData = (ranking: Ranking, w: Words): ChartData => ({
  header: [w.rankings.columns.rank, w.rankings.columns.place, `${w.rankings.columns.value}（${ranking.unit}）`],
  rows: ranking.places.map(({ rank, name, value }) => [rank, name, value]),
})

/** One place's own way over the last periods; all of a page share one scale, so that they can be compared. */
export function drawTrend(place: RankedPlace, ranking: Ranking, { w, f, look, own }: Said): Drawing {
  const decimals = decimalsOf(ranking)
  const values = ranking.places.flatMap(({ trend }) => trend.flatMap(({ value }) => value ?? []))
  const periods = place.trend.map(({ end }) => wordPeriod(f, ranking.indicator.periodType, end))
  const lastAt = place.trend.reduce<number>((at, { value }, index) => (value === null ? at : index), -1)
  return {
    option: {
      animation: false,
      grid: { left: 6, right: 56, top: 14, bottom: 8, containLabel: true },
      xAxis: {
        ...{ type: 'category' as const, data: periods, boundaryGap: false },
        ...axisOf(look),
        axisLabel: { show: false },
      },
      yAxis: {
        type: 'value' as const,
        min: Math.min(0, ...values),
        max: Math.max(0, ...values),
        splitNumber: 2,
        axisLabel: { show: false },
        splitLine: { lineStyle: { color: look.grid } },
      },
      series: [
        {
          type: 'line' as const,
          clip: false,
          color: own.has(place.subjectId) ? look.goal : look.actual,
          lineStyle: { width: 2 },
          symbolSize: 5,
          data: place.trend.map(({ value, vintage }) => ({
            value,
            symbol: vintage === 'flash' ? 'emptyCircle' : 'circle',
          })),
          label: {
            ...labelOf(look, look.text),
            position: 'right' as const,
            formatter: ({ dataIndex, value }: { dataIndex: number; value: unknown }) =>
              dataIndex === lastAt ? f.number(Number(value), decimals) : '',
          },
        },
      ],
    },
    data: {
      header: [w.rankings.columns.place, `${place.name}（${ranking.unit}）`],
      rows: place.trend.map(({ value }, index) => [periods[index] ?? '', value]),
    },
  }
}
