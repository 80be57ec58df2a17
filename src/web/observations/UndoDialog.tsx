import { api } from '../api/client.ts'
import { type HistoryEntry, shownNumbers } from '../indicators/queries.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

type UndoProps = { readonly batch: Pick<HistoryEntry['batch'], 'id' | 'cellCount'>; readonly onClose: () => void }

/** All values of one act taken back at once, with the reason. */
export const UndoDialog = ({ batch, onClose }: UndoProps) => {
  const { w, f } = useLanguage()
  const words = w.indicators.history
  const act = useAct({
    deed: (reason: string) => api.batches.undo({ id: batch.id, reason }),
    touches: shownNumbers,
    said: () => words.undone_(f.number(batch.id)),
    after: onClose,
  })
  return (
    <ReasonDialog
      danger
      title={w.imports.batches.undoTitle(f.number(batch.id))}
      verb={words.undoVerb}
      act={act}
      onReason={act.run}
      onClose={onClose}
    >
      <p>{words.undoWhat(f.number(batch.cellCount))}</p>
    </ReasonDialog>
  )
}
