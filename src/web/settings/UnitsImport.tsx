import { Drawer } from 'antd'
import { useState } from 'react'
import type { Fault } from '#contract/base.ts'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { groupsQuery, unitsQuery } from './queries.ts'

type Result = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly Fault[]
}

export const UnitsImport = ({ onClose }: { readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const [result, setResult] = useState<Result | null>(null)
  const words = w.settings.units
  const act = useAct({
    // the route answers with the contract's ImportResult
    deed: async (file: File) => (await upload({ path: filePaths.units, file })) as Result,
    touches: [unitsQuery.queryKey, groupsQuery.queryKey],
    after: setResult,
  })
  return (
    <Drawer open size={560} title={words.import} onClose={onClose}>
      <p className="quiet">{words.importWhat}</p>
      <FileDrop
        small
        accept=".xlsx"
        label={act.pending ? w.parts.loading : w.parts.dropHere}
        disabled={act.pending}
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
