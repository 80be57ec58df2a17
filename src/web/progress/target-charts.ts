import { periodsBetween } from '#core/indicators/report-period.ts'
import { yearsOf } from '#core/progress/bound-series.ts'
import type { ChartData } from '../charts/chart-data.ts'
import type { Drawn } from '../charts/draw.ts'
import { axisOf, hatch, type Look, labelOf, tooltipOf } from '../charts/looks.ts'
import { wordValue } from '../programmes/target-words.ts'
import type { Format } from '../words/format.ts'
import { wordPeriod } from '../words/period-words.ts'
import type { Words } from '../words/zh.ts'
import type { TargetPageData } from './queries.ts'
import { decimalsOf } from './word-light.ts'

export type Drawing = { readonly option: Parameters<Drawn['setOption']>[0]; readonly data: ChartData }
type Said = { readonly w: Words; readonly f: Format; readonly look: Look }

const MOST_YEARS = 8
const yearOf = (end: string): string => end.slice(0, 4)
const italic = { fontStyle: 'italic' as const }

const gridOf = (look: Look) => ({
  left: 8,
  right: 64,
  top: 28,
  bottom: 4,
  containLabel: true,
  show: false,
  borderColor: look.line,
})
const valueAxis = (look: Look, fromZero: boolean) => ({
  ...axisOf(look),
  type: 'value' as const,
  scale: !fromZero,
  splitNumber: 4,
  splitLine: { lineStyle: { color: look.grid } },
})

/** An upright between the bounds; what they are stands beside the title. */
const intervalLook = (look: Look) => ({
  symbol: 'rect',
  symbolSize: [14, 2],
  color: look.text,
  lineStyle: { width: 1.5 },
})

/** Bars of whole years from zero, the running one hatched; goals as a dashed line, bases as rings, the interval upright. */
export function drawYears(page: TargetPageData, { w, f, look }: Said): Drawing {
  const { progress, points, series } = page
  const decimals = decimalsOf(progress)
  const amount = (value: number) => f.number(value, decimals)
  const words = w.progress.page.legend
  const observed = yearsOf(points).slice(-MOST_YEARS)
  const years = [
    ...new Set([...observed.map(({ end }) => yearOf(end)), ...series.map(({ end }) => yearOf(end))]),
  ].sort()
  const goals = series.filter(({ role }) => role === 'target')
  const bases = series.filter(
    ({ role }) => role === 'base' && !observed.some((one) => yearOf(one.end) === yearOf(series[0]?.end ?? '')),
  )
  const forecast = progress.forecast !== null && 'low' in progress.forecast ? progress.forecast : null
  const endYear = yearOf(progress.end ?? '')
  const bars = years.map((year) => {
    const one = observed.find(({ end }) => yearOf(end) === year)
    if (one === undefined) return null
    const open = !one.whole || one.vintage === 'flash'
    return {
      value: one.value,
      itemStyle: open ? { color: look.actual, decal: hatch(look) } : { color: look.actual },
      label: open ? { ...italic, color: look.text, backgroundColor: look.surface, padding: [1, 3] } : {},
    }
  })
  const line = (values: typeof goals) => values.map(({ end, value }) => [yearOf(end), value])
  return {
    option: {
      animation: false,
      grid: gridOf(look),
      tooltip: tooltipOf(look),
      xAxis: { type: 'category' as const, data: years, ...axisOf(look) },
      yAxis: valueAxis(look, true),
      series: [
        {
          name: words.actual,
          type: 'bar' as const,
          data: bars,
          barMaxWidth: 34,
          label: {
            ...labelOf(look, look.text),
            position: 'insideBottom' as const,
            color: '#fff',
            formatter: ({ value }: { value: unknown }) => amount(Number(value)),
          },
        },
        {
          name: words.base,
          type: 'line' as const,
          data: line(bases),
          symbol: 'emptyCircle',
          symbolSize: 9,
          color: look.past,
          lineStyle: { opacity: 0 },
        },
        {
          name: words.goal,
          type: 'line' as const,
          data: line(goals),
          symbol: 'diamond',
          symbolSize: 9,
          color: look.goal,
          lineStyle: { type: 'dashed' as const, width: 2 },
          label: {
            ...labelOf(look, look.goal),
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const goal = goals[dataIndex]
              return goal === undefined ? '' : `${words.goal} ${wordValue(f, goal)}`
            },
          },
          labelLayout: { hideOverlap: true },
        },
        ...(forecast === null || endYear === ''
          ? []
          : [
              {
                name: words.interval,
                type: 'line' as const,
                data: [
                  [endYear, forecast.low],
                  [endYear, forecast.high],
                ],
                ...intervalLook(look),
              },
            ]),
      ],
    },
    data: {
      header: [w.progress.columns.actualOn, words.actual, words.goal, words.base],
      rows: years.map((year) => {
        const one = observed.find(({ end }) => yearOf(end) === year)
        const at = (role: 'target' | 'base') =>
          series.find((point) => point.role === role && yearOf(point.end) === year)
        const through = one === undefined || one.whole ? f.period(year) : wordPeriod(f, 'cumulative-month', one.end)
        return [through, one?.value ?? null, at('target')?.value ?? null, at('base')?.value ?? null]
      }),
    },
  }
}

/** One year's sum month by month, beside last year's and where it should be. */
export function drawYear(page: TargetPageData, { w, f, look }: Said): Drawing {
  const { progress, points, course } = page
  const words = w.progress.page.legend
  const year = yearOf(course.at(-1)?.end ?? page.asOf)
  const before = String(Number(year) - 1)
  const months = periodsBetween('month', `${year}-01-01`, `${year}-12-31`).map(({ end }) => end.slice(5, 7))
  const decimals = decimalsOf(progress)
  const valuesOf = (list: readonly { readonly end: string; readonly value: number }[], of: string) =>
    months.map((month) => list.find(({ end }) => yearOf(end) === of && end.slice(5, 7) === month)?.value ?? null)
  const [now, last, expected] = [valuesOf(points, year), valuesOf(points, before), valuesOf(course, year)]
  const flash = new Set(points.filter(({ vintage }) => vintage === 'flash').map(({ end }) => end.slice(0, 7)))
  const lastIndex = now.reduce<number>((at, value, index) => (value === null ? at : index), -1)
  const line = (name: string, values: readonly (number | null)[], color: string, more: object = {}) => ({
    ...{ name, type: 'line' as const, color, symbolSize: 6, connectNulls: false },
    ...{ lineStyle: { width: 2, color }, endLabel: { show: false } },
    data: values.map((value, index) => ({
      value,
      symbol: name === words.running && flash.has(`${year}-${months[index]}`) ? 'emptyCircle' : 'circle',
    })),
    ...more,
  })
  const named = (color: string, at: number, text: string) => ({
    label: {
      ...labelOf(look, color),
      position: 'right' as const,
      backgroundColor: look.surface,
      padding: [0, 2],
      formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === at ? text : ''),
    },
  })
  const monthWord = (month: string) => `${Number(month)}${f.period(`${year}-01`).includes('月') ? '月' : ''}`
  return {
    option: {
      animation: false,
      grid: gridOf(look),
      tooltip: tooltipOf(look),
      xAxis: { type: 'category' as const, data: months.map(monthWord), boundaryGap: false, ...axisOf(look) },
      yAxis: valueAxis(look, true),
      series: [
        line(words.lastYear, last, look.past, {
          symbol: 'none',
          symbolSize: 0,
          ...named(look.quiet, 11, words.lastYear),
          lineStyle: { width: 1.5, color: look.past },
        }),
        line(words.course, expected, look.goal, {
          symbolSize: 0,
          lineStyle: { width: 1.5, type: 'dashed' as const, color: look.goal },
          ...named(look.goal, 11, words.goal),
        }),
        line(words.running, now, look.actual, {
          ...named(look.actual, lastIndex, lastIndex < 0 ? '' : f.number(now[lastIndex] ?? 0, decimals)),
          z: 5,
        }),
      ],
    },
    data: {
      header: [w.progress.columns.actualOn, words.running, words.lastYear, words.course],
      rows: months.map((month, index) => [
        wordPeriod(f, 'cumulative-month', `${year}-${month}-${lastDay(year, month)}`),
        now[index] ?? null,
        last[index] ?? null,
        expected[index] ?? null,
      ]),
    },
  }
}

const lastDay = (year: string, month: string): string =>
  periodsBetween('month', `${year}-${month}-01`, `${year}-${month}-01`)[0]?.end.slice(8, 10) ?? '30'

/** What stands at a moment, or adds up over years: a line in time, with the printed points and the course through them. */
export function drawCourse(page: TargetPageData, { w, f, look }: Said): Drawing {
  const { progress, points, course, series } = page
  const words = w.progress.page.legend
  const decimals = decimalsOf(progress)
  const since = `${Number(yearOf(progress.end ?? page.asOf)) - 5}-01-01`
  const shown = points.filter(({ end }) => end >= since)
  const last = shown.at(-1)
  const flow = progress.binding?.accumulation !== 'state'
  const forecast = progress.forecast !== null && 'low' in progress.forecast ? progress.forecast : null
  const marked = series.filter(({ role }) => role === 'target')
  return {
    option: {
      animation: false,
      grid: gridOf(look),
      tooltip: { ...tooltipOf(look), valueFormatter: (value: unknown) => f.number(Number(value), decimals) },
      xAxis: { type: 'time' as const, ...axisOf(look), splitLine: { show: false } },
      yAxis: valueAxis(look, flow),
      series: [
        {
          name: words.goal,
          type: 'line' as const,
          color: look.goal,
          symbol: 'none',
          lineStyle: { type: 'dashed' as const, width: 1.5 },
          data: course.map(({ end, value }) => [end, value]),
        },
        {
          name: words.goal,
          type: 'line' as const,
          color: look.goal,
          symbol: 'diamond',
          symbolSize: 9,
          lineStyle: { opacity: 0 },
          data: marked.map(({ end, value }) => [end, value]),
          label: {
            ...labelOf(look, look.goal),
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const goal = marked[dataIndex]
              return goal === undefined ? '' : `${words.goal} ${wordValue(f, { ...goal, role: 'target' })}`
            },
          },
          labelLayout: { hideOverlap: true },
        },
        {
          name: words.actual,
          type: 'line' as const,
          color: look.actual,
          symbolSize: 5,
          lineStyle: { width: 2 },
          data: shown.map(({ end, value, vintage }) => ({
            value: [end, value],
            symbol: vintage === 'flash' ? 'emptyCircle' : 'circle',
          })),
          label: {
            ...labelOf(look, look.actual),
            position: 'right' as const,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              dataIndex === shown.length - 1 && last !== undefined ? f.number(last.value, decimals) : '',
          },
          z: 5,
        },
        ...(forecast === null || progress.end === null
          ? []
          : [
              {
                name: words.interval,
                type: 'line' as const,
                ...intervalLook(look),
                data: [
                  [progress.end, forecast.low],
                  [progress.end, forecast.high],
                ],
              },
            ]),
      ],
    },
    data: {
      header: [w.progress.columns.actualOn, words.actual, words.goal],
      rows: [...new Set([...shown, ...course].map(({ end }) => end))]
        .sort()
        .map((end) => [
          f.period(end.slice(0, 7)),
          shown.find((point) => point.end === end)?.value ?? null,
          course.find((point) => point.end === end)?.value ?? null,
        ]),
    },
  }
}
