import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Sheet } from '#contract/collections/submission.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { sheetQuery } from './queries.ts'

/** A project or firm that the list does not have yet. */
export const AddSubject = ({ sheet }: { readonly sheet: Sheet }) => {
  const { w } = useLanguage()
  const words = w.collections.sheet
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const act = useAct({
    deed: () => api.submissions.addSubject({ id: sheet.id, name: name.trim(), code: code.trim() || null }),
    said: () => words.addedSubject(name.trim()),
    after: (answer) => {
      client.setQueryData(sheetQuery(sheet.id).queryKey, answer)
      setOpen(false)
      setName('')
      setCode('')
    },
  })
  const label = words.addSubject[sheet.rowKind ?? 'project']
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Modal
          open
          title={label}
          okText={label}
          cancelText={w.parts.cancel}
          okButtonProps={{ loading: act.pending, disabled: name.trim().length < 2 }}
          onOk={() => act.run(undefined)}
          onCancel={() => setOpen(false)}
        >
          <ActFaults act={act} />
          <Field label={words.addSubjectName}>
            {(wiring) => (
              <Input
                {...wiring}
                autoFocus
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field label={words.addSubjectCode}>
            {(wiring) => (
              <Input {...wiring} maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />
            )}
          </Field>
        </Modal>
      )}
    </>
  )
}
