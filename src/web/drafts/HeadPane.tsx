import { Button } from 'antd'
import { useState } from 'react'
import type { Draft, PlanHeadValue } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { HeadFields } from '../parts/HeadFields.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import type { Selected } from './SourceText.tsx'

type Props = {
  readonly draft: Draft
  readonly mayJudge: boolean
  readonly onShow: (span: Selected) => void
  readonly onReload: () => void
}

/** What stands around the plan: number, issuer, term, annexes, and what the document left blank. */
export const HeadPane = ({ draft, mayJudge, onShow, onReload }: Props) => {
  const { w } = useLanguage()
  const words = w.review.head
  const [head, setHead] = useState<PlanHeadValue>(draft.head)
  const change = (part: Partial<PlanHeadValue>) => setHead((old) => ({ ...old, ...part }))
  const save = useAct({
    deed: () => api.drafts.changeHead({ id: draft.id, revision: draft.headRevision, head }),
    said: () => words.saved,
    touches: [['draft', draft.id]],
  })
  return (
    <div className="review-pane head-pane">
      <ActFaults act={save} onReload={onReload} />
      <HeadFields head={head} disabled={!mayJudge} onChange={change} />
      {mayJudge && (
        <div className="form-deeds">
          <Button
            type="primary"
            loading={save.pending}
            disabled={head.title.trim() === ''}
            onClick={() => save.run(undefined)}
          >
            {words.save}
          </Button>
        </div>
      )}
      <h3>{words.annexes}</h3>
      {head.annexes.length === 0 && <p className="quiet">{words.annexNone}</p>}
      <ul className="unread-list">
        {head.annexes.map((annex) => (
          <li key={annex.start}>
            <button
              type="button"
              className="plain"
              onClick={() => onShow({ start: annex.start, end: annex.start + annex.title.length })}
            >
              {annex.number} {annex.title}
            </button>
          </li>
        ))}
      </ul>
      {head.placeholders.length > 0 && <h3>{words.placeholders}</h3>}
      <ul className="unread-list">
        {head.placeholders.map((blank) => (
          <li key={blank.start}>
            <button type="button" className="plain" onClick={() => onShow(blank)}>
              <span className="doubt">▲</span> {blank.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
