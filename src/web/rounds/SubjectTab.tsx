import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { SubjectPage } from '#contract/rounds/subject.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { StandingPanels } from '../standings/StandingPanels.tsx'
import { SubjectObjections } from '../standings/SubjectObjections.tsx'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import { subjectQuery, useRound } from './queries.ts'
import { RemoveSubject } from './RemoveSubject.tsx'
import { ScorePanel } from './ScorePanel.tsx'
import { ValuesPanel } from './ValuesPanel.tsx'
import { useValueWords } from './value-words.ts'

/** What a panel or a questionnaire brought says so: nobody typed it. */
const cameFrom = (words: Words['rounds'], { move, detail }: SubjectPage['history'][number]): string => {
  if (move === 'marks') return words.fromPanel(Number(detail.members ?? 0))
  return move === 'answers' ? words.fromAnswers(String(detail.title ?? '')) : ''
}

/** One subject of a round: how its score came about, its values, and what was said of each. */
export const SubjectTab = () => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const say = useValueWords()
  const { id, row } = useParams({ from: '/rounds/$id/subjects/$row' })
  const round = useRound()
  const subject = useQuery(subjectQuery(id, Number(row)))
  return (
    <Loaded query={round}>
      {(whole) => (
        <Loaded query={subject}>
          {(data) => (
            <div className="page-scroll">
              <div className="page-body stack">
                <div className="toolbar">
                  <h2>{data.name}</h2>
                  <span className="quiet">
                    {data.code} · {data.unitName ?? '—'}
                  </span>
                  <span className="grow" />
                  {whole.acts.includes('remove') && <RemoveSubject round={whole} subject={data} />}
                </div>
                {data.score !== null && <ScorePanel score={data.score} />}
                {data.score !== null && <StandingPanels id={id} row={data.row} items={whole.items} />}
                <SubjectObjections id={id} row={data.row} />
                <ValuesPanel key={`${data.row} ${data.history.length} ${whole.state}`} round={whole} subject={data} />
                <section className="panel">
                  <header>
                    <h2>{words.history}</h2>
                  </header>
                  {data.history.length === 0 ? (
                    <p className="panel-body quiet">{words.nothingSaid}</p>
                  ) : (
                    <table className="plain-table">
                      <tbody>
                        {data.history.map((one) => (
                          <tr key={`${one.input} ${one.stage} ${one.at}`}>
                            <td>{whole.inputs.find(({ code }) => code === one.input)?.name ?? one.input}</td>
                            <td className="nowrap">{words.stages[one.stage]}</td>
                            <td className="right">{say(one.value)}</td>
                            <td>{one.words ?? cameFrom(words, one)}</td>
                            <td className="quiet nowrap">
                              {one.by} · {f.instant(one.at)}
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  )}
                </section>
              </div>
            </div>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
