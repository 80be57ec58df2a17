import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import type { Fault } from '#contract/base.ts'
import type { Programme } from '#contract/programmes.ts'
import type { ProgrammeChange, Version } from '#contract/versions.ts'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { Field } from '../parts/Field.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'
import { useChange } from './use-change.ts'

type Preview = {
  readonly version: number
  readonly differences: Version['differences']
  readonly changes: ProgrammeChange[]
  readonly faults: readonly Fault[]
}
type Props = { readonly programme: Programme; readonly onClose: () => void }

const Write = ({ programme, preview, onClose }: Props & { readonly preview: Preview }) => {
  const { w } = useLanguage()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const act = useChange(programme.id, onClose)
  const short = reason.trim().length < 2
  const write = () => {
    setTried(true)
    if (!short) act.run({ changes: preview.changes, reason: reason.trim(), version: preview.version })
  }
  return (
    <>
      <h3>{w.programmes.reimportDiffers(preview.differences.length)}</h3>
      <DifferenceTable differences={preview.differences} />
      <ActFaults act={act} />
      <Field
        label={w.programmes.edit.reason}
        hint={w.programmes.edit.reasonHint}
        fault={tried && short ? w.parts.reasonTooShort : null}
      >
        {(wiring) => (
          <Input {...wiring} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <Button type="primary" loading={act.pending} onClick={write}>
        {w.programmes.reimportWrite}
      </Button>
    </>
  )
}

/** An edited task division comes back: first what it would change, then, with a reason, the new version. */
export const TasksImport = ({ programme, onClose }: Props) => {
  const { w } = useLanguage()
  const [preview, setPreview] = useState<Preview | null>(null)
  const read = useAct({
    // the route answers in the shape that the contract gives to versions and changes
    deed: async (file: File) => (await upload({ path: filePaths.tasks(programme.id), file })) as Preview,
    after: setPreview,
  })
  const words = w.programmes
  return (
    <Drawer open size={860} title={words.reimport} onClose={onClose}>
      <p className="quiet">{words.reimportWhat}</p>
      <FileDrop
        small
        accept=".xlsx"
        label={read.pending ? w.parts.loading : w.parts.dropHere}
        disabled={read.pending}
        onFiles={([file]) => {
          setPreview(null)
          if (file !== undefined) read.run(file)
        }}
      />
      <br />
      <ActFaults act={read} />
      {preview !== null && preview.faults.length > 0 && (
        <FaultList faults={preview.faults} title={words.reimportNone} />
      )}
      {preview !== null && preview.faults.length === 0 && preview.differences.length === 0 && (
        <p>{words.reimportSame}</p>
      )}
      {preview !== null && preview.faults.length === 0 && preview.differences.length > 0 && (
        <Write programme={programme} preview={preview} onClose={onClose} />
      )}
    </Drawer>
  )
}
