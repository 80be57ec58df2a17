import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { FormSummary, FormUpload, Matrix } from '#contract/matrices.ts'
import { formStates } from '#core/matrices/form-words.ts'
import { download, filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { FormStateMark } from './FormStateMark.tsx'
import { matricesKey } from './queries.ts'
import { UploadResults } from './UploadResults.tsx'

/** Who has handed in, who has not, and the files that came back. */
export const CollectPane = ({ id, matrix }: { readonly id: string; readonly matrix: Matrix }) => {
  const { w } = useLanguage()
  const [, change] = useAddress()
  const [view, setView] = useView()
  const fetching = useAct({ deed: download })
  const columns = useColumns((path) => fetching.run(path))
  return (
    <>
      {matrix.mayManage && matrix.state !== 'draft' && <TakeBack id={id} matrix={matrix} onDownload={fetching.run} />}
      <ActFaults act={fetching} />
      <DataTable
        name="matrix-forms"
        caption={w.matrices.views.collect}
        columns={columns}
        rows={matrix.forms}
        rowKey={(row) => row.id}
        rowClass={(row) => (row.state === 'returned' ? 'is-late' : undefined)}
        view={view}
        onView={setView}
        onOpen={(row) => change({ form: row.id })}
        extra={<Handed forms={matrix.forms} />}
        controls
        fill
      />
    </>
  )
}

const Handed = ({ forms }: { readonly forms: readonly FormSummary[] }) => {
  const { w, f } = useLanguage()
  const handed = forms.filter(({ state }) => state === 'submitted' || state === 'accepted').length
  return <span>{w.matrices.handedIn(f.number(handed), f.number(forms.length))}</span>
}

const useColumns = (onDownload: (path: string) => void): readonly Column<FormSummary>[] => {
  const { w, f } = useLanguage()
  const [, change] = useAddress()
  return useMemo(() => {
    const words = w.matrices
    const count = (key: 'faults' | 'warnings', grave: boolean): Column<FormSummary> => ({
      ...{ key, title: words[key], width: 96, align: 'right' },
      text: (row) => (row.state === 'blank' ? '—' : f.number(row[key])),
      order: (row) => (row.state === 'blank' ? null : row[key]),
      render: (row) =>
        row.state === 'blank' ? (
          <span className="quiet">—</span>
        ) : (
          <span className={grave && row[key] > 0 ? 'late-word' : undefined}>{f.number(row[key])}</span>
        ),
    })
    return [
      {
        ...{ key: 'unit', title: words.unit, width: 220, grow: 1, filter: 'text' },
        text: (row) => row.unitName,
        render: (row) => (
          <Button type="link" size="small" className="in-cell" onClick={() => change({ form: row.id })}>
            {row.unitName}
          </Button>
        ),
      },
      {
        ...{ key: 'state', title: words.state, width: 110 },
        text: (row) => words.states[row.state],
        value: (row) => row.state,
        filter: formStates.map((value) => ({ value, label: words.states[value] })),
        render: (row) => <FormStateMark state={row.state} />,
      },
      count('faults', true),
      count('warnings', false),
      {
        ...{ key: 'at', title: words.submittedAt, width: 150 },
        text: (row) => (row.submittedAt === null ? '—' : f.instant(row.submittedAt)),
        order: (row) => (row.submittedAt === null ? null : Date.parse(row.submittedAt)),
      },
      { ...{ key: 'by', title: words.submittedBy, width: 110 }, text: (row) => row.submittedBy ?? '—' },
      {
        ...{ key: 'reason', title: words.reason, width: 160, grow: 1 },
        text: (row) => (row.state === 'returned' ? (row.decisionReason ?? '') : ''),
      },
      {
        ...{ key: 'files', title: '', width: 250, sort: false },
        text: () => '',
        render: (row) => (
          <span className="no-print">
            <Button size="small" type="link" onClick={() => onDownload(filePaths.formSheet(row.id))}>
              {words.downloadOne}
            </Button>
            {row.faults + row.warnings > 0 && (
              <Button size="small" type="link" onClick={() => onDownload(filePaths.formSheet(row.id, true))}>
                {words.downloadMarked}
              </Button>
            )}
          </span>
        ),
      },
    ]
  }, [w, f, change, onDownload])
}

type TakeProps = { readonly id: string; readonly matrix: Matrix; readonly onDownload: (path: string) => void }

const TakeBack = ({ id, matrix, onDownload }: TakeProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const [results, setResults] = useState<readonly FormUpload[]>([])
  const [reading, setReading] = useState<readonly [number, number] | null>(null)
  const act = useAct({
    deed: async (files: readonly File[]) => {
      setResults([])
      for (const [at, file] of files.entries()) {
        setReading([at + 1, files.length])
        // the route answers in the contract's shape
        const result = (await upload({ path: filePaths.formsBack(matrix.id), file })) as FormUpload
        setResults((before) => [...before, result])
      }
    },
    touches: [matricesKey(id)],
    after: () => setReading(null),
  })
  return (
    <>
      <div className="take-back no-print">
        {matrix.state === 'open' && (
          <FileDrop
            small
            many
            accept=".xlsx"
            label={act.pending && reading !== null ? words.uploading(...reading) : words.upload}
            hint={words.uploadWhat}
            disabled={act.pending}
            onFiles={act.run}
          />
        )}
        <Button onClick={() => onDownload(filePaths.formsArchive(matrix.id))}>{words.downloadAll}</Button>
      </div>
      <ActFaults act={act} />
      {results.length > 0 && <UploadResults results={results} onDownload={onDownload} onClose={() => setResults([])} />}
    </>
  )
}
