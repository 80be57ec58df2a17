import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { Loaded } from '../parts/Loaded.tsx'
import { useLanguage } from '../words/language.tsx'
import { useAsOf } from './AsOfPicker.tsx'
import { LightMark } from './LightMark.tsx'
import { pastLightsQuery, type TargetPageData } from './queries.ts'
import { wordActualPeriod, wordAmount, wordReason } from './word-light.ts'

/** How the light changed, month by month, each from what was known then. */
export const PastLights = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  const row = page.progress
  const lights = useQuery(pastLightsQuery(row.target.id, asOf))
  const words = w.progress
  return (
    <section className="panel">
      <header>
        <h2>{words.page.past}</h2>
        <span className="quiet">{words.page.pastWhat}</span>
      </header>
      <Loaded query={lights}>
        {(list) => (
          <ol className="past-lights">
            {list.map((past) => (
              <li key={past.asOf}>
                <span className="quiet">{words.page.pastOf(f.day(past.asOf))}</span>
                <Popover
                  trigger="click"
                  title={words.light.how}
                  content={<div className="light-words">{wordReason(w, f, { ...row, ...past })}</div>}
                >
                  <button type="button" className="sourced">
                    <LightMark light={past.light} />
                  </button>
                </Popover>
                <span className="past-value">
                  {past.actual === null
                    ? '—'
                    : `${wordAmount(f, row, past.actual.value)} ${row.target.unit}（${wordActualPeriod(f, row, past.actual.end)}）`}
                </span>
                <span className="quiet">{past.chance === null ? '' : words.chanceOf(past.chance)}</span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
