import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Fault } from '#contract/base.ts'
import type { Draft } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { AdoptWarnings } from '../checks/AdoptWarnings.tsx'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { countsOf } from './review.ts'

type Props = {
  readonly draft: Draft
  readonly onClose: () => void
  /** to where unknown names are mapped */
  readonly onNames: () => void
  readonly onAdopted: (programmeId: string) => void
}

const isWarning = (fault: Fault) => fault.code.startsWith('draft.warning.')

/** The last look before the readings become a running programme. */
export const AdoptDialog = ({ draft, onClose, onNames, onAdopted }: Props) => {
  const { w, f } = useLanguage()
  const words = w.review
  const [leavePending, setLeavePending] = useState(false)
  const [programmeId, setProgrammeId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const check = useQuery({
    queryKey: ['draft-check', draft.id, draft.sequence, leavePending],
    queryFn: () => api.drafts.check({ id: draft.id, leavePending: leavePending ? 'true' : 'false' }),
  })
  const programmes = useQuery({ queryKey: ['programmes'], queryFn: () => api.programmes.list() })
  const adopt = useAct({
    deed: () =>
      api.drafts.adopt({
        id: draft.id,
        leavePending,
        programmeId,
        reason: reason.trim() === '' ? null : reason.trim(),
      }),
    said: (done) => words.adopted(f.number(done.targets), f.number(done.measures)),
    touches: [['programmes'], ['drafts'], ['draft', draft.id], ['attention']],
    after: (done) => onAdopted(done.programmeId),
  })
  const pending = countsOf(draft.items).pending
  const found = check.data ?? []
  const blocking = found.filter((fault) => !isWarning(fault))
  const ready =
    check.data !== undefined &&
    blocking.length === 0 &&
    (pending === 0 || leavePending) &&
    (programmeId === null || reason.trim().length > 1)
  return (
    <Modal
      open
      width={640}
      title={words.adoptTitle}
      okText={adopt.pending ? words.adopting : words.adoptNow}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: !ready, loading: adopt.pending }}
      onOk={() => adopt.run(undefined)}
      onCancel={onClose}
    >
      <p>{words.adoptWhat}</p>
      <ActFaults act={adopt} />
      <FaultList
        title={words.blocked}
        faults={blocking}
        action={
          blocking.some((fault) => fault.code === 'draft.name-unknown')
            ? { label: words.toNames, onClick: onNames }
            : undefined
        }
      />
      <FaultList title={words.warned} faults={found.filter(isWarning)} />
      <AdoptWarnings draft={draft} />
      {check.data !== undefined && blocking.length === 0 && <p className="quiet">✓ {words.ready}</p>}
      {pending > 0 && (
        <Checkbox checked={leavePending} onChange={(event) => setLeavePending(event.target.checked)}>
          {words.leavePending(f.number(pending))}
        </Checkbox>
      )}
      <Field label={words.as}>
        {({ id }) => (
          <Select
            id={id}
            value={programmeId ?? ''}
            onChange={(value: string) => setProgrammeId(value === '' ? null : value)}
            options={[
              { value: '', label: words.asNew },
              ...(programmes.data ?? [])
                .filter((programme) => programme.state === 'active')
                .map((programme) => ({ value: programme.id, label: `${words.asNext}：${programme.title}` })),
            ]}
          />
        )}
      </Field>
      {programmeId !== null && (
        <Field label={words.reason} hint={words.reasonHint}>
          {(wiring) => <Input {...wiring} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
        </Field>
      )}
    </Modal>
  )
}
