import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Decomposition, DecompositionContent } from '#contract/decompositions.ts'
import type { ShareCheck } from '#core/decompositions/check.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { programmeKey } from '../programmes/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { splitQuery } from './queries.ts'

type DeedProps = {
  readonly id: string
  readonly split: Decomposition
  readonly content: DecompositionContent
  readonly check: ShareCheck
  readonly dirty: boolean
  readonly fine: boolean
}

export const SplitDeeds = ({ id, split, content, check, dirty, fine }: DeedProps) => {
  const { w } = useLanguage()
  const words = w.decompositions
  const [issuing, setIssuing] = useState(false)
  const ofTarget = { id, targetId: split.target.id }
  const touches = [programmeKey(id)]
  const client = useQueryClient()
  // At once, so that what has just been kept does not look unsaved until the answer is asked for again.
  const keep = (made: Decomposition) => client.setQueryData(splitQuery(id, split.target.id).queryKey, made)
  const save = useAct({
    deed: () => api.decompositions.save({ ...ofTarget, revision: split.revision, content }),
    said: () => words.saved,
    touches,
    after: keep,
  })
  const issue = useAct({
    deed: async (reason: string) => {
      const saved =
        dirty || split.draft === null
          ? await api.decompositions.save({ ...ofTarget, revision: split.revision, content })
          : split
      return api.decompositions.issue({ ...ofTarget, revision: saved.revision ?? 0, reason })
    },
    said: (made) => words.issuedNow(made.versions[0]?.version ?? 1),
    touches,
    after: (made) => {
      keep(made)
      setIssuing(false)
    },
  })
  const discard = useAct({
    deed: () => api.decompositions.discard({ ...ofTarget, revision: split.revision ?? 0 }),
    said: () => words.discarded,
    touches,
  })
  const stops = check.findings.some(({ severity }) => severity === 'stop')
  const wrong = check.findings.some(({ severity }) => severity === 'wrong')
  const nothingNew = !dirty && split.draft === null
  return (
    <div className="form-foot split-deeds no-print">
      <ActFaults act={save} />
      <ActFaults act={discard} />
      <Button type="primary" disabled={stops || !fine || nothingNew} onClick={() => setIssuing(true)}>
        {words.issue}…
      </Button>
      <Button disabled={!dirty || !fine} loading={save.pending} onClick={() => save.run(undefined)}>
        {words.save}
      </Button>
      {split.draft !== null && (
        <Popconfirm
          title={words.discardTitle}
          description={words.discardWhat}
          okText={words.discard}
          cancelText={w.parts.cancel}
          onConfirm={() => discard.run(undefined)}
        >
          <Button danger loading={discard.pending}>
            {words.discard}
          </Button>
        </Popconfirm>
      )}
      {dirty && <span className="quiet">{words.unsaved}</span>}
      {issuing && (
        <ReasonDialog
          title={words.issueTitle}
          verb={words.issue}
          act={issue}
          onReason={issue.run}
          onClose={() => setIssuing(false)}
        >
          <p>{words.issueWhat((split.versions[0]?.version ?? 0) + 1, content.shares.length)}</p>
          {wrong && <p className="late-word">▲ {words.issueWrong}</p>}
        </ReasonDialog>
      )}
    </div>
  )
}
