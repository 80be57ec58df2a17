import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { CellKey, FormFinding } from '#core/collections/check.ts'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'
import type { SheetModel } from './sheet-model.ts'

type Props = {
  readonly model: SheetModel
  readonly at: CellKey | null
  readonly fillable: boolean
  readonly sayFinding: (finding: FormFinding) => string
}

const Reason = ({ model, at }: { readonly model: SheetModel; readonly at: CellKey }) => {
  const { w } = useLanguage()
  const stands = model.keeper.entered(at)?.reason ?? ''
  const [text, setText] = useState(stands)
  useEffect(() => setText(stands), [stands])
  return (
    <Input.TextArea
      aria-label={w.collections.sheet.reason}
      placeholder={w.collections.sheet.reasonHint}
      rows={2}
      maxLength={400}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => model.keeper.write([{ key: at, reason: text.trim() || null }])}
    />
  )
}

/** The active cell: what its indicator means, what is known around it, who filled it in, and why it is odd. */
export const CellPanel = ({ model, at, fillable, sayFinding }: Props) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const field = at === null ? undefined : model.fields.find(({ indicatorId }) => indicatorId === at.indicatorId)
  if (at === null || field === undefined)
    return (
      <section className="panel">
        <header>
          <h2>{words.cell}</h2>
        </header>
        <div className="panel-body quiet">{words.chooseCell}</div>
      </section>
    )
  const { card } = field
  const known = model.known(at.subjectId, at.indicatorId)
  const cell = model.keeper.cellAt(at)
  const findings = model.findingsAt(at)
  const refusal = model.keeper.refusalAt(at)
  const held = model.held(at.subjectId, at.indicatorId)
  const figure = (value: number | null | undefined) => (value === null || value === undefined ? '—' : f.number(value))
  return (
    <section className="panel" aria-label={words.cell}>
      <header>
        <h2>{card.name}</h2>
        <span className="count">{card.unit}</span>
      </header>
      <div className="panel-body stack">
        <dl className="pairs">
          <dt>{words.before}</dt>
          <dd>{figure(known?.before)}</dd>
          {card.periodType === 'cumulative-month' && (
            <>
              <dt>{words.beforeInYear}</dt>
              <dd>{figure(known?.beforeInYear)}</dd>
            </>
          )}
          <dt>{words.lastYear}</dt>
          <dd>{figure(known?.lastYear)}</dd>
          {known !== undefined && known.history.length > 0 && (
            <>
              <dt>{words.history}</dt>
              <dd>{known.history.slice(-6).map(figure).join('，')}</dd>
            </>
          )}
          {card.definition !== '' && (
            <>
              <dt>{words.definition}</dt>
              <dd>{card.definition}</dd>
            </>
          )}
          {field.note !== null && field.note !== '' && (
            <>
              <dt>{words.fieldNote}</dt>
              <dd>{field.note}</dd>
            </>
          )}
        </dl>
        {held !== undefined && <div className="quiet">{words.heldBy[held.source](held.sourceName ?? '')}</div>}
        {cell !== undefined && (
          <div className="quiet">{words.enteredBy(cell.by ?? words.ownName, f.instant(cell.at))}</div>
        )}
        {findings.map((finding) => (
          <div key={`${finding.code}${String(finding.facts.rule ?? '')}`}>
            <span className={`shape ${finding.severity === 'error' ? 'late' : 'watch'}`}>
              {finding.severity === 'error' ? '■' : '▲'}
            </span>
            {sayFinding(finding)}
          </div>
        ))}
        {refusal !== undefined && <div className="late-word">{wordFault(w, f, refusal)}</div>}
        {fillable && held === undefined && (
          <Reason key={`${at.subjectId}:${at.indicatorId}:${at.side}`} model={model} at={at} />
        )}
        {!fillable && (model.keeper.entered(at)?.reason ?? null) !== null && (
          <div>
            {words.reason}：{model.keeper.entered(at)?.reason}
          </div>
        )}
      </div>
    </section>
  )
}
