import { useMemo } from 'react'
import { type Trajectory, trajectoriesOf } from '#core/programmes/series.ts'
import { Chart } from '../charts/Chart.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { colours, fontFamily } from '../theme.ts'
import { useLanguage } from '../words/language.tsx'
import type { Target } from './queries.ts'
import { wordValue } from './target-words.ts'

type Props = { readonly targets: readonly Target[]; readonly onSource: (target: Target) => void }

const axis = {
  axisLine: { lineStyle: { color: '#c8ced8' } },
  axisTick: { show: false },
  axisLabel: { color: colours.quiet, fontFamily, fontSize: 11 },
}

/** A range is drawn at its low end, as the table sorts it; its label says both. */
const optionOf = (line: Trajectory, label: (id: string) => string) => {
  const years = [...new Set([...line.base, ...line.points].map((point) => point.year))].sort()
  const series = (points: Trajectory['points'], base: boolean) => ({
    type: 'line' as const,
    animation: false,
    symbol: base ? 'emptyCircle' : 'circle',
    symbolSize: 7,
    cursor: 'pointer',
    lineStyle: { type: base ? ('solid' as const) : ('dashed' as const), width: 1.5 },
    color: base ? colours.noData : colours.ink,
    label: {
      show: true,
      position: 'top' as const,
      color: base ? colours.quiet : colours.ink,
      fontFamily,
      fontSize: 11,
      formatter: ({ dataIndex }: { dataIndex: number }) => label(points[dataIndex]?.targetId ?? ''),
    },
    data: points.map((point) => [String(point.year), point.value]),
  })
  return {
    grid: { left: 8, right: 24, top: 22, bottom: 4, containLabel: true },
    xAxis: { type: 'category' as const, data: years.map(String), boundaryGap: true, ...axis },
    yAxis: {
      type: 'value' as const,
      scale: line.kind === 'level',
      splitNumber: 2,
      splitLine: { lineStyle: { color: '#eceff3' } },
      ...axis,
      axisLabel: { show: false },
    },
    series: [series(line.base, true), series(line.points, false)],
  }
}

const One = ({
  line,
  byId,
  onSource,
}: {
  readonly line: Trajectory
  readonly byId: ReadonlyMap<string, Target>
  readonly onSource: Props['onSource']
}) => {
  const { w, f } = useLanguage()
  const option = useMemo(
    () =>
      optionOf(line, (id) => {
        const target = byId.get(id)
        return target === undefined ? '' : wordValue(f, target)
      }),
    [line, byId, f],
  )
  const words = w.programmes.targetTable
  const title = words.chartOf(line.metric, line.unit)
  const open = (index: number, series: number) => {
    const target = byId.get((series === 0 ? line.base : line.points)[index]?.targetId ?? '')
    if (target !== undefined) onSource(target)
  }
  return (
    <section className="trajectory">
      <h3 title={title}>{title}</h3>
      <div className="quiet legend">
        {[line.scope, w.parts.targetKind[line.kind]].filter((part) => part !== null).join(' · ')}
        {line.base.length > 0 && (
          <>
            <i className="base" />
            {words.base}
          </>
        )}
        <i />
        {words.goal}
      </div>
      <Chart label={title} option={option} onPoint={open} />
      {line.undated.length > 0 && <div className="quiet">{words.undated(line.undated.length)}</div>}
    </section>
  )
}

/** One small chart for each metric that has two dated values or more. */
export const Trajectories = ({ targets, onSource }: Props) => {
  const { w } = useLanguage()
  const lines = useMemo(
    () => trajectoriesOf(targets).filter((line) => new Set([...line.points, ...line.base].map((p) => p.year)).size > 1),
    [targets],
  )
  const byId = useMemo(() => new Map(targets.map((target) => [target.id, target])), [targets])
  if (lines.length === 0) return <EmptyState title={w.programmes.targetTable.chartsNone} />
  return (
    <div className="page-scroll">
      <div className="trajectories">
        {lines.map((line) => (
          <One key={line.series} line={line} byId={byId} onSource={onSource} />
        ))}
      </div>
    </div>
  )
}
