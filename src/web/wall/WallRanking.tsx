import { useMemo } from 'react'
import { Chart } from '../charts/Chart.tsx'
import { dark } from '../charts/looks.ts'
import type { Ranking } from '../rankings/queries.ts'
import { drawRanking } from '../rankings/ranking-charts.ts'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'

/** A wall is everybody's. */
const NOBODY: ReadonlySet<number> = new Set()

export const WallRanking = ({ ranking }: { readonly ranking: Ranking }) => {
  const { w, f } = useLanguage()
  const { option } = useMemo(() => drawRanking(ranking, { w, f, look: dark, own: NOBODY }), [ranking, w, f])
  const { name, unit, periodType } = ranking.indicator
  const period = ranking.period === null ? '' : wordPeriod(f, periodType, ranking.period)
  const title = w.rankings.chartTitle(name, period, unit)
  const silent = ranking.places.filter(({ rank }) => rank === null).map((place) => place.name)
  return (
    <div className="wall-chart">
      <p className="wall-quiet">
        {title}
        {silent.length > 0 && ` · ${w.wall.silent(f.list(silent))}`}
      </p>
      <Chart label={title} option={option} background={dark.surface} bare />
    </div>
  )
}
