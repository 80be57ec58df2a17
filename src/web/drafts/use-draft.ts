import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Draft, DraftItem, MeasureValue, TargetValue } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { isConflict } from '../api/faults.ts'
import { mergeItems } from './review.ts'

const keyOf = (id: string) => ['draft', id] as const
const POLL_MS = 4000

/** One draft, kept up with what other reviewers do to it. */
export function useDraft(id: string) {
  const client = useQueryClient()
  const draft = useQuery({
    queryKey: keyOf(id),
    queryFn: () => api.drafts.get({ id }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useQuery({
    queryKey: ['draft-changes', id],
    enabled: draft.data?.state === 'open',
    refetchInterval: POLL_MS,
    queryFn: async () => {
      const known = client.getQueryData<Draft>(keyOf(id))
      if (known === undefined) return 0
      const fresh = await api.drafts.changes({ id, since: known.sequence })
      if (fresh.sequence === known.sequence && fresh.state === known.state) return fresh.sequence
      client.setQueryData<Draft>(keyOf(id), (old) =>
        old === undefined
          ? old
          : {
              ...mergeItems(old, fresh.items),
              sequence: fresh.sequence,
              state: fresh.state,
              dismissed: fresh.dismissed,
              names: fresh.names ?? old.names,
            },
      )
      if (fresh.headRevision !== known.headRevision) await client.invalidateQueries({ queryKey: keyOf(id) })
      return fresh.sequence
    },
  })
  return draft
}

/** Everything a reviewer does to a draft. A refusal for a newer revision brings the newer one in and names the item. */
export function useReview(id: string, onConflict: (item: DraftItem) => void) {
  const client = useQueryClient()
  const keep = (...items: readonly DraftItem[]) =>
    client.setQueryData<Draft>(keyOf(id), (old) => (old === undefined ? old : mergeItems(old, items)))
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(id) })
  const onError = (error: unknown, item: DraftItem) => {
    if (!isConflict(error)) return
    void refresh()
    onConflict(item)
  }
  // whoever judges, undoes and corrects faster than the server answers is not somebody else
  const own = useRef(new Map<string, number>())
  const revisionOf = (item: DraftItem) => Math.max(item.revision, own.current.get(item.id) ?? 0)
  const keepOwn = (item: DraftItem) => {
    own.current.set(item.id, item.revision)
    keep(item)
  }
  const oneByOne = { id: `review-${id}` }
  const judge = useMutation({
    scope: oneByOne,
    mutationFn: ({ item, state }: { item: DraftItem; state: 'pending' | 'accepted' | 'rejected' }) =>
      api.drafts.judge({ draftId: id, id: item.id, revision: revisionOf(item), state }),
    onMutate: ({ item, state }) => void keep({ ...item, state }),
    onSuccess: keepOwn,
    onError: (error, { item }) => {
      keep(item)
      onError(error, item)
    },
  })
  const correct = useMutation({
    scope: oneByOne,
    mutationFn: (change: { item: DraftItem; value: TargetValue | MeasureValue }) => {
      const { item, value } = change
      const at = { draftId: id, id: item.id, revision: revisionOf(item) }
      return 'metric' in value
        ? api.drafts.correctTarget({ ...at, value })
        : api.drafts.correctMeasure({ ...at, value })
    },
    onSuccess: keepOwn,
    onError: (error, { item }) => onError(error, item),
  })
  const add = useMutation({
    mutationFn: ({ start, end, value }: { start: number; end: number; value: TargetValue | MeasureValue }) =>
      api.drafts.add({
        draftId: id,
        start,
        end,
        item: 'metric' in value ? { kind: 'target', value } : { kind: 'measure', value },
      }),
    onSuccess: (item) => {
      keep(item)
      void refresh()
    },
  })
  const acceptAll = useMutation({
    mutationFn: async (confidence: number) => {
      const targets = await api.drafts.acceptAll({ id, kind: 'target', confidence })
      const measures = await api.drafts.acceptAll({ id, kind: 'measure', confidence })
      return targets.accepted + measures.accepted
    },
    onSuccess: refresh,
  })
  const dismiss = useMutation({
    mutationFn: (change: { start: number; dismissed: boolean }) => api.drafts.dismiss({ id, ...change }),
    onMutate: ({ start, dismissed }) =>
      void client.setQueryData<Draft>(keyOf(id), (old) =>
        old === undefined
          ? old
          : { ...old, dismissed: dismissed ? [...old.dismissed, start] : old.dismissed.filter((at) => at !== start) },
      ),
  })
  return { judge, correct, add, acceptAll, dismiss, refresh }
}
