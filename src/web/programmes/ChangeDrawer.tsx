import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ProgrammeChange } from '#contract/versions.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useLanguage } from '../words/language.tsx'
import { programmeKey } from './queries.ts'
import { useChange } from './use-change.ts'

type Props = {
  readonly title: string
  readonly programmeId: string
  readonly version: number
  /** null while the form is not good yet */
  readonly change: () => ProgrammeChange | null
  readonly drop: { readonly what: string; readonly change: ProgrammeChange } | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A change of the programme: the fields, the reason, and the version that comes of it. */
export const ChangeDrawer = (props: Props) => {
  const { w } = useLanguage()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useChange(props.programmeId, props.onClose)
  const short = reason.trim().length < 2
  const words = w.programmes.edit
  const send = (change: ProgrammeChange | null) => {
    setTried(true)
    if (change !== null && !short) act.run({ changes: [change], reason: reason.trim(), version: props.version })
  }
  const reload = () => client.invalidateQueries({ queryKey: programmeKey(props.programmeId) })
  const { drop } = props
  const foot = (
    <div className="drawer-actions">
      {drop !== null && (
        <Button danger disabled={act.pending} title={words.dropWhat(drop.what)} onClick={() => send(drop.change)}>
          {words.drop}
        </Button>
      )}
      <span className="grow" />
      <Button onClick={props.onClose}>{w.parts.cancel}</Button>
      <Button type="primary" loading={act.pending} onClick={() => send(props.change())}>
        {words.makeVersion(props.version + 1)}
      </Button>
    </div>
  )
  return (
    <Drawer open size={520} title={props.title} footer={foot} onClose={props.onClose}>
      <ActFaults act={act} onReload={reload} />
      {props.children}
      <Field label={words.reason} hint={words.reasonHint} fault={tried && short ? w.parts.reasonTooShort : null}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </Drawer>
  )
}
