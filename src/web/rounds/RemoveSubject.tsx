import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { SubjectPage } from '#contract/rounds/subject.ts'
import { api } from '../api/client.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { roundsKey } from './queries.ts'

type Props = { readonly round: RoundPage; readonly subject: SubjectPage }

/** For what was imported by mistake, while the round is prepared. */
export const RemoveSubject = ({ round, subject }: Props) => {
  const { w } = useLanguage()
  const words = w.rounds
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useAct({
    deed: (reason: string) => api.rounds.remove({ id: round.id, row: subject.row, words: reason }),
    said: () => words.removed,
    touches: [[...roundsKey, round.id, 'inputs'], roundsKey],
    after: () => navigate({ to: '/rounds/$id/inputs', params: { id: round.id } }),
  })
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      {asking && (
        <ReasonDialog
          title={words.removeWhy(subject.name)}
          verb={words.remove}
          danger
          act={remove}
          onReason={remove.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
