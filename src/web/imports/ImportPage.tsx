import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Steps } from 'antd'
import { useState } from 'react'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { MappingStep } from './MappingStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { type Inspection, inspectionQuery } from './queries.ts'
import { RunStep } from './RunStep.tsx'
import { useImport } from './use-import.ts'
import './imports.css'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Which file, which sheet, and the jobs that have read and written it: a link restores the page. */
const useStage = () => {
  const [search, change] = useAddress()
  return {
    ...{ fileId: text(search.file), sheet: text(search.sheet), preview: text(search.preview), run: text(search.run) },
    change,
  }
}
export type Stage = ReturnType<typeof useStage>

const Bring = ({ stage }: { readonly stage: Stage }) => {
  const { w } = useLanguage()
  const [share, setShare] = useState(0)
  const words = w.imports
  const send = useAct({
    // the route answers with the kept file's id
    deed: async (file: File) =>
      (await upload({ path: filePaths.evidence, file, onProgress: setShare })) as { id: string },
    after: ({ id }) => stage.change({ file: id }),
  })
  const label = send.input === undefined ? words.drop : words.sending(send.input.name, `${Math.round(share * 100)}%`)
  return (
    <section className="panel">
      <div className="panel-body">
        <p className="quiet">{words.what}</p>
        <ActFaults act={send} />
        <FileDrop
          accept=".csv,.txt,.tsv,.xlsx"
          label={label}
          hint={words.dropHint}
          disabled={send.pending}
          onFiles={([file]) => {
            setShare(0)
            if (file !== undefined) send.run(file)
          }}
        />
      </div>
    </section>
  )
}

const Brought = ({ stage, file }: { readonly stage: Stage; readonly file: Inspection }) => {
  const form = useImport(file)
  if (stage.run !== null) return <RunStep stage={stage} jobId={stage.run} />
  if (stage.preview !== null) return <PreviewStep stage={stage} jobId={stage.preview} form={form} />
  return <MappingStep stage={stage} file={file} form={form} />
}

const Inspected = ({ stage, fileId }: { readonly stage: Stage; readonly fileId: string }) => {
  const query = useQuery(inspectionQuery(fileId, stage.sheet))
  return (
    <Loaded query={query}>{(file) => <Brought key={`${fileId} ${stage.sheet}`} stage={stage} file={file} />}</Loaded>
  )
}

export const ImportPage = () => {
  const { w } = useLanguage()
  const stage = useStage()
  const words = w.imports
  const step = stage.run !== null ? 2 : stage.preview !== null ? 1 : 0
  const again = () => stage.change({ file: undefined, sheet: undefined, preview: undefined, run: undefined })
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        actions={
          <>
            <Link to="/batches">{words.batches.title}</Link>
            {stage.fileId !== null && <Button onClick={again}>{words.another}</Button>}
          </>
        }
      />
      <div className="page-scroll page-pad import-page">
        {stage.fileId === null ? (
          <Bring stage={stage} />
        ) : (
          <>
            <Steps
              className="no-print"
              size="small"
              current={step}
              items={[{ title: words.steps.map }, { title: words.steps.preview }, { title: words.steps.done }]}
            />
            <Inspected stage={stage} fileId={stage.fileId} />
          </>
        )}
      </div>
    </div>
  )
}
