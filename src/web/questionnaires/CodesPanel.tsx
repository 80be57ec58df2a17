import { AutoComplete, Button, InputNumber, QRCode, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { IssuedCodes, QuestionnairePage, QuestionnairesPage } from '#contract/questionnaires.ts'
import { MOST_CODES } from '#core/questionnaires/questions.ts'
import { api } from '../api/client.ts'
import { downloadPosted } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { roundsKey } from '../rounds/queries.ts'
import { addressOf } from '../shell/by-code.ts'
import { useLanguage } from '../words/language.tsx'
import { codesFile } from './queries.ts'

type Issued = { readonly group: string; readonly issued: readonly IssuedCodes[] }
type SlipsProps = {
  readonly questionnaire: QuestionnairePage
  readonly subjects: QuestionnairesPage['subjects']
  readonly issued: Issued
  readonly onDone: () => void
}

/** As many slips as a browser prints at a time without losing patience. */
const SHEET = 300

/** Codes that are told this once: on paper, or in a file that the office keeps. */
const Slips = ({ questionnaire, subjects, issued: { group, issued }, onDone }: SlipsProps) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  const address = addressOf('q')
  const [from, setFrom] = useState(0)
  const slips = useMemo(() => {
    const nameOf = new Map(subjects.map(({ row, name }) => [row, name]))
    return issued.flatMap(({ row, codes }) => codes.map((code) => ({ code, subject: nameOf.get(row) ?? '' })))
  }, [subjects, issued])
  const sheets = Array.from({ length: Math.ceil(slips.length / SHEET) }, (_, at) => at * SHEET)
  const excel = useAct({
    deed: () => downloadPosted(codesFile(questionnaire.id), { group, issued, address }),
  })
  return (
    <section className="slips" aria-label={words.issue}>
      <p className="slips-warning no-print" role="status">
        <span className="shape watch">▲</span> {words.codesOnce}
      </p>
      <ActFaults act={excel} />
      <div className="toolbar">
        <Button type="primary" loading={excel.pending} onClick={() => excel.run(undefined)}>
          {words.excel}
        </Button>
        <Button onClick={() => window.print()}>{words.print}</Button>
        {sheets.length > 1 && (
          <Select
            aria-label={words.sheet}
            value={from}
            options={sheets.map((value) => ({
              value,
              label: words.sheetOf(f.number(value + 1), f.number(Math.min(value + SHEET, slips.length))),
            }))}
            onChange={setFrom}
          />
        )}
        <span className="quiet">{words.codesOf(f.number(slips.length), f.number(issued.length))}</span>
        <span className="grow" />
        <Button onClick={onDone}>{words.doneWithCodes}</Button>
      </div>
      <ul className="slip-list">
        {slips.slice(from, from + SHEET).map(({ code, subject }) => (
          <li key={code} className="slip">
            <QRCode type="svg" value={`${address}#${code}`} size={84} bordered={false} marginSize={0} />
            <div>
              <div>{questionnaire.title}</div>
              <div className="quiet">
                {subject} · {group}
              </div>
              <strong className="code-signs">{code}</strong>
              <div className="quiet">{words.scan}</div>
              <div className="quiet">{address}</div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ALL = -1

const IssueForm = (props: {
  readonly questionnaire: QuestionnairePage
  readonly subjects: QuestionnairesPage['subjects']
  readonly onIssued: (issued: Issued) => void
}) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  const { questionnaire, subjects, onIssued } = props
  const [row, setRow] = useState(ALL)
  const [group, setGroup] = useState(words.groups[0] ?? '')
  const [count, setCount] = useState<number | null>(20)
  const rows = row === ALL ? subjects.map((one) => one.row) : [row]
  const all = rows.length * (count ?? 0)
  const issue = useAct({
    deed: () =>
      api.questionnaires.issue({ questionnaireId: questionnaire.id, rows, group: group.trim(), count: count ?? 0 }),
    touches: [roundsKey],
    after: ({ issued }) => onIssued({ group: group.trim(), issued }),
  })
  return (
    <>
      <ActFaults act={issue} />
      <div className="issue-form">
        <Field label={words.subject}>
          {({ status: _, ...wiring }) => (
            <Select
              {...wiring}
              showSearch={{ optionFilterProp: 'label' }}
              value={row}
              options={[
                { value: ALL, label: words.allSubjects(f.number(subjects.length)) },
                ...subjects.map((one) => ({ value: one.row, label: one.name })),
              ]}
              onChange={setRow}
            />
          )}
        </Field>
        <Field label={words.group}>
          {({ status: _, ...wiring }) => (
            <AutoComplete
              {...wiring}
              value={group}
              options={words.groups.map((value) => ({ value }))}
              onChange={(typed: string) => setGroup(typed.slice(0, 20))}
            />
          )}
        </Field>
        <Field label={words.count}>
          {({ status: _, ...wiring }) => (
            <InputNumber {...wiring} min={1} max={2000} precision={0} value={count} onChange={setCount} />
          )}
        </Field>
        <Button
          type="primary"
          disabled={group.trim() === '' || count === null || all > MOST_CODES}
          loading={issue.pending}
          onClick={() => issue.run(undefined)}
        >
          {words.issue}
        </Button>
        <span className={all > MOST_CODES ? 'field-fault' : 'quiet'} role="status">
          {all > MOST_CODES
            ? words.tooManyCodes(f.number(all), f.number(MOST_CODES))
            : words.codesOf(f.number(all), f.number(rows.length))}
        </span>
      </div>
    </>
  )
}

const Progress = ({ questionnaire }: { readonly questionnaire: QuestionnairePage }) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  if (questionnaire.groups.length === 0) return <p className="quiet">{words.noCodes}</p>
  return (
    <div className="wide-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.subject}</th>
            <th>{words.group}</th>
            <th className="right">{words.issued}</th>
            <th className="right">{words.answered}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {questionnaire.groups.map(({ row, subject, name, issued, answered }) => {
            const share = issued === 0 ? 0 : Math.round((answered / issued) * 100)
            return (
              <tr key={`${row} ${name}`}>
                <td>{subject}</td>
                <td>{name}</td>
                <td className="right">{f.number(issued)}</td>
                <td className="right">{f.number(answered)}</td>
                <td className="nowrap">
                  <span className="bar" aria-hidden="true">
                    <i style={{ width: `${share}%` }} />
                  </span>
                  {share}%
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type Props = {
  readonly questionnaire: QuestionnairePage
  readonly subjects: QuestionnairesPage['subjects']
  readonly runs: boolean
}

/** How many codes went out and how many came back; while it is out, more of them. */
export const CodesPanel = ({ questionnaire, subjects, runs }: Props) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const [issued, setIssued] = useState<Issued | null>(null)
  const issues = runs && questionnaire.state === 'open'
  return (
    <div className="panel-body">
      {issues && issued === null && subjects.length === 0 && <p className="quiet">{words.noSubjects}</p>}
      {issues && issued === null && subjects.length > 0 && (
        <IssueForm questionnaire={questionnaire} subjects={subjects} onIssued={setIssued} />
      )}
      {issued === null ? (
        <>
          <h3>{words.progress}</h3>
          <Progress questionnaire={questionnaire} />
        </>
      ) : (
        <Slips {...{ questionnaire, subjects, issued }} onDone={() => setIssued(null)} />
      )}
    </div>
  )
}
