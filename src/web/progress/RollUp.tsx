import { Segmented } from 'antd'
import type { Light } from '#core/indicators/target-progress.ts'
import { countLights, LIGHTS, type LightCounts, rollUpLights } from '#core/progress/lights.ts'
import { useLanguage } from '../words/language.tsx'
import { LIGHT_SIGNS, LightMark } from './LightMark.tsx'
import type { ProgressRow } from './queries.ts'

/** As one bar: how many of a group stand how. The numbers stand beside it, so that colour says nothing alone. */
export const LightBar = ({ counts, total }: { readonly counts: LightCounts; readonly total: number }) => (
  <span className="light-bar" aria-hidden="true">
    {LIGHTS.map((light) =>
      counts[light] === 0 ? null : (
        <i key={light} className={light} style={{ width: `${(counts[light] / total) * 100}%` }} />
      ),
    )}
  </span>
)

type CountsProps = {
  readonly rows: readonly ProgressRow[]
  readonly chosen: string
  readonly onLight: (light: Light | null) => void
}

/** How many stand how; one click shows those, another shows all. */
export const LightFigures = ({ rows, chosen, onLight }: CountsProps) => {
  const { f } = useLanguage()
  const counts = countLights(rows.map(({ light }) => light))
  return (
    <div className="figures light-figures">
      {LIGHTS.map((light) => (
        <button
          key={light}
          type="button"
          aria-pressed={chosen === light}
          onClick={() => onLight(chosen === light ? null : light)}
        >
          <b>{f.number(counts[light])}</b>
          <LightMark light={light} />
        </button>
      ))}
    </div>
  )
}

export const groupings = ['programme', 'unit', 'place'] as const
export type Grouping = (typeof groupings)[number]

type Props = {
  readonly rows: readonly ProgressRow[]
  readonly by: Grouping
  readonly onBy: (by: Grouping) => void
  readonly onGroup: (column: string, value: string) => void
}

const columnOf = { programme: 'programme', unit: 'source', place: 'subject' } as const

/** Lights taken together; a group opens its targets in the table below. */
export const RollUp = ({ rows, by, onBy, onGroup }: Props) => {
  const { w, f } = useLanguage()
  const words = w.progress
  const keyOf = {
    programme: (row: ProgressRow) => row.programmeTitle,
    unit: (row: ProgressRow) => row.sourceUnit?.name ?? '',
    place: (row: ProgressRow) => row.binding?.subjectName ?? '',
  }[by]
  const unnamed = by === 'unit' ? words.noUnit : words.noPlace
  return (
    <section className="panel roll-up">
      <header>
        <Segmented
          size="small"
          value={by}
          options={groupings.map((value) => ({ value, label: words.groups[value] }))}
          onChange={(value) => onBy(value)}
        />
      </header>
      <ul className="plain-list">
        {rollUpLights(rows, keyOf).map(({ key, counts, total }) => (
          <li key={key}>
            {key === '' ? (
              <span className="quiet roll-up-name">{unnamed}</span>
            ) : (
              <button
                type="button"
                className="link-button roll-up-name"
                title={key}
                onClick={() => onGroup(columnOf[by], key)}
              >
                {key}
              </button>
            )}
            <LightBar counts={counts} total={total} />
            <span className="roll-up-counts">
              {LIGHTS.filter((light) => counts[light] > 0).map((light) => (
                <span key={light} title={words.lights[light]}>
                  <span className={`shape ${light}`}>{LIGHT_SIGNS[light]}</span>
                  {f.number(counts[light])}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
