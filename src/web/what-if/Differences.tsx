import { memo } from 'react'
import { useLanguage } from '../words/language.tsx'
import { DistributionChart } from './DistributionChart.tsx'
import { Gained } from './marks.tsx'
import type { LeagueLine, Standing } from './messages.ts'

type Props = { readonly standing: Standing; readonly onOpen: (row: number) => void }

export const Differences = memo(({ standing, onOpen }: Props) => {
  const { w, f } = useLanguage()
  const { shift, up, down, distribution } = standing
  return (
    <aside className="what-if-differences" aria-label={w.whatIf.differences}>
      <h2>{w.whatIf.differences}</h2>
      <dl className="what-if-counts">
        <dt>{w.whatIf.rankChanged}</dt>
        <dd>{f.number(shift.rankChanged)}</dd>
        <dt>{w.whatIf.gradeChanged}</dt>
        <dd>
          {f.number(shift.gradeChanged)}
          {shift.gradeChanged > 0 && (
            <span className="quiet">
              （{w.whatIf.better} {f.number(shift.better)} · {w.whatIf.worse} {f.number(shift.worse)}）
            </span>
          )}
        </dd>
      </dl>
      <Matrix standing={standing} />
      <DistributionChart distribution={distribution} />
      <Movers title={w.whatIf.risers} lines={up} onOpen={onOpen} />
      <Movers title={w.whatIf.fallers} lines={down} onOpen={onOpen} />
    </aside>
  )
})

/** Grades that nobody has, before or now, are left out. */
const Matrix = ({ standing: { grades, shift } }: Pick<Props, 'standing'>) => {
  const { w, f } = useLanguage()
  const { size, counts } = shift
  if (grades.length === 0) return null
  const at = (from: number, to: number) => counts[from * size + to] ?? 0
  const places = Array.from({ length: size }, (_, place) => place)
  const used = places.filter((place) => places.some((other) => at(place, other) > 0 || at(other, place) > 0))
  const name = (place: number) => grades[place]?.code ?? w.whatIf.noGrade
  return (
    <>
      <h3>{w.whatIf.matrix}</h3>
      <table className="what-if-matrix">
        <thead>
          <tr>
            <td />
            {used.map((to) => (
              <th key={to} scope="col">
                {name(to)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((from) => (
            <tr key={from}>
              <th scope="row">{name(from)}</th>
              {used.map((to) => (
                <td
                  key={to}
                  data-way={from === to ? 'same' : at(from, to) === 0 ? undefined : to < from ? 'up' : 'down'}
                >
                  {at(from, to) === 0 ? '' : f.number(at(from, to))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type MoversProps = {
  readonly title: string
  readonly lines: readonly LeagueLine[]
  readonly onOpen: (row: number) => void
}

const Movers = memo(({ title, lines, onOpen }: MoversProps) => {
  if (lines.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="what-if-movers">
        {lines.map(({ row, name, code, gained }) => (
          <li key={row}>
            <button type="button" className="what-if-open" title={`${name} ${code}`} onClick={() => onOpen(row)}>
              {name}
            </button>
            <Gained places={gained} />
          </li>
        ))}
      </ul>
    </>
  )
})
