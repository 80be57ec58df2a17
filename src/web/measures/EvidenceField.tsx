import { Button } from 'antd'
import { useState } from 'react'
import type { Fault } from '#contract/base.ts'
import { faultsOf } from '../api/faults.ts'
import { filePaths, upload } from '../api/files.ts'
import { FaultList } from '../parts/FaultList.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useLanguage } from '../words/language.tsx'
import type { Evidence } from './report-form.ts'

type Brought = { readonly id: string; readonly name: string; readonly size: number }
type Props = { readonly evidence: readonly Evidence[]; readonly onChange: (evidence: readonly Evidence[]) => void }

export const EvidenceField = ({ evidence, onChange }: Props) => {
  const { w, f } = useLanguage()
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const bring = async (files: readonly File[]) => {
    setFaults([])
    let all = evidence
    for (const file of files) {
      try {
        const onProgress = (share: number) => setSending({ name: file.name, share })
        const brought = (await upload({ path: filePaths.evidence, file, onProgress })) as Brought
        all = [...all, { fileId: brought.id, name: brought.name, size: brought.size }]
        onChange(all)
      } catch (error) {
        setFaults((old) => [...old, ...faultsOf(error)])
      }
    }
    setSending(null)
  }
  return (
    <div className="field">
      <FaultList faults={faults} />
      {evidence.map((file) => (
        <div key={file.fileId} className="toolbar">
          <a href={filePaths.file(file.fileId)} download={file.name}>
            {file.name}
          </a>
          <span className="quiet">{f.fileSize(file.size)}</span>
          <Button
            size="small"
            type="text"
            aria-label={`${w.parts.remove} ${file.name}`}
            onClick={() => onChange(evidence.filter((one) => one !== file))}
          >
            ×
          </Button>
        </div>
      ))}
      <FileDrop
        small
        many
        accept=""
        label={
          sending === null
            ? `${w.measures.form.evidence} · ${w.parts.dropHere}`
            : w.measures.form.uploading(sending.name, `${Math.round(sending.share * 100)}%`)
        }
        hint={w.measures.form.evidenceHint}
        disabled={sending !== null}
        onFiles={bring}
      />
    </div>
  )
}
