import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { Sheet, UploadedSheet } from '#contract/collections/submission.ts'
import { download, filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { sheetQuery } from './queries.ts'
import type { SheetKeeper } from './sheet-keeper.ts'

const Said = ({ answer }: { readonly answer: UploadedSheet }) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  if (answer.unchanged) return <p role="status">{words.uploadUnchanged}</p>
  const { markedFileId } = answer
  return (
    <div role="status" className="stack">
      <div>
        <span className="shape done">✓</span>
        {words.uploadTaken(f.number(answer.taken))} · {words.uploadSame(f.number(answer.same))}
      </div>
      {answer.problems.length > 0 && (
        <FaultList faults={answer.problems} title={words.uploadProblems(f.number(answer.problems.length))} />
      )}
      {markedFileId !== null && (
        <button type="button" className="link-button" onClick={() => void download(filePaths.file(markedFileId))}>
          {words.uploadMarked}：{answer.markedFileName}
        </button>
      )}
    </div>
  )
}

type Props = { readonly sheet: Sheet; readonly keeper: SheetKeeper; readonly onClose: () => void }

/** A filled template comes back: what was good is in, what was not is named cell by cell. */
export const UploadDialog = ({ sheet, keeper, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.collections.sheet
  const client = useQueryClient()
  const act = useAct({
    deed: async (file: File) => {
      await keeper.flush()
      // the server's answer in the contract's shape
      return (await upload({ path: filePaths.submissionUpload(sheet.id), file })) as UploadedSheet
    },
    after: () => void client.invalidateQueries({ queryKey: sheetQuery(sheet.id).queryKey }),
    touches: [['attention'], ['submissions'], ['call']],
    said: () => null,
  })
  return (
    <Modal open title={words.uploadTitle} footer={null} onCancel={onClose} width={640}>
      <p className="quiet">{words.uploadWhat}</p>
      <ActFaults act={act} />
      {act.answer !== undefined && <Said answer={act.answer} />}
      <FileDrop
        label={act.pending ? w.parts.saving : words.uploadDrop}
        accept=".xlsx"
        disabled={act.pending}
        onFiles={([file]) => file !== undefined && act.run(file)}
      />
    </Modal>
  )
}
