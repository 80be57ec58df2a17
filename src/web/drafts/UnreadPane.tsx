import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Draft } from '#contract/drafts.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useLanguage } from '../words/language.tsx'
import type { Selected } from './SourceText.tsx'

type Props = {
  readonly draft: Draft
  readonly mayJudge: boolean
  readonly onShow: (span: Selected) => void
  readonly onDismiss: (start: number, dismissed: boolean) => void
  readonly onAdd: (kind: 'target' | 'measure', span: Selected) => void
}

/** Sentences with a number, a date or a promise from which nothing was read. */
export const UnreadPane = ({ draft, mayJudge, onShow, onDismiss, onAdd }: Props) => {
  const { w } = useLanguage()
  const [all, setAll] = useState(false)
  const dismissed = new Set(draft.dismissed)
  const shown = all ? draft.unread : draft.unread.filter((sentence) => !dismissed.has(sentence.start))
  return (
    <div className="review-pane">
      <p className="quiet">{w.review.unreadWhat}</p>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        {w.review.showDismissed}
      </Checkbox>
      {shown.length === 0 && <EmptyState title={w.review.unreadNone} />}
      <ul className="unread-list">
        {shown.map((sentence) => (
          <li key={sentence.start} className={dismissed.has(sentence.start) ? 'dismissed' : ''}>
            <button type="button" className="plain" onClick={() => onShow(sentence)}>
              {draft.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}
            </button>
            <div className="reading-foot">
              <span className="quiet">{w.review.unreadWhy[sentence.why]}</span>
              {mayJudge && (
                <span className="reading-deeds">
                  <Button size="small" onClick={() => onAdd('target', sentence)}>
                    {w.review.addTarget}
                  </Button>
                  <Button size="small" onClick={() => onAdd('measure', sentence)}>
                    {w.review.addMeasure}
                  </Button>
                  <Button size="small" onClick={() => onDismiss(sentence.start, !dismissed.has(sentence.start))}>
                    {dismissed.has(sentence.start) ? w.review.restore : w.review.dismiss}
                  </Button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
