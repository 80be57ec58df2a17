import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { ForecastScore } from './ForecastScore.tsx'
import './progress.css'
import { LightRulesEditor } from './LightRulesEditor.tsx'
import { LightRulesList } from './LightRulesList.tsx'
import { forecastScoreQuery, lightRulesQuery } from './queries.ts'

/** By which rules targets are judged, since when and on whose word, and how good the chances have been. */
export const JudgingPage = () => {
  const { w } = useLanguage()
  const words = w.progress.judging
  const session = useSession()
  const rules = useQuery(lightRulesQuery)
  const score = useQuery(forecastScoreQuery)
  const [setting, setSetting] = useState(false)
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        whose={session.city.name}
        actions={
          <>
            <Link to="/progress">{w.progress.title}</Link>
            {rules.data?.maySet === true && (
              <Button type="primary" onClick={() => setSetting(true)}>
                {words.set}
              </Button>
            )}
          </>
        }
      />
      <div className="page-scroll">
        <div className="page-body stack">
          <Loaded query={rules}>{(page) => <LightRulesList page={page} />}</Loaded>
          <Loaded query={score}>{(data) => <ForecastScore score={data} />}</Loaded>
        </div>
      </div>
      {setting && rules.data !== undefined && <LightRulesEditor page={rules.data} onClose={() => setSetting(false)} />}
    </div>
  )
}
