import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFirstLanguage } from '../words/language.tsx'
import { ActFaults } from './ActFaults.tsx'
import { Field } from './Field.tsx'
import type { Act } from './use-act.ts'

type Props<Input> = {
  readonly title: string
  readonly verb: string
  readonly danger?: boolean
  readonly act: Act<Input>
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
  readonly onReload?: () => void
  readonly children?: ReactNode
}

/** A deed that others will ask about later: it is not done without its reason. */
export const ReasonDialog = <I,>(props: Props<I>) => {
  const { w } = useFirstLanguage()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < 2
  const go = () => {
    setTried(true)
    if (!short) props.onReason(reason.trim())
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.verb}
      cancelText={w.parts.cancel}
      okButtonProps={{ danger: props.danger === true, loading: props.act.pending }}
      onOk={go}
      onCancel={props.onClose}
    >
      <ActFaults act={props.act} {...(props.onReload === undefined ? {} : { onReload: props.onReload })} />
      {props.children}
      <Field label={w.parts.reason} fault={tried && short ? w.parts.reasonTooShort : null}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
