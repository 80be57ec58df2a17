import { Button, Input, Segmented } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { Draft, DraftItem } from '#contract/drafts.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useLanguage } from '../words/language.tsx'
import { ReadingRow, type RowDeeds } from './ReadingRow.tsx'
import { countsOf, type Order, type Shown, sure } from './review.ts'

type Props = RowDeeds & {
  readonly draft: Draft
  readonly items: readonly DraftItem[]
  readonly chosen: string | null
  readonly mayJudge: boolean
  readonly shown: Shown
  readonly order: Order
  readonly search: string
  readonly onShown: (shown: Shown) => void
  readonly onOrder: (order: Order) => void
  readonly onSearch: (search: string) => void
  readonly onAcceptAll: (confidence: number) => void
  /** the form in place of the row being corrected, or above the list for what is being added */
  readonly form: { readonly itemId: string | null; readonly node: ReactNode } | null
}

/** The list of readings beside the text. */
export const ReadingsPane = (props: Props) => {
  const { draft, items, chosen, form } = props
  const { w, f } = useLanguage()
  const counts = countsOf(draft.items)
  const pendingFrom = (confidence: number) =>
    draft.items.filter((item) => item.state === 'pending' && item.confidence >= confidence).length
  const formAt = form === null ? null : (form.itemId ?? 'added')
  useEffect(() => {
    const shown = formAt ?? chosen
    // the form is taller than the row in whose place it stands
    if (shown !== null) document.getElementById(`reading-${shown}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, formAt])
  const of = (kind: DraftItem['kind']) => draft.items.filter((item) => item.kind === kind).length
  const numbers: Record<Shown, number> = {
    pending: counts.pending,
    target: of('target'),
    measure: of('measure'),
    all: draft.items.length,
  }
  return (
    <div className="review-pane">
      <div className="review-bar">
        <Segmented<Shown>
          size="small"
          value={props.shown}
          onChange={props.onShown}
          options={(['pending', 'target', 'measure', 'all'] as const).map((value) => ({
            value,
            label: `${w.review.shown[value]} ${f.number(numbers[value])}`,
          }))}
        />
        <Segmented<Order>
          size="small"
          value={props.order}
          onChange={props.onOrder}
          options={(['document', 'doubt'] as const).map((value) => ({ value, label: w.review.orders[value] }))}
        />
        <Input.Search
          size="small"
          allowClear
          placeholder={w.review.find}
          defaultValue={props.search}
          onSearch={props.onSearch}
        />
      </div>
      {props.mayJudge && (
        <div className="review-bar">
          {sure
            .filter((confidence) => pendingFrom(confidence) > 0)
            .map((confidence) => (
              <Button key={confidence} size="small" onClick={() => props.onAcceptAll(confidence)}>
                {w.review.acceptAll(f.number(pendingFrom(confidence)), f.number(confidence * 100))}
              </Button>
            ))}
        </div>
      )}
      {form !== null && form.itemId === null && <div id="reading-added">{form.node}</div>}
      {items.length === 0 && <EmptyState title={counts.pending === 0 ? w.review.allJudged : w.review.nothingShown} />}
      <ul className="readings">
        {items.map((item) =>
          form !== null && form.itemId === item.id ? (
            <li key={item.id} id={`reading-${item.id}`} className="reading chosen">
              {form.node}
            </li>
          ) : (
            <ReadingRow
              key={item.id}
              item={item}
              chosen={item.id === chosen}
              mayJudge={props.mayJudge}
              onChoose={props.onChoose}
              onJudge={props.onJudge}
              onEdit={props.onEdit}
            />
          ),
        )}
      </ul>
    </div>
  )
}
