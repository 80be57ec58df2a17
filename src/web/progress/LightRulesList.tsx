import { Button, Popconfirm } from 'antd'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { type LightRulesPage, progressKey } from './queries.ts'

/** Newest first: those to come, those of today, and those by which past days were judged. */
export const LightRulesList = ({ page }: { readonly page: LightRulesPage }) => {
  const { w, f } = useLanguage()
  const words = w.progress.judging
  const today = useToday()
  const drop = useAct({
    deed: (from: string) => api.progress.dropLightRules({ from }),
    said: () => words.dropped,
    touches: [progressKey],
  })
  return (
    <section className="panel">
      <header>
        <h2>{words.rules}</h2>
        <span className="quiet">{words.rulesWhat}</span>
      </header>
      <ActFaults act={drop} />
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.from}</th>
            <th>{words.byChance}</th>
            <th>{words.byGap}</th>
            <th>{words.others}</th>
            <th>{words.source}</th>
            <th className="no-wrap">{words.by}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {page.dated.map(({ from, source, rules, setAt, setBy, inForce }) => (
            <tr key={from}>
              <td>
                {setAt === null ? words.starting : f.day(from)}
                {inForce && <Mark sign="✓" tone="done" word={words.inForce} />}
                {from > today && <Mark sign="▲" tone="watch" word={words.toCome} />}
              </td>
              <td>{words.chanceRule(rules.onCourseChance, rules.watchChance)}</td>
              <td>{words.gapRule(rules.onCourseBehind, rules.watchBehind)}</td>
              <td>
                {words.otherRule(rules.equalWithin, rules.aboutWithin, f.number(rules.staleMonths), rules.certainty)}
              </td>
              <td>{setAt === null ? words.startingSource : source}</td>
              <td className="quiet no-wrap">{setAt === null ? '—' : `${setBy ?? '—'} · ${f.instant(setAt)}`}</td>
              <td>
                {page.maySet && from > today && (
                  <Popconfirm
                    title={words.dropAsk}
                    okText={words.drop}
                    cancelText={w.parts.cancel}
                    onConfirm={() => drop.run(from)}
                  >
                    <Button size="small" danger>
                      {words.drop}
                    </Button>
                  </Popconfirm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
