import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Programme } from '#contract/programmes.ts'
import { api } from '../api/client.ts'
import { PullDown } from '../parts/PullDown.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { HeadEditor } from './HeadEditor.tsx'
import { MeasureEditor } from './MeasureEditor.tsx'
import { programmeKey } from './queries.ts'
import { ReportingDialog } from './ReportingDialog.tsx'
import { TargetEditor } from './TargetEditor.tsx'
import { TasksImport } from './TasksImport.tsx'

type Doing = 'head' | 'target' | 'measure' | 'reporting' | 'tasks' | 'close'

const CloseProgramme = ({ programme, onClose }: { readonly programme: Programme; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const act = useAct({
    deed: (reason: string) => api.programmes.close({ id: programme.id, reason }),
    said: () => w.programmes.closed,
    touches: [programmeKey(programme.id), ['programmes'], ['attention']],
    after: onClose,
  })
  return (
    <ReasonDialog
      title={w.programmes.close}
      verb={w.programmes.close}
      danger
      act={act}
      onReason={act.run}
      onClose={onClose}
    >
      <p>{w.programmes.closeWhat}</p>
    </ReasonDialog>
  )
}

export const ManageMenu = ({ programme }: { readonly programme: Programme }) => {
  const { w } = useLanguage()
  const [open, setOpen] = useState(false)
  const [doing, setDoing] = useState<Doing | null>(null)
  const navigate = useNavigate()
  const done = () => setDoing(null)
  const item = (label: string, what: Doing, danger = false) => (
    <Button
      block
      type="text"
      danger={danger}
      onClick={() => {
        setOpen(false)
        setDoing(what)
      }}
    >
      {label}
    </Button>
  )
  return (
    <>
      <PullDown open={open} onOpen={setOpen} label={w.programmes.actions}>
        {item(w.programmes.editHead, 'head')}
        {item(w.programmes.targetTable.add, 'target')}
        {item(w.programmes.measureTable.add, 'measure')}
        {item(w.programmes.reimport, 'tasks')}
        {item(w.programmes.reporting, 'reporting')}
        <Button
          block
          type="text"
          onClick={() => navigate({ to: '/programmes/compare', search: { left: programme.id } as never })}
        >
          {w.compare.from}
        </Button>
        {item(w.programmes.close, 'close', true)}
      </PullDown>
      {doing === 'head' && <HeadEditor programme={programme} onClose={done} />}
      {doing === 'target' && <TargetEditor programme={programme} target={null} onClose={done} />}
      {doing === 'measure' && (
        <MeasureEditor programmeId={programme.id} version={programme.version} measure={null} onClose={done} />
      )}
      {doing === 'tasks' && <TasksImport programme={programme} onClose={done} />}
      {doing === 'reporting' && <ReportingDialog programme={programme} onClose={done} />}
      {doing === 'close' && <CloseProgramme programme={programme} onClose={done} />}
    </>
  )
}
