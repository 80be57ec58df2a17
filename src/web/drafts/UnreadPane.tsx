import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import type { Draft } from '#contract/drafts.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useLanguage } from '../words/language.tsx'
import type { Selected } from './SourceText.tsx'
import type { UnreadItem } from './use-review-page.ts'

type Props = {
  readonly draft: Draft
  readonly sentences: readonly UnreadItem[]
  readonly chosen: string | null
  readonly mayJudge: boolean
  readonly onChoose: (id: string) => void
  readonly onDismiss: (start: number, dismissed: boolean) => void
  readonly onAdd: (kind: 'target' | 'measure', span: Selected) => void
}

/** Sentences with a number, a date or a promise from which nothing was read. */
export const UnreadPane = ({ draft, sentences, chosen, mayJudge, onChoose, onDismiss, onAdd }: Props) => {
  const { w } = useLanguage()
  const [all, setAll] = useState(false)
  const shown = all ? sentences : sentences.filter((sentence) => !sentence.dismissed || sentence.id === chosen)
  useEffect(() => {
    if (chosen !== null) document.getElementById(chosen)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div className="review-pane">
      <p className="quiet">{w.review.unreadWhat}</p>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        {w.review.showDismissed}
      </Checkbox>
      {shown.length === 0 && <EmptyState title={w.review.unreadNone} />}
      <ul className="unread-list">
        {shown.map((sentence) => (
          <li
            key={sentence.id}
            id={sentence.id}
            className={`${sentence.dismissed ? 'dismissed' : ''}${sentence.id === chosen ? ' chosen' : ''}`}
          >
            <button type="button" className="plain" onClick={() => onChoose(sentence.id)}>
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
                  <Button size="small" onClick={() => onDismiss(sentence.start, !sentence.dismissed)}>
                    {sentence.dismissed ? w.review.restore : w.review.dismiss}
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
