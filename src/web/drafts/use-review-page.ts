import { useMemo, useState } from 'react'
import type { Draft, DraftItem, MeasureValue, TargetProposal, TargetValue } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { say } from '../parts/notices.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import type { Mark } from './marks.ts'
import { itemsShown, type KeyAction, nextPending, step } from './review.ts'
import type { ReviewSearch } from './review-search.ts'
import type { Selected } from './SourceText.tsx'
import { useReview } from './use-draft.ts'
import { useReviewView } from './use-review-view.ts'

/** What is being corrected or added. */
export type Editing =
  | { readonly item: DraftItem; readonly value: TargetValue | MeasureValue }
  | { readonly item: null; readonly span: Selected; readonly value: TargetProposal | MeasureValue }

/** Everything the review page knows and does; the page itself only arranges it. */
export function useReviewPage(draft: Draft, mayJudge: boolean) {
  const { w, f } = useLanguage()
  const view = useReviewView()
  const { pane, shown, order, search, chosen } = view
  const [focus, setFocus] = useState<Selected | null>(() => spanOf(draft, chosen))
  const [selected, setSelected] = useState<Selected | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [keysShown, showKeys] = useState(false)
  const items = useMemo(() => itemsShown(draft.items, shown, order, search), [draft.items, shown, order, search])
  const marks = useMemo(() => marksOf(draft), [draft])

  const choose = (id: string | null, more: ReviewSearch = {}) => {
    if (id !== null) view.change({ ...more, item: id })
    // what was marked for the last deed is not meant for the next one
    setSelected(null)
    const span = spanOf(draft, id)
    if (span !== null) setFocus(span)
  }
  const review = useReview(draft.id, (item) => {
    say(w.review.conflict)
    // the judgement moved on before the refusal came; whoever is to look again must stand on it
    choose(item.id)
  })
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
      view.setPane('readings')
      setFocus(span)
      setSelected(null)
      setEditing({ item: null, span, value: kind === 'target' ? made.target : made.measure })
    },
  })
  const addFrom = (kind: 'target' | 'measure', span: Selected | null) => {
    if (span === null) say(w.review.selectHint)
    else suggest.run({ kind, span })
  }
  const opened = (item: DraftItem) => {
    setEditing(null)
    choose(item.id)
  }
  const save = (value: TargetValue | MeasureValue) => {
    const close = { onSuccess: () => setEditing(null) }
    if (editing === null) return
    if (editing.item !== null) review.correct.mutate({ item: editing.item, value }, close)
    else review.add.mutate({ ...editing.span, value }, { onSuccess: opened })
  }
  const current = draft.items.find((item) => item.id === chosen) ?? null
  const sentences = useMemo(() => unreadOf(draft), [draft])
  const dismiss = (start: number, dismissed: boolean) => review.dismiss.mutate({ start, dismissed })
  /** the same keys in the list of sentences that nothing was read from */
  const actOnSentence = (action: KeyAction) => {
    const at = sentences.find((one) => one.id === chosen)
    if (action === 'next' || action === 'previous') choose(step(sentences, chosen, action === 'next' ? 1 : -1))
    else if (!mayJudge || at === undefined) return
    else if (action === 'addTarget' || action === 'addMeasure')
      addFrom(action === 'addTarget' ? 'target' : 'measure', selected ?? at)
    else if (action === 'reject' || action === 'accept') {
      dismiss(at.start, true)
      choose(step(sentences, chosen, 1))
    } else if (action === 'undo') dismiss(at.start, false)
  }
  const act = (action: KeyAction) => {
    if (action === 'keys') showKeys(true)
    else if (pane === 'unread') actOnSentence(action)
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
    if (mark.kind === 'unread') choose(mark.id, { pane: 'unread' })
    else
      choose(
        mark.id,
        items.some((item) => item.id === mark.id) ? { pane: 'readings' } : { pane: 'readings', show: 'all' },
      )
  }
  const showName = (name: string) => {
    const at = draft.text.indexOf(name)
    if (at >= 0) setFocus({ start: at, end: at + name.length })
  }
  const acceptAll = (confidence: number) =>
    review.acceptAll.mutate(confidence, { onSuccess: (n) => say(w.review.acceptedAll(f.number(n))) })
  return {
    ...view,
    ...{ focus, setFocus, selected, setSelected, sentences, dismiss },
    ...{ editing, setEditing, keysShown, showKeys, review, items, marks, suggest },
    ...{ choose, judge, edit, addFrom, save, act, openMark, showName, acceptAll },
  }
}

/** A sentence without a reading goes by its place. */
const unreadId = (start: number): string => `unread-${start}`

const unreadOf = (draft: Draft) => {
  const dismissed = new Set(draft.dismissed)
  return draft.unread.map((sentence) => ({
    ...sentence,
    id: unreadId(sentence.start),
    dismissed: dismissed.has(sentence.start),
  }))
}
export type UnreadItem = ReturnType<typeof unreadOf>[number]

function spanOf(draft: Draft, id: string | null): Selected | null {
  const found = draft.items.find((item) => item.id === id) ?? draft.unread.find(({ start }) => unreadId(start) === id)
  return found === undefined ? null : { start: found.start, end: found.end }
}

function marksOf(draft: Draft): Mark[] {
  return [
    ...draft.items.map(
      (item): Mark => ({ id: item.id, start: item.start, end: item.end, kind: item.kind, state: item.state }),
    ),
    ...unreadOf(draft).map(
      ({ id, start, end, dismissed }): Mark => ({
        ...{ id, start, end },
        kind: 'unread',
        state: dismissed ? 'dismissed' : 'open',
      }),
    ),
  ]
}
