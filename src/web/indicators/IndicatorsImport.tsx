import { Drawer, Input } from 'antd'
import { useState } from 'react'
import type { ImportResult } from '#contract/units.ts'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { Field } from '../parts/Field.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { numbersKey } from './queries.ts'

export const IndicatorsImport = ({ onClose }: { readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.indicators
  const [reason, setReason] = useState('')
  const [result, setResult] = useState<ImportResult | null>(null)
  const act = useAct({
    // the route answers with the contract's ImportResult
    deed: async (file: File) => (await upload({ path: filePaths.indicators(reason), file })) as ImportResult,
    touches: [numbersKey],
    after: setResult,
  })
  const short = reason.trim().length < 2
  return (
    <Drawer open size={560} title={words.import} onClose={onClose}>
      <p className="quiet">{words.importWhat}</p>
      <Field label={words.edit.reason}>
        {(wiring) => (
          <Input {...wiring} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <FileDrop
        small
        accept=".xlsx"
        label={act.pending ? w.parts.loading : w.parts.dropHere}
        {...(short ? { hint: w.parts.reasonTooShort } : {})}
        disabled={act.pending || short}
        onFiles={([file]) => {
          setResult(null)
          if (file !== undefined) act.run(file)
        }}
      />
      <br />
      <ActFaults act={act} />
      {result !== null && <FaultList faults={result.faults} title={words.importRefused} />}
      {result !== null && result.faults.length === 0 && (
        <p>{words.imported(f.number(result.added), f.number(result.changed), f.number(result.unchanged))}</p>
      )}
    </Drawer>
  )
}
