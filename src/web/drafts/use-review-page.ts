import { useMemo, useState } from 'react'
import type { Draft, DraftItem, MeasureValue, TargetValue } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { say } from '../parts/notices.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import type { Mark } from './marks.ts'
import { itemsShown, type KeyAction, nextPending, type Order, type Shown, step } from './review.ts'
import type { Selected } from './SourceText.tsx'
import { useReview } from './use-draft.ts'

export type Pane = 'readings' | 'unread' | 'names' | 'head'
/** What is being corrected or added. */
export type Editing =
  | { readonly item: DraftItem; readonly value: TargetValue | MeasureValue }
  | { readonly item: null; readonly span: Selected; readonly value: TargetValue | MeasureValue }

/** Everything the review page knows and does; the page itself only arranges it. */
export function useReviewPage(draft: Draft, mayJudge: boolean) {
  const { w, f } = useLanguage()
  const [pane, setPane] = useState<Pane>('readings')
  const [shown, setShown] = useState<Shown>('all')
  const [order, setOrder] = useState<Order>('document')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [focus, setFocus] = useState<Selected | null>(null)
  const [selected, setSelected] = useState<Selected | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [keysShown, showKeys] = useState(false)
  const review = useReview(draft.id, () => say(w.review.conflict))
  const items = useMemo(() => itemsShown(draft.items, shown, order, search), [draft.items, shown, order, search])
  const marks = useMemo(() => marksOf(draft), [draft])

  const choose = (id: string | null) => {
    setChosen(id)
    const item = draft.items.find((one) => one.id === id)
    if (item !== undefined) setFocus({ start: item.start, end: item.end })
  }
  const judge = (item: DraftItem, state: 'pending' | 'accepted' | 'rejected') => {
    review.judge.mutate({ item, state })
    if (state !== 'pending')
      choose(
        nextPending(
          items.map((one) => (one.id === item.id ? { ...one, state } : one)),
          item.id,
        ),
      )
  }
  const edit = (item: DraftItem) => {
    choose(item.id)
    setEditing({ item, value: item.value })
  }
  const suggest = useAct({
    deed: (input: { kind: 'target' | 'measure'; span: Selected }) =>
      api.drafts.suggest({ draftId: draft.id, ...input.span }),
    after: (made, { kind, span }) => {
      setPane('readings')
      setFocus(span)
      setEditing({ item: null, span, value: kind === 'target' ? made.target : made.measure })
    },
  })
  const addFrom = (kind: 'target' | 'measure', span: Selected | null) => {
    if (span === null) say(w.review.selectHint)
    else suggest.run({ kind, span })
  }
  const save = (value: TargetValue | MeasureValue) => {
    const close = { onSuccess: () => setEditing(null) }
    if (editing === null) return
    if (editing.item !== null) review.correct.mutate({ item: editing.item, value }, close)
    else review.add.mutate({ ...editing.span, value }, { onSuccess: (item) => (setEditing(null), choose(item.id)) })
  }
  const current = draft.items.find((item) => item.id === chosen) ?? null
  const act = (action: KeyAction) => {
    if (action === 'keys') showKeys(true)
    else if (action === 'next' || action === 'previous') choose(step(items, chosen, action === 'next' ? 1 : -1))
    else if (action === 'pending') choose(nextPending(items, chosen))
    else if (mayJudge) change(action)
  }
  const change = (action: KeyAction) => {
    if (action === 'addTarget' || action === 'addMeasure')
      addFrom(action === 'addTarget' ? 'target' : 'measure', selected)
    else if (current === null) choose(step(items, null, 1))
    else if (action === 'edit') edit(current)
    else if (action === 'undo') judge(current, 'pending')
    else if (action === 'accept' || action === 'reject') judge(current, action === 'accept' ? 'accepted' : 'rejected')
  }
  const openMark = (mark: Mark) => {
    if (mark.kind === 'unread') {
      setPane('unread')
      setFocus(mark)
      return
    }
    setPane('readings')
    if (!items.some((item) => item.id === mark.id)) setShown('all')
    choose(mark.id)
  }
  const showName = (name: string) => {
    const at = draft.text.indexOf(name)
    if (at >= 0) setFocus({ start: at, end: at + name.length })
  }
  const acceptAll = () => review.acceptAll.mutate(0.9, { onSuccess: (n) => say(w.review.acceptedAll(f.number(n))) })
  return {
    ...{
      pane,
      setPane,
      shown,
      setShown,
      order,
      setOrder,
      search,
      setSearch,
      chosen,
      focus,
      setFocus,
      selected,
      setSelected,
    },
    ...{ editing, setEditing, keysShown, showKeys, review, items, marks, suggest },
    ...{ choose, judge, edit, addFrom, save, act, openMark, showName, acceptAll },
  }
}

function marksOf(draft: Draft): Mark[] {
  const dismissed = new Set(draft.dismissed)
  return [
    ...draft.items.map(
      (item): Mark => ({ id: item.id, start: item.start, end: item.end, kind: item.kind, state: item.state }),
    ),
    ...draft.unread.map(
      (sentence): Mark => ({
        id: `unread-${sentence.start}`,
        start: sentence.start,
        end: sentence.end,
        kind: 'unread',
        state: dismissed.has(sentence.start) ? 'dismissed' : 'open',
      }),
    ),
  ]
}
