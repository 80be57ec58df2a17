import { Button } from 'antd'
import { useState } from 'react'
import type { Sheet } from '#contract/collections/submission.ts'
import type { CellKey, FormFinding } from '#core/collections/check.ts'
import { useLanguage } from '../words/language.tsx'
import type { SheetKeeper } from './sheet-keeper.ts'

type Props = {
  readonly sheet: Sheet
  readonly keeper: SheetKeeper
  readonly findings: readonly FormFinding[]
  readonly sayFinding: (finding: FormFinding) => string
  readonly onShow: (key: CellKey) => void
}

const AT_FIRST = 30

const signOf = ({ severity, blocks }: FormFinding): readonly [string, string] => {
  if (severity === 'error') return ['■', 'late']
  if (blocks) return ['▲', 'watch']
  return severity === 'needs-reason' ? ['✓', 'done'] : ['●', 'no-data']
}

/** All findings of the sheet, what stands in the way first; one click leads to the cell. */
export const FindingPanel = ({ sheet, keeper, findings, sayFinding, onShow }: Props) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const [whole, setWhole] = useState(false)
  const conflicts = keeper.conflicts()
  const names = new Map(
    sheet.form.sections.flatMap(({ fields }) => fields.map((field) => [field.indicatorId, field.card.name])),
  )
  const subjects = new Map(sheet.subjects.map(({ id, name }) => [id, name]))
  const nameOf = (subjectId: number, indicatorId: number | undefined): string =>
    [subjects.size > 1 ? subjects.get(subjectId) : '', names.get(indicatorId ?? 0)]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ')
  const blocking = findings.filter(({ blocks }) => blocks).length
  // what is not filled in yet is one thing to do, not a list of faults
  const blank = findings.filter(({ code }) => code === 'cell.required')
  const others = findings.filter(({ code }) => code !== 'cell.required')
  const shown = whole ? others : others.slice(0, AT_FIRST)
  const [firstBlank] = blank
  const showFinding = ({ subjectId, indicatorIds, side }: FormFinding) =>
    onShow({ subjectId, indicatorId: indicatorIds[0] ?? 0, side })
  return (
    <section className="panel" aria-label={words.problems}>
      <header>
        <h2>{words.problems}</h2>
        <span className="count">{blocking + conflicts.length}</span>
      </header>
      {findings.length === 0 && conflicts.length === 0 && <div className="panel-body quiet">{words.problemsNone}</div>}
      <ul className="finding-list">
        {conflicts.map((theirs) => {
          const mine = keeper.entered(theirs)?.text ?? ''
          const key = { subjectId: theirs.subjectId, indicatorId: theirs.indicatorId, side: theirs.side }
          return (
            <li key={`${theirs.subjectId}:${theirs.indicatorId}:${theirs.side}`}>
              <button type="button" onClick={() => onShow(key)}>
                <span className="shape late">■</span>
                <strong>{nameOf(theirs.subjectId, theirs.indicatorId)}</strong>{' '}
                {words.conflict(theirs.by ?? '', f.instant(theirs.at), theirs.text === '' ? words.blank : theirs.text)}
              </button>
              <div className="toolbar">
                <Button size="small" onClick={() => keeper.settle(key, 'mine')}>
                  {words.conflictMine(mine === '' ? words.blank : mine)}
                </Button>
                <Button size="small" onClick={() => keeper.settle(key, 'theirs')}>
                  {words.conflictTheirs}
                </Button>
              </div>
            </li>
          )
        })}
        {shown.map((finding, index) => {
          const [sign, tone] = signOf(finding)
          const [indicatorId] = finding.indicatorIds
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of findings is made anew as a whole
            <li key={index}>
              <button type="button" onClick={() => showFinding(finding)}>
                <span className={`shape ${tone}`}>{sign}</span>
                <strong>{nameOf(finding.subjectId, indicatorId)}</strong>
                {finding.side === 'last-year' && <span className="quiet"> {words.lastYear}</span>} {sayFinding(finding)}
                {finding.reason !== null && finding.severity === 'needs-reason' && (
                  <div className="quiet">
                    {words.explanation}：{finding.reason}
                  </div>
                )}
              </button>
            </li>
          )
        })}
        {firstBlank !== undefined && (
          <li>
            <button type="button" onClick={() => showFinding(firstBlank)}>
              <span className="shape no-data">○</span>
              {words.blanks(blank.length)}
            </button>
          </li>
        )}
      </ul>
      {shown.length < others.length && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {words.more(others.length - shown.length)}
        </Button>
      )}
    </section>
  )
}
