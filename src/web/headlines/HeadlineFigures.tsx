import { Link } from '@tanstack/react-router'
import type { Cell } from '../observations/ValueDrawer.tsx'
import { wordValue } from '../programmes/target-words.ts'
import { useAsOf } from '../progress/AsOfPicker.tsx'
import { LightMark } from '../progress/LightMark.tsx'
import { searchOf } from '../progress/progress-columns.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import type { HeadlineFigure } from './queries.ts'
import { Trend } from './Trend.tsx'

export const cellOf = (figure: HeadlineFigure): Cell | null =>
  figure.period === null
    ? null
    : {
        ...{ indicator: figure.indicatorCode, subject: figure.subjectId, subjectName: figure.subjectName },
        periodEnd: figure.period,
      }

/** Up and down have a sign, not only a colour; whether that is good is the indicator's to say. */
export const useGrowthWords = () => {
  const { w, f } = useLanguage()
  return ({ growth, growthUnit }: Pick<HeadlineFigure, 'growth' | 'growthUnit'>): string =>
    growth === null
      ? w.briefing.noGrowth
      : `${w.briefing.yearOnYear} ${f.signed(growth, 1)}${growthUnit === '%' ? '%' : ` ${growthUnit}`}`
}

const Figure = ({ figure, onOpen }: { readonly figure: HeadlineFigure; readonly onOpen: () => void }) => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  const growthWords = useGrowthWords()
  const { value, unit, decimals, period, periodType, vintage, target } = figure
  return (
    <div className="headline">
      <span className="headline-name" title={figure.definition}>
        {figure.indicatorName}
        <span className="quiet"> {figure.subjectName}</span>
      </span>
      {value === null ? (
        <b className="quiet">—</b>
      ) : (
        <b>
          <button
            type="button"
            className={vintage === 'flash' ? 'sourced flash' : 'sourced'}
            title={w.progress.page.openSource}
            onClick={onOpen}
          >
            {f.number(value, decimals)}
          </button>
          <small> {unit}</small>
        </b>
      )}
      <span className="quiet headline-when">
        {period === null
          ? w.briefing.noFigure
          : `${wordPeriod(f, periodType, period)}${vintage === 'flash' ? ` · ${w.figures.flash}` : ''}`}
      </span>
      <span className={figure.growth !== null && figure.growth < 0 ? 'late-word' : undefined}>
        {growthWords(figure)}
      </span>
      <Trend trend={figure.trend} label={figure.indicatorName} />
      {target === null ? (
        <span className="quiet">&nbsp;</span>
      ) : (
        <Link to="/targets/$id" params={{ id: target.id }} search={searchOf(asOf) as never}>
          <LightMark light={target.light} />{' '}
          <span className="quiet">
            <span className="nowrap">
              {w.briefing.toward(`${wordValue(f, { ...target, role: 'target' })} ${target.unit}`)}
            </span>
            {target.period !== null && (
              <>
                {' '}
                <span className="nowrap">{f.period(target.period)}</span>
              </>
            )}
          </span>
        </Link>
      )}
    </div>
  )
}

type Props = { readonly figures: readonly HeadlineFigure[]; readonly onOpen: (figure: HeadlineFigure) => void }

/** The figures that the office chose, at most six; each opens where it comes from. */
export const HeadlineFigures = ({ figures, onOpen }: Props) => (
  <div className="headlines">
    {figures.map((figure) => (
      <Figure key={`${figure.indicatorCode}-${figure.subjectId}`} figure={figure} onOpen={() => onOpen(figure)} />
    ))}
  </div>
)
