import { Button } from 'antd'
import { useState } from 'react'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { PullDown } from '../parts/PullDown.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

export const ExportMenu = ({ programmeId }: { readonly programmeId: string }) => {
  const { w } = useLanguage()
  const [open, setOpen] = useState(false)
  const act = useAct({ deed: download, after: () => setOpen(false) })
  const item = (label: string, path: string) => (
    <Button block type="text" disabled={act.pending} onClick={() => act.run(path)}>
      {label}
    </Button>
  )
  return (
    <PullDown
      open={open}
      onOpen={setOpen}
      label={act.pending ? w.programmes.exporting : w.programmes.exports}
      button={{ loading: act.pending }}
    >
      <ActFaults act={act} />
      {item(w.programmes.exportTasks, filePaths.tasksSheet(programmeId))}
      {item(w.programmes.exportTargets, filePaths.targetsSheet(programmeId))}
      {item(w.programmes.exportText, filePaths.programmeText(programmeId))}
      {item(w.programmes.exportAssessment, filePaths.assessment(programmeId))}
      <Button
        block
        type="text"
        onClick={() => {
          setOpen(false)
          setTimeout(print)
        }}
      >
        {w.parts.print}
      </Button>
    </PullDown>
  )
}
