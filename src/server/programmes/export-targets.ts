import { type Trajectory, trajectoriesOf } from '#core/programmes/series.ts'
import type { SnapshotTarget } from '#core/programmes/snapshot.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableColumn, TableSheet } from '../documents/write-table.ts'
import { getDisclosed } from './disclosed.ts'
import { type MadeFile, writeBook } from './export-tasks.ts'

const kindWords = { level: '水平', growth: '增速', share: '占比', increment: '增量' } as const
const signs = { '>=': '≥', '<=': '≤', '=': '', '~': '约' } as const

/** A row a trajectory, a column a year, the printed facts of the past apart from what is to be reached. */
export async function exportTargets(context: CityContext, id: string): Promise<MadeFile> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const { targets } = await getSnapshot(tx, id, programme.version)
  const title = `${programme.head.title}指标目标表`
  const mark = { kind: 'programme-targets', id, version: String(programme.version) }
  const note = `第${programme.version}版，截至${today}。数字为目标值；≥ 不低于，≤ 不超过，约 左右；空白表示文件没有给出该年目标。`
  return { name: `${title}.xlsx`, bytes: await writeBook([targetSheet(title, note, targets)], mark) }
}

export function targetSheet(title: string, note: string, targets: readonly SnapshotTarget[]): TableSheet {
  const trajectories = trajectoriesOf(targets)
  const yearsOf = (points: (one: Trajectory) => Trajectory['points']) =>
    [
      ...new Set(
        trajectories.flatMap((one) =>
          points(one)
            .filter(isOfOneYear)
            .map(({ year }) => year),
        ),
      ),
    ].sort((a, b) => a - b)
  const [baseYears, years] = [yearsOf(({ base }) => base), yearsOf(({ points }) => points)]
  const byId = new Map(targets.map((target) => [target.id, target]))
  const columns: TableColumn[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['指标'], width: 36 },
    { header: ['范围'], width: 14 },
    { header: ['计量单位'], width: 10, align: 'center' },
    { header: ['口径'], width: 8, align: 'center' },
    ...baseYears.map((year): TableColumn => ({ header: ['基数（背景）', `${year}年`], width: 12, align: 'right' })),
    ...years.map((year): TableColumn => ({ header: ['目标值', `${year}年`], width: 12, align: 'right' })),
    { header: ['目标值', '跨年、每年或未定年份'], width: 26, align: 'left' },
  ]
  const rows = trajectories.map((one, index): readonly TableCell[] => [
    index + 1,
    one.metric,
    one.scope ?? '',
    one.unit,
    kindWords[one.kind],
    ...baseYears.map((year) => valuesOf(one.base.filter((point) => isOfOneYear(point) && point.year === year))),
    ...years.map((year) => valuesOf(one.points.filter((point) => isOfOneYear(point) && point.year === year))),
    [
      ...one.base
        .filter((point) => !isOfOneYear(point))
        .map((point) => `基数 ${stretchOf(point.period)} ${shownValue(point)}`),
      ...one.points
        .filter((point) => !isOfOneYear(point))
        .map((point) => `${stretchOf(point.period)} ${shownValue(point)}`),
      ...one.undated
        .flatMap((id) => byId.get(id) ?? [])
        .map((target) => `${target.period === 'annual' ? '每年' : (target.period ?? '')}${shownValue(target)}`),
    ].join('；') || null,
  ])
  return { name: '指标目标表', title, note, columns, rows, frozenColumns: 2 }
}

/** What is to be reached over a stretch of years says nothing of any one of them. */
const isOfOneYear = ({ period }: { readonly period: string }): boolean => !/^\d{4}-\d{4}$/.test(period)
const stretchOf = (period: string): string => period.replace('-', '–').concat('年')

type Valued = Pick<SnapshotTarget, 'value' | 'valueMax' | 'comparator'>

/** A bare number stays a number, so that Excel can reckon with it; what has a sign or a range is text. */
function valuesOf(points: readonly (Valued & { readonly period: string })[]): TableCell {
  const [only, ...more] = points
  if (only === undefined) return null
  if (more.length === 0 && only.comparator === '=' && only.valueMax === null && /^\d{4}$/.test(only.period))
    return only.value
  // Two targets of one year name their time.
  const timed = (point: Valued & { readonly period: string }) =>
    /^\d{4}$/.test(point.period) ? shownValue(point) : `${shownValue(point)}（${point.period}）`
  return points.map(timed).join('；')
}

const shownValue = ({ value, valueMax, comparator }: Valued): string =>
  `${signs[comparator]}${value}${valueMax === null ? '' : `～${valueMax}`}`
