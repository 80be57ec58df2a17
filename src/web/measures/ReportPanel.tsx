import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Measure } from '#contract/measures.ts'
import { Field } from '../parts/Field.tsx'
import { useLanguage } from '../words/language.tsx'
import { ReportFields } from './ReportFields.tsx'
import { lastUpdate, ownUpdate, type Turn } from './report-form.ts'
import { useReport } from './use-report.ts'

type Props = { readonly measure: Measure; readonly onClose: () => void }

const turnKey = (turn: Turn): string => `${turn.unitId} ${turn.period}`

const Saved = ({ report }: { readonly report: ReturnType<typeof useReport> }) => {
  const { w, f } = useLanguage()
  if (report.keep.pending) return <span className="quiet">{w.parts.saving}</span>
  if (report.dirty) return <span className="quiet">{w.measures.form.unsaved}</span>
  return report.savedAt === null ? null : (
    <span className="quiet">{w.measures.form.autosaved(f.instant(report.savedAt))}</span>
  )
}

const Hints = ({ measure, turn }: { readonly measure: Measure; readonly turn: Turn }) => {
  const { w, f } = useLanguage()
  const own = ownUpdate(measure, turn)
  const last = lastUpdate(measure, turn)
  if (own?.state === 'returned' && own.decisionReason !== null)
    return (
      <p>
        <span className="shape late">■</span>
        {w.measures.form.returned(own.decisionReason)}
      </p>
    )
  return own === undefined && last !== undefined ? (
    <p className="quiet">{w.measures.form.prefilled(f.period(last.period))}</p>
  ) : null
}

const Writing = ({ measure, turn, onClose }: Props & { readonly turn: Turn }) => {
  const { w } = useLanguage()
  const report = useReport(measure, turn, onClose)
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (report.form.words.trim() !== '' && report.percent !== undefined) report.send.run(undefined)
  }
  return (
    <>
      <Hints measure={measure} turn={turn} />
      <ReportFields measure={measure} report={report} tried={tried} />
      <div className="toolbar form-foot">
        <Button type="primary" loading={report.send.pending} disabled={report.keep.pending} onClick={send}>
          {w.measures.form.submit}
        </Button>
        <Button
          loading={report.keep.pending}
          disabled={!report.dirty || report.send.pending || report.percent === undefined}
          onClick={() => report.keep.run(report.form)}
        >
          {w.measures.form.saveDraft}
        </Button>
        <Button type="text" onClick={onClose}>
          {w.measures.form.close}
        </Button>
        <Saved report={report} />
      </div>
    </>
  )
}

/** `period` is the cycle that the asker came for; without it the form is the open cycle's. */
export const ReportPanel = ({ measure, period, onClose }: Props & { readonly period: string | null }) => {
  const { w, f } = useLanguage()
  const turns = measure.mayReportFor
  const [chosen, choose] = useState(() => turns.filter((one) => one.period === period).map(turnKey)[0])
  const turn = turns.find((one) => turnKey(one) === chosen) ?? turns[0]
  if (turn === undefined) return null
  return (
    <section className="panel no-print">
      <header>
        <h2>{w.measures.form.title(turn.unitName, f.period(turn.period))}</h2>
      </header>
      <div className="panel-body form">
        {turns.length > 1 && (
          <Field label={w.measures.form.which}>
            {(wiring) => (
              <Select
                {...wiring}
                value={turnKey(turn)}
                options={turns.map((one) => ({
                  value: turnKey(one),
                  label: `${one.unitName} · ${f.period(one.period)}`,
                }))}
                onChange={choose}
              />
            )}
          </Field>
        )}
        <Writing key={turnKey(turn)} measure={measure} turn={turn} onClose={onClose} />
      </div>
    </section>
  )
}
