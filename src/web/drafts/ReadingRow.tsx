import { Button } from 'antd'
import type { DraftItem, MeasureValue, TargetValue } from '#contract/drafts.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordRule } from '../words/word-rule.ts'
import { doubtful } from './review.ts'

const SIGNS = {
  pending: { sign: '○', tone: 'no-data' },
  accepted: { sign: '✓', tone: 'done' },
  corrected: { sign: '●', tone: 'on-course' },
  rejected: { sign: '■', tone: 'late' },
} as const satisfies Record<DraftItem['state'], { sign: string; tone: string }>

export type RowDeeds = {
  readonly onChoose: (item: DraftItem) => void
  readonly onJudge: (item: DraftItem, state: 'pending' | 'accepted' | 'rejected') => void
  readonly onEdit: (item: DraftItem) => void
}
type Props = RowDeeds & { readonly item: DraftItem; readonly chosen: boolean; readonly mayJudge: boolean }

/** One reading: what it says, how sure its rule is, and what the reviewer made of it. */
export const ReadingRow = ({ item, chosen, mayJudge, onChoose, onJudge, onEdit }: Props) => {
  const { w, f } = useLanguage()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page listens to the keys for the whole list
    <li
      id={`reading-${item.id}`}
      className={`reading ${item.state}${chosen ? ' chosen' : ''}`}
      aria-current={chosen}
      onClick={() => onChoose(item)}
    >
      <div className="reading-head">
        <span className={`reading-kind ${item.kind}`}>{w.review.kinds[item.kind]}</span>
        {item.kind === 'target' ? <TargetLine value={item.value} /> : <MeasureLine value={item.value} />}
        {item.origin === 'read' && item.state === 'pending' && item.confidence < doubtful && (
          <b className="doubt">▲ {w.review.doubtful}</b>
        )}
        <Mark {...SIGNS[item.state]} word={w.review.itemStates[item.state]} />
      </div>
      {item.kind === 'measure' && <MeasureDetail value={item.value} />}
      {chosen && (
        <div className="reading-foot">
          <span className="quiet">
            {item.origin === 'added'
              ? w.review.added
              : `${w.review.confidence(f.number(Math.round(item.confidence * 100)))} · ${w.review.rule(wordRule(w, item.rule))}`}
            {item.changedBy !== null && item.changedAt !== null && (
              <> · {w.review.byWhom(item.changedBy, f.instant(item.changedAt))}</>
            )}
          </span>
          {mayJudge && (
            <span className="reading-deeds">
              {item.state === 'pending' ? (
                <>
                  <Button size="small" type="primary" onClick={() => onJudge(item, 'accepted')}>
                    {w.review.accept}
                  </Button>
                  <Button size="small" onClick={() => onEdit(item)}>
                    {w.review.edit}
                  </Button>
                  <Button size="small" onClick={() => onJudge(item, 'rejected')}>
                    {w.review.reject}
                  </Button>
                </>
              ) : (
                <>
                  <Button size="small" onClick={() => onEdit(item)}>
                    {w.review.edit}
                  </Button>
                  <Button size="small" onClick={() => onJudge(item, 'pending')}>
                    {w.review.undo}
                  </Button>
                </>
              )}
            </span>
          )}
        </div>
      )}
    </li>
  )
}

const COMPARED = { '>=': '≥', '<=': '≤', '=': '=', '~': '≈' } as const

const TargetLine = ({ value }: { readonly value: TargetValue }) => {
  const { w, f } = useLanguage()
  return (
    <span className="reading-what">
      <span className="reading-metric">{value.metric}</span>
      <b className="number">
        {COMPARED[value.comparator]} {f.number(value.value)}
        {value.valueMax !== null && `–${f.number(value.valueMax)}`} {value.unit}
      </b>
      <span className="quiet">
        {value.period === null ? w.parts.none : f.period(value.period)}
        {value.scope !== null && ` · ${value.scope}`} · {w.review.target.kinds[value.kind]}
        {value.role === 'base' && ` · ${w.review.target.roles.base}`}
      </span>
    </span>
  )
}

const MeasureLine = ({ value }: { readonly value: MeasureValue }) => (
  <span className="reading-what">
    <span className="quiet number">{numberWords(value.number)}</span>
    <span className="reading-metric">{value.title}</span>
  </span>
)

const MeasureDetail = ({ value }: { readonly value: MeasureValue }) => {
  const { w, f } = useLanguage()
  return (
    <div className="reading-detail">
      {value.duties.length === 0 ? (
        <span className="quiet">{w.review.measure.noDuties}</span>
      ) : (
        value.duties.map((duty) => (
          <span
            key={`${duty.grade}${duty.name}`}
            className={`duty ${duty.grade}`}
            title={`${w.review.measure.grades[duty.grade]}${duty.inherited ? `（${w.review.measure.inherited}）` : ''}`}
          >
            {duty.grade === 'lead' && <b>{w.review.measure.grades.lead} </b>}
            {duty.name}
          </span>
        ))
      )}
      {value.steps.length > 0 && (
        <span className="quiet">
          {w.review.measure.steps} {f.list(value.steps.map((step) => f.period(step.period)))}
        </span>
      )}
    </div>
  )
}
