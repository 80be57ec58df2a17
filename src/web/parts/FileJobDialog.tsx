import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { download, filePaths } from '../api/files.ts'
import { useLanguage } from '../words/language.tsx'
import { JobLine } from './JobLine.tsx'
import { jobQuery, resultOf } from './jobs.ts'
import { Loaded } from './Loaded.tsx'

type Props = { readonly title: string; readonly what: string; readonly jobId: string; readonly onClose: () => void }

/** A file that takes its time: how far it is, and then to be downloaded. */
export const FileJobDialog = ({ title, what, jobId, onClose }: Props) => {
  const { w } = useLanguage()
  const query = useQuery(jobQuery(jobId))
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={640}>
      <p className="quiet">{what}</p>
      <Loaded query={query}>
        {(job) => {
          const fileId = resultOf(job, 'fileId')
          return (
            <ul className="plain-list">
              <JobLine job={job}>
                {fileId !== null && (
                  <Button type="primary" onClick={() => void download(filePaths.file(fileId))}>
                    {w.collections.sheet.templateReady}
                  </Button>
                )}
              </JobLine>
            </ul>
          )
        }}
      </Loaded>
    </Modal>
  )
}
