import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { FormUpload, MatrixForm } from '#contract/matrices.ts'
import { checkForm } from '#core/matrices/check-form.ts'
import { type FormContent, lineOf } from '#core/matrices/matrix.ts'
import { api } from '../api/client.ts'
import { download, filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { FormDeeds } from './FormDeeds.tsx'
import { FormGrid } from './FormGrid.tsx'
import { FormHistory } from './FormHistory.tsx'
import { FormStateMark } from './FormStateMark.tsx'
import { formQuery, matricesKey } from './queries.ts'
import { Problems, UploadResults } from './UploadResults.tsx'

type Props = { readonly id: string; readonly formId: string; readonly onBack: (() => void) | null }

/** One park's form: filled in by the park, read and decided on by the office. */
export const FormPane = ({ id, formId, onBack }: Props) => {
  const form = useQuery(formQuery(id, formId))
  return (
    <div className="page-scroll">
      <div className="page-body">
        <Loaded query={form}>{(data) => <Form id={id} form={data} onBack={onBack} />}</Loaded>
      </div>
    </div>
  )
}

/** What is typed here, and what is already kept: only the difference is saved. */
const useContent = (id: string, form: MatrixForm) => {
  const client = useQueryClient()
  const [typed, setTyped] = useState<FormContent | null>(null)
  const save = useAct({
    deed: (content: FormContent) => api.matrices.save({ id: form.id, revision: form.revision, content }),
    touches: [],
    after: (saved, content) => {
      client.setQueryData(formQuery(id, form.id).queryKey, saved)
      // what was typed while the answer was under way is still to be saved
      setTyped((now) => (now === content ? null : now))
    },
  })
  const content = typed ?? form.content
  return { content, dirty: typed !== null, setTyped, save }
}

type FormProps = Pick<Props, 'id' | 'onBack'> & { readonly form: MatrixForm }

const Form = ({ id, form, onBack }: FormProps) => {
  const client = useQueryClient()
  const { content, dirty, setTyped, save } = useContent(id, form)
  const { matrix } = form
  const term = { from: matrix.termFrom, to: matrix.termTo, year: matrix.year }
  // As it is typed the page checks by itself; the server's word, which knows the city's targets, follows with each saving.
  const live = checkForm(matrix.rows, term, content, ({ id: row }) => {
    const share = form.shares[row]
    return share === undefined ? null : { city: { whole: null, annual: null }, share }
  })
  const problems = dirty ? live.problems : form.problems
  const rows = matrix.rows.map((row, at) => ({
    row,
    line: lineOf(content, row),
    readings: live.lines[at]?.readings,
    share: form.shares[row.id],
    problems: problems.filter(({ rowId }) => rowId === row.id),
  }))
  const reload = () => {
    setTyped(null)
    client.invalidateQueries({ queryKey: matricesKey(id) })
  }
  const saveNow = () => {
    if (dirty && !save.pending) save.run(content)
  }
  return (
    <>
      <Head form={form} dirty={dirty} pending={save.pending} onBack={onBack} />
      <ActFaults act={save} onReload={reload} />
      <Files id={id} form={form} onTaken={() => setTyped(null)} />
      <FormGrid
        matrix={matrix}
        rows={rows}
        started={form.state !== 'blank' || dirty}
        onLine={form.mayFill ? (row, line) => setTyped({ ...content, [row.id]: line }) : null}
        onLeave={saveNow}
      />
      <WholeProblems form={form} dirty={dirty} />
      <FormDeeds id={id} form={form} dirty={dirty} onSave={saveNow} saving={save.pending} />
      <FormHistory history={form.history} />
    </>
  )
}

type HeadProps = Pick<FormProps, 'form' | 'onBack'> & { readonly dirty: boolean; readonly pending: boolean }

const Head = ({ form, dirty, pending, onBack }: HeadProps) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const { matrix } = form
  const facts = [words.version(matrix.version), matrix.dueOn === null ? '' : words.due(f.day(matrix.dueOn))]
  return (
    <>
      <div className="split-head">
        {onBack !== null && (
          <Button className="no-print" onClick={onBack}>
            ‹ {words.back}
          </Button>
        )}
        <h2>{words.whose(matrix.title, form.unitName)}</h2>
        <FormStateMark state={form.state} />
        <span className="quiet">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        {form.mayFill && (
          <span className="quiet" role="status">
            {pending
              ? w.parts.loading
              : dirty
                ? words.notSaved
                : form.savedAt === null
                  ? ''
                  : words.saved(f.instant(form.savedAt))}
          </span>
        )}
      </div>
      {form.state === 'returned' && form.decisionReason !== null && (
        <p className="late-word">■ {words.returnedWhat(form.decisionReason)}</p>
      )}
      {form.explanation !== null && <p>{words.explained(form.explanation)}</p>}
      {matrix.note !== '' && <p className="quiet">{matrix.note}</p>}
    </>
  )
}

const Files = ({
  id,
  form,
  onTaken,
}: {
  readonly id: string
  readonly form: MatrixForm
  readonly onTaken: () => void
}) => {
  const { w } = useLanguage()
  const words = w.matrices
  const [result, setResult] = useState<FormUpload | null>(null)
  const fetching = useAct({ deed: download })
  const take = useAct({
    // the route answers in the contract's shape
    deed: async (file: File) => (await upload({ path: filePaths.formBack(form.id), file })) as FormUpload,
    touches: [matricesKey(id)],
    after: (made) => {
      setResult(made)
      onTaken()
    },
  })
  return (
    <>
      <div className="take-back no-print">
        {form.mayFill && (
          <FileDrop
            small
            accept=".xlsx"
            label={take.pending ? w.parts.loading : words.uploadMine}
            hint={words.uploadMineWhat}
            disabled={take.pending}
            onFiles={([file]) => {
              setResult(null)
              if (file !== undefined) take.run(file)
            }}
          />
        )}
        <Button onClick={() => fetching.run(filePaths.formSheet(form.id))}>{words.downloadOne}</Button>
        {form.problems.length > 0 && (
          <Button onClick={() => fetching.run(filePaths.formSheet(form.id, true))}>{words.downloadMarked}</Button>
        )}
      </div>
      <ActFaults act={fetching} />
      <ActFaults act={take} />
      {result !== null && (
        <UploadResults results={[result]} onDownload={fetching.run} onClose={() => setResult(null)} />
      )}
    </>
  )
}

/** What the last file had wrong as a whole stands with no cell, so it is said below them all. */
const WholeProblems = ({ form, dirty }: { readonly form: MatrixForm; readonly dirty: boolean }) => {
  const whole = form.problems.filter(({ rowId }) => rowId === null)
  if (dirty || whole.length === 0) return null
  return (
    <section className="panel">
      <Problems problems={whole.map((problem) => ({ ...problem, clause: '' }))} />
    </section>
  )
}
