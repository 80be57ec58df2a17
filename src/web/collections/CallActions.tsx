import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Call } from '#contract/collections/call.ts'
import type { SubmissionRow } from '#contract/collections/submission.ts'
import { isHandedIn } from '#core/collections/states.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { say } from '../parts/notices.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { periodWords } from './marks.tsx'
import { callQuery, touchedBySubmission } from './queries.ts'

const useCallDeed = <Input,>(call: Call, deed: (input: Input) => Promise<Call>, said: string, after?: () => void) => {
  const client = useQueryClient()
  return useAct({
    deed,
    said: () => said,
    touches: touchedBySubmission,
    after: (answer) => {
      client.setQueryData(callQuery(call.id).queryKey, answer)
      after?.()
    },
  })
}

/** Who has not handed in, to be noted as reminded and told where they are reached. */
const Remind = ({ call }: { readonly call: Call }) => {
  const { w, f } = useLanguage()
  const words = w.collections.call
  const [open, setOpen] = useState(false)
  const silent = call.submissions.filter(({ state }) => !isHandedIn(state))
  const act = useCallDeed(
    call,
    () => api.calls.remind({ id: call.id, submissionIds: silent.map(({ id }) => id) }),
    words.remindDone(silent.length),
    () => setOpen(false),
  )
  if (silent.length === 0 || call.state === 'closed') return null
  const text = [
    words.remindText(call.title, periodWords(f, call.periodType, call.periodEnd), f.day(call.dueOn)),
    ...silent.map((row) => words.remindLine(row.unitName, row.overdue ? (row.lateDays ?? 0) : 0)),
  ].join('\n')
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => say(words.copied))
      .catch(() => say(w.parts.table.copyRefused))
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.remind(silent.length)}
      </Button>
      {open && (
        <Modal
          open
          title={words.remindTitle}
          onCancel={() => setOpen(false)}
          footer={[
            <Button key="copy" onClick={copy}>
              {words.copy}
            </Button>,
            <Button key="note" type="primary" loading={act.pending} onClick={() => act.run(undefined)}>
              {words.remind(silent.length)}
            </Button>,
          ]}
        >
          <ActFaults act={act} />
          <p className="quiet">{words.remindWhat}</p>
          <pre className="pre panel panel-body">{text}</pre>
        </Modal>
      )}
    </>
  )
}

const Postpone = ({ call, onClose }: { readonly call: Call; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.collections.call
  const [day, setDay] = useState<string | null>(call.dueOn)
  const act = useCallDeed(
    call,
    (reason: string) => api.calls.postpone({ id: call.id, dueOn: day ?? call.dueOn, reason }),
    words.postponed(f.day(day ?? call.dueOn)),
    onClose,
  )
  return (
    <ReasonDialog title={words.postpone} verb={words.postpone} act={act} onReason={act.run} onClose={onClose}>
      <Field label={words.dueOn}>{(wiring) => <DayInput {...wiring} value={day} onChange={setDay} />}</Field>
    </ReasonDialog>
  )
}

const SetState = ({ call, onClose }: { readonly call: Call; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.collections.call
  const state = call.state === 'open' ? 'closed' : 'open'
  const verb = state === 'closed' ? words.close : words.reopen
  const act = useCallDeed(
    call,
    (reason: string) => api.calls.setState({ id: call.id, state, reason }),
    state === 'closed' ? words.closed : words.reopened,
    onClose,
  )
  return (
    <ReasonDialog title={verb} verb={verb} act={act} onReason={act.run} onClose={onClose}>
      {state === 'closed' && <p className="quiet">{words.closeWhat}</p>}
    </ReasonDialog>
  )
}

const Lock = ({ call, onClose }: { readonly call: Call; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.collections.call
  const act = useCallDeed(call, () => api.calls.lock({ id: call.id }), words.locked, onClose)
  return (
    <Modal
      open
      title={words.lock}
      okText={words.lock}
      cancelText={w.parts.cancel}
      okButtonProps={{ loading: act.pending }}
      onOk={() => act.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      {words.lockWhat(f.number(call.counts.accepted ?? 0))}
    </Modal>
  )
}

type Props = { readonly call: Call; readonly chosen: readonly SubmissionRow[]; readonly onDone: () => void }

export const CallActions = ({ call, chosen, onDone }: Props) => {
  const { w } = useLanguage()
  const words = w.collections.call
  const [open, setOpen] = useState<'postpone' | 'state' | 'lock' | null>(null)
  const close = () => setOpen(null)
  const accept = useCallDeed(
    call,
    (rows: readonly SubmissionRow[]) =>
      api.calls.accept({ id: call.id, submissions: rows.map(({ id, revision }) => ({ id, revision })) }),
    words.accepted(chosen.length),
    onDone,
  )
  const ready = call.submissions.some(({ mayDecide }) => mayDecide)
  return (
    <>
      <ActFaults act={accept} />
      {ready && (
        <Button
          size="small"
          type="primary"
          title={words.acceptWhat}
          disabled={chosen.length === 0}
          loading={accept.pending}
          onClick={() => accept.run(chosen)}
        >
          {words.accept(chosen.length)}
        </Button>
      )}
      {call.mayManage && <Remind call={call} />}
      {call.mayManage && (
        <Button size="small" onClick={() => setOpen('postpone')}>
          {words.postpone}
        </Button>
      )}
      {call.mayManage && (
        <Button size="small" onClick={() => setOpen('state')}>
          {call.state === 'open' ? words.close : words.reopen}
        </Button>
      )}
      {call.mayLock && (call.counts.accepted ?? 0) > 0 && (
        <Button size="small" onClick={() => setOpen('lock')}>
          {words.lock}
        </Button>
      )}
      {open === 'postpone' && <Postpone call={call} onClose={close} />}
      {open === 'state' && <SetState call={call} onClose={close} />}
      {open === 'lock' && <Lock call={call} onClose={close} />}
    </>
  )
}
