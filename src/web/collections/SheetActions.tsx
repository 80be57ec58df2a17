import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Sheet } from '#contract/collections/submission.ts'
import type { CellKey, FormFinding } from '#core/collections/check.ts'
import { isLongForm } from '#core/collections/layout.ts'
import { mayFill } from '#core/collections/rights.ts'
import { api } from '../api/client.ts'
import { download, filePaths } from '../api/files.ts'
import { areaOf, type Marked } from '../grid/grid.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileJobDialog } from '../parts/FileJobDialog.tsx'
import { jobsQuery } from '../parts/jobs.ts'
import { say } from '../parts/notices.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { periodWords } from './marks.tsx'
import { sheetQuery, touchedBySubmission } from './queries.ts'
import type { SheetGrid } from './sheet-grid.ts'
import type { KeeperView } from './sheet-keeper.ts'
import type { SheetModel } from './sheet-model.ts'
import { UploadDialog } from './UploadDialog.tsx'

type Props = {
  readonly sheet: Sheet
  readonly model: SheetModel
  readonly view: KeeperView
  readonly marked: Marked | null
  readonly grid: SheetGrid
  readonly findings: readonly FormFinding[]
  readonly onShow: (key: CellKey) => void
}

/** One deed on this submission: its answer is the sheet as it then stands. */
const useDeed = <Input,>(sheet: Sheet, deed: (input: Input) => Promise<Sheet>, said: string, after?: () => void) => {
  const client = useQueryClient()
  return useAct({
    deed,
    said: () => said,
    touches: touchedBySubmission,
    after: (answer) => {
      client.setQueryData(sheetQuery(sheet.id).queryKey, answer)
      after?.()
    },
  })
}

const useReload = (sheet: Sheet) => {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: sheetQuery(sheet.id).queryKey })
}

const Submit = ({ sheet, model, view, findings, onShow }: Omit<Props, 'marked' | 'grid'>) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const [open, setOpen] = useState(false)
  const seen = { id: sheet.id, revision: sheet.revision }
  const close = () => setOpen(false)
  const act = useDeed(
    sheet,
    async () => {
      // what was typed last must be there before it is handed in
      await model.keeper.flush()
      return api.submissions.submit(seen)
    },
    words.submitted,
    close,
  )
  const reload = useReload(sheet)
  const blocking = findings.filter(({ blocks }) => blocks)
  const begin = () => {
    const [first] = blocking
    const [conflict] = model.keeper.conflicts()
    if (first === undefined && conflict === undefined) setOpen(true)
    else {
      say(words.blocked(blocking.length + model.keeper.conflicts().length))
      if (conflict !== undefined) onShow(conflict)
      else if (first !== undefined)
        onShow({ subjectId: first.subjectId, indicatorId: first.indicatorIds[0] ?? 0, side: first.side })
    }
  }
  const count = (severity: FormFinding['severity']) => findings.filter((one) => one.severity === severity).length
  return (
    <>
      <Button type="primary" disabled={view.state === 'offline' || view.state === 'stopped'} onClick={begin}>
        {words.submit}
      </Button>
      {open && (
        <Modal
          open
          title={words.submitTitle(sheet.title, periodWords(f, sheet.periodType, sheet.periodEnd))}
          okText={words.submit}
          cancelText={w.parts.cancel}
          okButtonProps={{ loading: act.pending }}
          onOk={() => act.run(undefined)}
          onCancel={close}
        >
          <ActFaults act={act} onReload={reload} />
          <p>
            {words.submitCounts(f.number(view.progress?.filled ?? sheet.filled), f.number(sheet.asked))}{' '}
            {words.submitWhat}
          </p>
          {count('needs-reason') > 0 && <p>{words.submitReasons(count('needs-reason'))}</p>}
          {count('warning') > 0 && <p>{words.submitWarnings(count('warning'))}</p>}
        </Modal>
      )}
    </>
  )
}

const SendBack = ({ sheet, marked, grid }: Pick<Props, 'sheet' | 'marked' | 'grid'>) => {
  const { w } = useLanguage()
  const words = w.collections.sheet
  const [open, setOpen] = useState(false)
  const cells = namedCells(marked, grid)
  const act = useDeed(
    sheet,
    (reason: string) => api.submissions.sendBack({ id: sheet.id, revision: sheet.revision, reason, cells }),
    words.sentBack(sheet.unitName),
    () => setOpen(false),
  )
  const reload = useReload(sheet)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.sendBack}</Button>
      {open && (
        <ReasonDialog
          title={words.sendBackTitle(sheet.unitName)}
          verb={words.sendBack}
          act={act}
          onReason={act.run}
          onReload={reload}
          onClose={() => setOpen(false)}
        >
          <p className="quiet">{cells.length > 0 ? words.sendBackNamed(cells.length) : words.sendBackWhole}</p>
        </ReasonDialog>
      )}
    </>
  )
}

/** The cells of values that are marked, each once. */
function namedCells(marked: Marked | null, grid: SheetGrid) {
  if (marked === null) return []
  const { top, bottom, left, right } = areaOf(marked)
  const cells = new Map<string, { readonly subjectId: number; readonly indicatorId: number }>()
  for (let row = top; row <= bottom && cells.size < 500; row += 1)
    for (let column = left; column <= right; column += 1) {
      const target = grid.target(row, column)
      if (target?.part !== 'text') continue
      const { subjectId, indicatorId } = target.key
      cells.set(`${subjectId}:${indicatorId}`, { subjectId, indicatorId })
    }
  return [...cells.values()]
}

type WithReasonProps = {
  readonly sheet: Sheet
  readonly verb: string
  readonly title: string
  readonly what: string
  readonly said: string
  readonly deed: (reason: string) => Promise<Sheet>
}

const WithReason = ({ sheet, verb, title, what, said, deed }: WithReasonProps) => {
  const [open, setOpen] = useState(false)
  const act = useDeed(sheet, deed, said, () => setOpen(false))
  const reload = useReload(sheet)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{verb}</Button>
      {open && (
        <ReasonDialog
          title={title}
          verb={verb}
          act={act}
          onReason={act.run}
          onReload={reload}
          onClose={() => setOpen(false)}
        >
          <p className="quiet">{what}</p>
        </ReasonDialog>
      )}
    </>
  )
}

const Template = ({ sheet }: Pick<Props, 'sheet'>) => {
  const { w } = useLanguage()
  const words = w.collections.sheet
  const [jobId, setJobId] = useState<string | null>(null)
  const order = useAct({
    deed: () => api.submissions.template({ id: sheet.id }),
    after: (job) => setJobId(job.id),
    touches: [jobsQuery.queryKey],
    said: () => null,
  })
  const fields = sheet.form.sections.reduce((sum, section) => sum + section.fields.length, 0)
  const isLong = isLongForm(fields, sheet.subjects.length)
  const take = () => (isLong ? order.run(undefined) : void download(filePaths.submissionTemplate(sheet.id)))
  return (
    <>
      <ActFaults act={order} />
      <Button loading={order.pending} onClick={take}>
        {words.download}
      </Button>
      {jobId !== null && (
        <FileJobDialog
          title={words.templateTitle}
          what={words.templateWhat}
          jobId={jobId}
          onClose={() => setJobId(null)}
        />
      )}
    </>
  )
}

/** What the asker can do with the submission as it stands, in the order of its way. */
export const SheetActions = (props: Props) => {
  const { sheet, model, marked, grid } = props
  const { w } = useLanguage()
  const words = w.collections.sheet
  const actor = useActor()
  const own = mayFill(actor, sheet.unitId)
  const seen = { id: sheet.id, revision: sheet.revision }
  const accept = useDeed(sheet, () => api.submissions.accept(seen), words.accepted(sheet.unitName))
  const withdraw = useDeed(sheet, () => api.submissions.withdraw(seen), words.withdrawn)
  const reload = useReload(sheet)
  const [uploading, setUploading] = useState(false)
  return (
    <>
      <ActFaults act={accept} onReload={reload} />
      <ActFaults act={withdraw} onReload={reload} />
      <Template sheet={sheet} />
      {sheet.mayFill && <Button onClick={() => setUploading(true)}>{words.upload}</Button>}
      {uploading && <UploadDialog sheet={sheet} keeper={model.keeper} onClose={() => setUploading(false)} />}
      {sheet.mayFill && <Submit {...props} />}
      {own && sheet.state === 'submitted' && sheet.callState === 'open' && (
        <Button loading={withdraw.pending} onClick={() => withdraw.run(undefined)}>
          {words.withdraw}
        </Button>
      )}
      {own &&
        (sheet.state === 'accepted' || sheet.state === 'locked') &&
        sheet.revisionAsked === null &&
        !sheet.mayReopen && (
          <WithReason
            sheet={sheet}
            verb={words.askRevision}
            title={words.askRevision}
            what={words.askRevisionWhat}
            said={words.revisionAsked}
            deed={(reason) => api.submissions.askRevision({ ...seen, reason })}
          />
        )}
      {sheet.mayDecide && <SendBack sheet={sheet} marked={marked} grid={grid} />}
      {sheet.mayDecide && (
        <Button type="primary" loading={accept.pending} onClick={() => accept.run(undefined)}>
          {words.accept}
        </Button>
      )}
      {sheet.mayReopen && (
        <WithReason
          sheet={sheet}
          verb={words.reopen}
          title={words.reopenTitle(sheet.unitName)}
          what={words.reopenWhat}
          said={words.reopened(sheet.unitName)}
          deed={(reason) => api.submissions.reopen({ ...seen, reason })}
        />
      )}
    </>
  )
}
