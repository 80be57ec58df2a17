import type { QuestionnairePage, SurveyScoreLine } from '#contract/questionnaires.ts'
import { useLanguage } from '../words/language.tsx'

type Props = { readonly questionnaire: QuestionnairePage }

/** How often each option was chosen, so that the mean beside it can be checked by eye. */
const Counts = ({ questionnaire, line }: Props & { readonly line: SurveyScoreLine }) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  return line.questions.map(({ question, mean, unscored, counts }) => {
    const asked = questionnaire.questions.find(({ code }) => code === question)
    const all = Math.max(1, ...counts)
    return (
      <section key={question} className="question-counts">
        <h4>{asked?.text}</h4>
        <table className="plain-table">
          <tbody>
            {asked?.options.map((option, at) => (
              <tr key={option.text}>
                <td>{option.text}</td>
                <td className="right quiet">{option.points === null ? '—' : f.number(option.points)}</td>
                <td className="count-bar">
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: `${((counts[at] ?? 0) / all) * 100}%` }} />
                  </span>
                </td>
                <td className="right">{f.number(counts[at] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet">
          {words.mean} {mean === null ? '—' : f.number(mean, 2)}
          {unscored > 0 && ` · ${words.noPoints(unscored)}`}
        </p>
      </section>
    )
  })
}

const Line = ({ questionnaire, line }: Props & { readonly line: SurveyScoreLine }) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  return (
    <tr>
      <td>{line.group === null ? line.name : ''}</td>
      <td>{line.group ?? words.allGroups}</td>
      <td className="right">{f.number(line.answers)}</td>
      <td className="right">
        {line.hidden ? (
          <span className="quiet">{words.hidden}</span>
        ) : (
          <strong>{line.score === null ? '—' : f.number(line.score, 2)}</strong>
        )}
        {line.group === null && !line.enough && <div className="quiet">{words.notEnough(questionnaire.least)}</div>}
      </td>
      <td>
        {!line.hidden && (
          <details>
            <summary aria-label={`${line.name} ${line.group ?? words.allGroups} ${words.counts}`}>
              {words.counts}
            </summary>
            <Counts questionnaire={questionnaire} line={line} />
          </details>
        )}
      </td>
    </tr>
  )
}

const InTheirWords = ({ questionnaire }: Props) => {
  const { w } = useLanguage()
  if (questionnaire.words.length === 0) return null
  const nameOf = (row: number) => questionnaire.groups.find((group) => group.row === row)?.subject
  return (
    <>
      <h3>{w.questionnaires.words}</h3>
      <ul className="plain-list">
        {questionnaire.words.map(({ row, question, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have written the same, and nothing is reordered
          <li key={at}>
            <strong>{nameOf(row)}</strong>{' '}
            <span className="quiet">{questionnaire.questions.find(({ code }) => code === question)?.text}</span>
            <p className="pre">{words}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the answers gave, subject by subject. */
export const ScoresPanel = ({ questionnaire }: Props) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  return (
    <div className="panel-body">
      <h3>{words.scores}</h3>
      <p className="quiet">{words.formula}</p>
      {questionnaire.scores.length === 0 ? (
        <p className="quiet">{words.noCodes}</p>
      ) : (
        <div className="wide-scroll">
          <table className="plain-table survey-scores">
            <thead>
              <tr>
                <th>{words.subject}</th>
                <th>{words.group}</th>
                <th className="right">{words.answers}</th>
                <th className="right">{words.score}</th>
                <th>{words.counts}</th>
              </tr>
            </thead>
            <tbody>
              {questionnaire.scores.map((line) => (
                <Line key={`${line.row} ${line.group}`} {...{ questionnaire, line }} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <InTheirWords questionnaire={questionnaire} />
    </div>
  )
}
