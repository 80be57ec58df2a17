import type { ReactNode } from 'react'
import { wordValue } from '../programmes/target-words.ts'
import { useLanguage } from '../words/language.tsx'
import type { TargetPageData } from './queries.ts'
import { gapUnitOf, wordActualPeriod, wordAmount, wordExpected, wordGap } from './word-light.ts'

const Fact = ({ what, value, under }: { what: string; value: ReactNode; under: ReactNode }) => (
  <div>
    <span className="quiet">{what}</span>
    <b>{value}</b>
    <small className="quiet">{under}</small>
  </div>
)

type Props = { readonly page: TargetPageData; readonly onActual: () => void; readonly onSource: () => void }

const None = () => <span className="quiet">—</span>

/** The numbers that a light rests on; the plan's opens its sentence, the observed one its acts. */
export const TargetFacts = ({ page, onActual, onSource }: Props) => {
  const { w, f } = useLanguage()
  const row = page.progress
  const { target, binding, actual, expected, gap, done, pace, chance, forecast } = row
  const words = w.progress.page
  const amount = (value: number) => wordAmount(f, row, value)
  const flow = binding !== null && binding.accumulation !== 'state'
  const measured = (value: number, shown = amount(value)) => (
    <>
      {shown} <small className="quiet">{target.unit}</small>
    </>
  )
  return (
    <div className="figures target-facts">
      <Fact
        what={words.goal}
        value={
          <button type="button" className="sourced" title={words.source} onClick={onSource}>
            {wordValue(f, target)}
          </button>
        }
        under={target.unit}
      />
      <Fact
        what={words.actual}
        value={
          actual === null ? (
            <None />
          ) : (
            <button
              type="button"
              className={actual.vintage === 'flash' ? 'sourced flash' : 'sourced'}
              title={words.openSource}
              onClick={onActual}
            >
              {amount(actual.value)}
            </button>
          )
        }
        under={
          actual === null
            ? w.progress.noActual
            : `${flow ? words.flowOn(wordActualPeriod(f, row, actual.end)) : words.actualOn(wordActualPeriod(f, row, actual.end))} · ${w.figures.vintages[actual.vintage]}${actual.lacking.length === 0 ? '' : ` · ${words.lacking(f.list(actual.lacking))}`}`
        }
      />
      <Fact
        what={words.expected}
        value={expected === null ? <None /> : measured(expected.value, wordExpected(f, row, expected.value))}
        under={expected === null ? '' : w.progress.light.by[expected.by]}
      />
      <Fact what={words.gap} value={gap === null ? <None /> : wordGap(f, row, gap)} under={gapUnitOf(target.unit)} />
      {done !== null && (
        <Fact
          what={words.done}
          value={`${f.number(done, 1)}%`}
          under={pace === null ? '' : words.monthsLeft(f.number(pace.monthsLeft))}
        />
      )}
      <Fact
        what={words.needed}
        value={pace === null || pace.needed === null ? <None /> : measured(pace.needed)}
        under={pace === null || pace.present === null ? '' : words.present(`${amount(pace.present)} ${target.unit}`)}
      />
      <Fact
        what={words.chance}
        value={chance === null ? <None /> : w.progress.chanceOf(chance)}
        under={
          forecast !== null && 'low' in forecast
            ? words.landing(`${amount(forecast.low)}–${amount(forecast.high)} ${target.unit}`)
            : w.progress.noChance
        }
      />
    </div>
  )
}
