import { useMemo } from 'react'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import type { RankedPlace, Ranking } from './queries.ts'
import { decimalsOf } from './ranking-charts.ts'

/** Rank with ties stated, what it was before, and how far from the mean. */
export const useRankingColumns = (
  ranking: Ranking,
  onValue: (place: RankedPlace) => void,
): readonly Column<RankedPlace>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.rankings
    const decimals = decimalsOf(ranking)
    const growth = ranking.by === 'growth'
    const card = ranking.indicator
    const rankWords = ({ rank, tiedWith }: RankedPlace) =>
      rank === null ? words.unranked : tiedWith > 0 ? words.tied(f.number(rank)) : f.number(rank)
    const movedWords = ({ rank, lastRank, moved }: RankedPlace) => {
      if (rank === null) return '—'
      if (lastRank === null || moved === null) return words.newcomer
      return moved === 0 ? words.same : moved > 0 ? words.up(f.number(moved)) : words.down(f.number(-moved))
    }
    const valueWords = (place: RankedPlace) =>
      place.value === null
        ? place.missing === null
          ? '—'
          : w.figures.missing[place.missing]
        : f.number(place.value, decimals)
    const open = (place: RankedPlace, text: string) => (
      <button
        type="button"
        className={place.vintage === 'flash' ? 'sourced flash' : 'sourced'}
        title={place.vintage === 'flash' ? w.figures.flash : w.progress.page.openSource}
        onClick={() => onValue(place)}
      >
        {text}
      </button>
    )
    const columns: (Column<RankedPlace> | null)[] = [
      {
        ...{ key: 'rank', title: words.columns.rank, width: 110, text: rankWords },
        order: (row) => row.rank,
        render: (row) => (
          <span title={row.tiedWith > 0 ? words.tiedWith(f.number(row.tiedWith)) : undefined}>{rankWords(row)}</span>
        ),
      },
      { key: 'place', title: words.columns.place, width: 160, grow: true, text: (row) => row.name, filter: 'text' },
      {
        ...{ key: 'value', title: `${growth ? words.columns.growth : words.columns.value}（${ranking.unit}）` },
        ...{ width: 140, align: 'right', text: valueWords, order: (row: RankedPlace) => row.value },
        render: (row) =>
          row.value === null ? (
            <span className="quiet">{valueWords(row)}</span>
          ) : growth ? (
            valueWords(row)
          ) : (
            open(row, valueWords(row))
          ),
      },
      {
        ...{ key: 'toMean', title: `${words.columns.toMean}（${ranking.gapUnit}）`, width: 140, align: 'right' },
        text: (row) => (row.toMean === null ? '—' : f.signed(row.toMean, decimals)),
        order: (row) => row.toMean,
      },
      {
        ...{ key: 'lastRank', title: words.columns.lastRank, width: 96, align: 'right' },
        text: (row) => (row.lastRank === null ? '—' : f.number(row.lastRank)),
        order: (row) => row.lastRank,
      },
      {
        ...{ key: 'moved', title: words.columns.moved, width: 110, text: movedWords, order: (row) => row.moved },
      },
      growth
        ? {
            ...{ key: 'level', title: `${words.columns.level}（${card.unit}）`, width: 130, align: 'right' },
            text: (row) => (row.level === null ? '—' : f.number(row.level, card.decimals)),
            order: (row) => row.level,
            render: (row) => (row.level === null ? '—' : open(row, f.number(row.level, card.decimals))),
          }
        : null,
      {
        ...{ key: 'lastYear', title: `${words.columns.lastYear}（${card.unit}）`, width: 140, align: 'right' },
        text: (row) => (row.lastYear === null ? '—' : f.number(row.lastYear, card.decimals)),
        order: (row) => row.lastYear,
      },
      {
        ...{ key: 'note', title: words.columns.note, width: 120 },
        text: (row) =>
          [
            row.alarm === true ? words.alarm : null,
            row.good === true ? words.good : null,
            row.vintage === 'flash' && row.value !== null ? w.figures.flash : null,
          ]
            .filter((one) => one !== null)
            .join('、'),
        render: (row) => (
          <>
            {row.alarm === true && (
              <span className="late-word">
                <span className="shape late">■</span>
                {words.alarm}{' '}
              </span>
            )}
            {row.good === true && (
              <span>
                <span className="shape on-course">●</span>
                {words.good}{' '}
              </span>
            )}
            {row.vintage === 'flash' && row.value !== null && <i>{w.figures.flash}</i>}
          </>
        ),
      },
    ]
    return columns.filter((one) => one !== null)
  }, [w, f, ranking, onValue])
}
