import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { CardFields } from './CardFields.tsx'
import { type CardForm, cardOf, formFaults, formOf } from './card-form.ts'
import { type Detail, indicatorsQuery, numbersKey } from './queries.ts'

type Props = {
  /** null for a new one */
  readonly detail: Detail | null
  readonly onClose: () => void
}

const useSave = ({ detail, onClose }: Props) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  return useAct({
    deed: ({ form, validFrom, reason }: { form: CardForm; validFrom: string; reason: string }) =>
      detail === null
        ? api.indicators.create({ card: cardOf(form) })
        : api.indicators.change({ id: detail.id, card: cardOf(form), version: detail.version, validFrom, reason }),
    touches: [numbersKey],
    said: (saved) =>
      detail === null
        ? w.indicators.edit.created(saved.card.name)
        : w.indicators.edit.saved(saved.card.name, saved.version),
    after: (saved) => {
      onClose()
      if (detail === null) navigate({ to: '/indicators/$code', params: { code: saved.card.code } })
    },
  })
}

/** The card of an indicator as a form; a change is a new version with its reason. */
export const IndicatorEditor = (props: Props) => {
  const { w } = useLanguage()
  const { detail, onClose } = props
  const words = w.indicators.edit
  const client = useQueryClient()
  const all = useQuery(indicatorsQuery).data ?? []
  const today = useToday()
  const [form, setForm] = useState<CardForm>(() => formOf(detail))
  const [validFrom, setValidFrom] = useState<string>(`${today.slice(0, 4)}-01-01`)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useSave(props)
  const faults = formFaults(form, detail?.id ?? null, all)
  const short = detail !== null && reason.trim().length < 2
  const send = () => {
    setTried(true)
    if (faults.length === 0 && !short) act.run({ form, validFrom, reason: reason.trim() })
  }
  const foot = (
    <div className="drawer-actions">
      <span className="grow" />
      <Button onClick={onClose}>{w.parts.cancel}</Button>
      <Button type="primary" loading={act.pending} onClick={send}>
        {detail === null ? words.create : words.save}
      </Button>
    </div>
  )
  return (
    <Drawer open size={640} title={detail === null ? words.titleNew : words.title} footer={foot} onClose={onClose}>
      <ActFaults act={act} onReload={() => client.invalidateQueries({ queryKey: numbersKey })} />
      <CardFields
        form={form}
        set={(change) => setForm((now) => ({ ...now, ...change }))}
        faults={tried ? faults : []}
        all={all}
        isNew={detail === null}
        fixed={detail?.hasValues === true}
      />
      {detail !== null && (
        <>
          <Field label={words.validFrom} hint={words.validFromHint}>
            {(wiring) => <DayInput {...wiring} value={validFrom} onChange={(day) => setValidFrom(day ?? today)} />}
          </Field>
          <Field label={words.reason} fault={tried && short ? w.parts.reasonTooShort : null}>
            {(wiring) => (
              <Input.TextArea
                {...wiring}
                rows={2}
                maxLength={400}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </Drawer>
  )
}
