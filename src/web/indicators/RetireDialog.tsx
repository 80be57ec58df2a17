import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { type Detail, numbersKey } from './queries.ts'

/** Out of use from a day on, or in use again; its values stay either way. */
export const RetireDialog = ({ detail, onClose }: { readonly detail: Detail; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.indicators.retire
  const client = useQueryClient()
  const today = useToday()
  const [day, setDay] = useState<string | null>(today)
  const resuming = detail.retiredOn !== null
  const { name } = detail.card
  const act = useAct({
    deed: (reason: string) =>
      api.indicators.retire({
        ...{ id: detail.id, version: detail.version, reason },
        retiredOn: resuming ? null : (day ?? today),
      }),
    touches: [numbersKey],
    said: () => (resuming ? words.resumed(name) : words.done(name)),
    after: onClose,
  })
  return (
    <ReasonDialog
      danger={!resuming}
      title={resuming ? words.titleResume(name) : words.title(name)}
      verb={resuming ? words.resume : words.verb}
      act={act}
      onReason={act.run}
      onClose={onClose}
      onReload={() => client.invalidateQueries({ queryKey: numbersKey })}
    >
      {!resuming && (
        <>
          <p>{words.what}</p>
          <Field label={words.day}>{(wiring) => <DayInput {...wiring} value={day} onChange={setDay} />}</Field>
        </>
      )}
    </ReasonDialog>
  )
}
