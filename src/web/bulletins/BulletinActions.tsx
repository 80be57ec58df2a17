import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Modal, Popconfirm, Upload } from 'antd'
import { useState } from 'react'
import type { Bulletin } from '#contract/bulletins.ts'
import { api } from '../api/client.ts'
import { download, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { bulletinFiles, bulletinsKey } from './queries.ts'

type Deed = 'refill' | 'submit' | 'issue' | 'correct'

/** One primary button, for the step that comes next. */
export const BulletinActions = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const { w } = useLanguage()
  const words = w.bulletins
  const { id, revision, state } = bulletin
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'return' | 'drop' | null>(null)
  const move = useAct({
    deed: (deed: Deed) =>
      deed === 'correct'
        ? api.bulletins.open({ seriesId: bulletin.seriesId, periodEnd: bulletin.periodEnd, correctsId: id })
        : api.bulletins[deed]({ id, revision }),
    said: (done, deed) =>
      deed === 'submit' ? words.submitted : deed === 'issue' ? words.issued(done.documentNumber ?? '') : null,
    touches: [bulletinsKey],
    after: (done) => done.id !== id && navigate({ to: '/bulletins/$id', params: { id: done.id } }),
  })
  const reasoned = useAct({
    deed: ({ deed, reason }: { readonly deed: 'return' | 'drop'; readonly reason: string }) =>
      api.bulletins[deed]({ id, revision, words: reason }),
    said: (_, { deed }) => (deed === 'return' ? words.returned : words.dropped),
    touches: [bulletinsKey],
    after: () => setAsking(null),
  })
  const edit = useAct({
    deed: (file: File) => upload({ path: bulletinFiles.edited(id, revision), file }),
    touches: [bulletinsKey],
  })
  const reload = () => client.invalidateQueries({ queryKey: bulletinsKey })
  const clear = () => {
    move.clear()
    edit.clear()
  }
  const mayEdit = bulletin.mayEdit && state === 'draft'
  return (
    <>
      <Button onClick={() => download(bulletinFiles.text(id))}>{words.text}</Button>
      <Button onClick={() => download(bulletinFiles.annex(id))}>{words.annex}</Button>
      {mayEdit && (
        <>
          <Popconfirm
            title={words.refill}
            description={words.refillWhat}
            okText={words.refill}
            cancelText={w.parts.cancel}
            onConfirm={() => move.run('refill')}
          >
            <Button loading={move.input === 'refill'}>{words.refill}</Button>
          </Popconfirm>
          <Upload
            accept=".docx"
            showUploadList={false}
            beforeUpload={(file) => {
              edit.run(file)
              return false
            }}
          >
            <Button loading={edit.pending} title={words.uploadHint}>
              {words.upload}
            </Button>
          </Upload>
        </>
      )}
      {bulletin.mayEdit && (state === 'draft' || state === 'review') && (
        <Button danger onClick={() => setAsking('drop')}>
          {words.drop}
        </Button>
      )}
      {mayEdit && (
        <Button type="primary" loading={move.input === 'submit'} onClick={() => move.run('submit')}>
          {words.submit}
        </Button>
      )}
      {state === 'review' && bulletin.mayIssue && (
        <>
          <Button onClick={() => setAsking('return')}>{words.return}</Button>
          <Popconfirm
            title={words.issue}
            description={words.issueWhat}
            okText={words.issue}
            cancelText={w.parts.cancel}
            onConfirm={() => move.run('issue')}
          >
            <Button type="primary" loading={move.input === 'issue'}>
              {words.issue}
            </Button>
          </Popconfirm>
        </>
      )}
      {state === 'issued' && bulletin.mayEdit && bulletin.changed.length > 0 && (
        <Button loading={move.input === 'correct'} onClick={() => move.run('correct')}>
          {words.correct}
        </Button>
      )}
      {asking !== null && (
        <ReasonDialog
          title={words[asking]}
          verb={words[asking]}
          danger={asking === 'drop'}
          act={reasoned}
          onReason={(reason) => reasoned.run({ deed: asking, reason })}
          onClose={() => setAsking(null)}
          onReload={reload}
        />
      )}
      {move.faults.length + edit.faults.length > 0 && (
        <Modal open footer={null} onCancel={clear}>
          <ActFaults act={move} onReload={reload} />
          <ActFaults act={edit} onReload={reload} />
        </Modal>
      )}
    </>
  )
}
