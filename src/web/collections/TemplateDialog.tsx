import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { download, filePaths } from '../api/files.ts'
import { jobQuery } from '../imports/queries.ts'
import { JobLine } from '../parts/JobLine.tsx'
import { resultOf } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useLanguage } from '../words/language.tsx'

/** The template of a long form while it is being made, and then to be downloaded. */
export const TemplateDialog = ({ jobId, onClose }: { readonly jobId: string; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.collections.sheet
  const query = useQuery(jobQuery(jobId))
  return (
    <Modal open title={words.templateTitle} footer={null} onCancel={onClose} width={640}>
      <p className="quiet">{words.templateWhat}</p>
      <Loaded query={query}>
        {(job) => {
          const fileId = resultOf(job, 'fileId')
          return (
            <ul className="plain-list">
              <JobLine job={job}>
                {fileId !== null && (
                  <Button type="primary" onClick={() => void download(filePaths.file(fileId))}>
                    {words.templateReady}
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
