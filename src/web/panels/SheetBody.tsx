import { Button, Input, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import type { Sheet } from '#contract/panels.ts'
import { gapsOf } from '#core/panels/sheet.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { MarkField } from './MarkField.tsx'
import { keyOf, useSheetMarks, type Whose } from './use-sheet.ts'

type Props = { readonly whose: Whose; readonly sheet: Sheet; readonly onSubmitted: (sheet: Sheet) => void }
type Marking = ReturnType<typeof useSheetMarks>
type ViewProps = {
  readonly sheet: Sheet
  readonly marking: Marking
  readonly at: number
  readonly onAt: (at: number) => void
}

/** One subject after the other, for a phone. */
const OneByOne = ({ sheet, marking, at, onAt }: ViewProps) => {
  const { w } = useLanguage()
  const words = w.panels.sheet
  const subject = sheet.subjects[at]
  if (subject === undefined) return null
  const { row, name } = subject
  return (
    <section className="sheet-card" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span className="quiet">{words.subjectOf(at + 1, sheet.subjects.length)}</span>
      </header>
      {sheet.items.map((item) => {
        const mark = marking.marks.get(keyOf({ row, input: item.input }))
        return (
          <div key={item.input} className="sheet-item">
            <h3>{item.name}</h3>
            {item.note !== null && <p className="quiet">{item.note}</p>}
            <MarkField
              {...{ item, mark, row, label: `${name} ${item.name}`, disabled: !sheet.open }}
              onMark={marking.change}
            />
            <Input
              size="large"
              aria-label={`${name} ${item.name} ${words.words}`}
              placeholder={words.words}
              maxLength={500}
              disabled={!sheet.open || mark === undefined}
              value={mark?.words ?? ''}
              onChange={(event) => mark !== undefined && marking.change({ ...mark, words: event.target.value || null })}
            />
          </div>
        )
      })}
      <div className="sheet-steps">
        <Button size="large" disabled={at === 0} onClick={() => onAt(at - 1)}>
          {words.before}
        </Button>
        <Button size="large" type="primary" disabled={at >= sheet.subjects.length - 1} onClick={() => onAt(at + 1)}>
          {words.after}
        </Button>
      </div>
    </section>
  )
}

/** All subjects at once, for a tablet. */
const AsTable = ({ sheet, marking }: Pick<ViewProps, 'sheet' | 'marking'>) => {
  const { w } = useLanguage()
  return (
    <div className="panel wide-scroll">
      <table className="plain-table sheet-table">
        <thead>
          <tr>
            <th>{w.rounds.subject}</th>
            {sheet.items.map(({ input, name, least, most }) => (
              <th key={input}>
                {name}
                <div className="quiet">{w.panels.sheet.range(String(least), String(most))}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.subjects.map(({ row, name }) => (
            <tr key={row}>
              <td>{name}</td>
              {sheet.items.map((item) => (
                <td key={item.input}>
                  <MarkField
                    {...{ item, row, label: `${name} ${item.name}`, disabled: !sheet.open, small: true }}
                    mark={marking.marks.get(keyOf({ row, input: item.input }))}
                    onMark={marking.change}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Saved = ({ marking }: { readonly marking: Marking }) => {
  const { w } = useLanguage()
  const words = w.panels.sheet
  if (marking.state === 'still') return null
  if (marking.state !== 'unsaved')
    return (
      <span className="quiet" role="status">
        {words[marking.state]}
      </span>
    )
  return (
    <span className="late-word" role="status">
      {words.unsaved}{' '}
      <Button size="small" onClick={() => marking.flush()}>
        {words.retry}
      </Button>
    </span>
  )
}

const WIDE = 700

export const SheetBody = ({ whose, sheet, onSubmitted }: Props) => {
  const { w, f } = useLanguage()
  const words = w.panels.sheet
  const marking = useSheetMarks(whose, sheet)
  const [view, setView] = useState<'one' | 'table'>(window.innerWidth >= WIDE ? 'table' : 'one')
  const [at, setAt] = useState(0)
  const rows = sheet.subjects.map(({ row }) => row)
  const gaps = gapsOf(sheet.items, rows, [...marking.marks.values()])
  const all = rows.length * sheet.items.length
  const submit = useAct({
    deed: async () => {
      await marking.flush()
      return api.sheets.submit({ whose })
    },
    after: onSubmitted,
  })
  const toGap = () => {
    setView('one')
    setAt(Math.max(0, rows.indexOf(gaps[0]?.row ?? 0)))
  }
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="quiet">
          {sheet.city} · {sheet.round}
        </div>
        <h1>{words.whose(sheet.member)}</h1>
        {sheet.intro !== '' && <p className="pre">{sheet.intro}</p>}
        <p className="quiet">
          {words.onlyYours} {sheet.due !== null && sheet.open && words.due(f.day(sheet.due))}
        </p>
        {!sheet.open && (
          <p className="sheet-done" role="status">
            {sheet.state === 'submitted' ? words.submitted : words.closed}
          </p>
        )}
        <div className="toolbar">
          <strong>{words.progress(all - gaps.length, all)}</strong>
          <Saved marking={marking} />
          <span className="grow" />
          <Segmented
            size="large"
            value={view}
            options={[
              { value: 'one', label: words.one },
              { value: 'table', label: words.table },
            ]}
            onChange={(value) => setView(value === 'table' ? 'table' : 'one')}
          />
        </div>
      </header>
      <FaultList faults={marking.faults} />
      {view === 'one' ? (
        <OneByOne {...{ sheet, marking, at }} onAt={setAt} />
      ) : (
        <AsTable sheet={sheet} marking={marking} />
      )}
      {sheet.open && (
        <footer className="sheet-foot">
          <ActFaults act={submit} />
          {gaps.length > 0 ? (
            <Button size="large" block onClick={toGap}>
              {words.firstGap}
            </Button>
          ) : (
            <Popconfirm
              title={words.submitAsk}
              okText={words.submit}
              cancelText={w.parts.cancel}
              onConfirm={() => submit.run(undefined)}
            >
              <Button size="large" type="primary" block loading={submit.pending}>
                {words.submit}
              </Button>
            </Popconfirm>
          )}
        </footer>
      )}
    </div>
  )
}
