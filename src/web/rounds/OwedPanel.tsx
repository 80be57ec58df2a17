import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RoundOwed } from '#contract/rounds/owed.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { say } from '../parts/notices.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { owedQuery, roundsKey } from './queries.ts'

type Remind = { readonly round: RoundPage; readonly owed: readonly RoundOwed[]; readonly onClose: () => void }

/** Notes whom the office reminds, and gives the words to say it where they are reached. */
const RemindDialog = ({ round, owed, onClose }: Remind) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const [note, setNote] = useState('')
  const act = useAct({
    deed: () => api.rounds.remind({ id: round.id, debtors: debtorsOf(owed), words: note.trim() }),
    said: () => words.remindDone(debtorsOf(owed).length),
    touches: [roundsKey],
    after: onClose,
  })
  const text = [
    words.remindText(round.name, words.steps[round.state]),
    ...owed.map((one) =>
      words.remindLine(one.name, words.duties[one.kind](one.count), one.due === null ? null : f.day(one.due), one.late),
    ),
    ...(note.trim() === '' ? [] : [note.trim()]),
  ].join('\n')
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => say(words.remindCopied))
      .catch(() => say(w.parts.table.copyRefused))
  return (
    <Modal
      open
      title={words.remind}
      onCancel={onClose}
      footer={[
        <Button key="copy" onClick={copy}>
          {words.remindCopy}
        </Button>,
        <Button key="note" type="primary" loading={act.pending} onClick={() => act.run(undefined)}>
          {words.remindAll(debtorsOf(owed).length)}
        </Button>,
      ]}
    >
      <ActFaults act={act} />
      <p className="quiet">{words.remindWhat}</p>
      <Field label={words.remindWords}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(of) => setNote(of.target.value)}
          />
        )}
      </Field>
      <pre className="pre panel panel-body">{text}</pre>
    </Modal>
  )
}

const debtorsOf = (owed: readonly RoundOwed[]): string[] => [...new Set(owed.map(({ debtor }) => debtor))]

/** For the office: who still owes what at this step, and reminding them. */
export const OwedPanel = ({ round }: { readonly round: RoundPage }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const { data: owed = [] } = useQuery(owedQuery(round.id))
  const [reminding, setReminding] = useState<readonly RoundOwed[] | null>(null)
  if (owed.length === 0) return null
  return (
    <section className="panel">
      <header>
        <h2>
          {words.owed} <span className="quiet">{owed.length}</span>
        </h2>
        <Button size="small" className="panel-deed" onClick={() => setReminding(owed)}>
          {words.remindAll(debtorsOf(owed).length)}
        </Button>
      </header>
      <div className="wide-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.owedWho}</th>
              <th>{words.todo}</th>
              <th>{words.due}</th>
              <th>{words.remind}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {owed.map((one) => (
              <tr key={`${one.debtor} ${one.kind}`}>
                <td>{one.name}</td>
                <td>{words.duties[one.kind](one.count)}</td>
                <td className="nowrap">
                  {one.due === null ? (
                    '—'
                  ) : one.late ? (
                    <Mark sign="■" tone="late" word={`${f.day(one.due)} ${w.attention.overdue}`} />
                  ) : (
                    f.day(one.due)
                  )}
                </td>
                <td className="quiet">
                  {one.remindedAt === null ? words.neverReminded : words.remindedAt(f.instant(one.remindedAt))}
                </td>
                <td>
                  <Button
                    size="small"
                    aria-label={`${words.remind} ${one.name}`}
                    onClick={() => setReminding(owed.filter(({ debtor }) => debtor === one.debtor))}
                  >
                    {words.remind}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reminding !== null && <RemindDialog round={round} owed={reminding} onClose={() => setReminding(null)} />}
    </section>
  )
}
