import { Button, Input, Modal, Upload } from 'antd'
import { useState } from 'react'
import type { MethodInput } from '#contract/methods.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { SubjectPage } from '#contract/rounds/subject.ts'
import { countingValue } from '#core/rounds/held.ts'
import { api } from '../api/client.ts'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { roundsKey } from './queries.ts'
import { ValueField } from './ValueField.tsx'
import { useValueWords, valueTyped } from './value-words.ts'

type Props = {
  readonly round: RoundPage
  readonly subject: SubjectPage
  readonly input: MethodInput
  readonly onClose: () => void
}

export const ObjectionDialog = ({ round, subject, input, onClose }: Props) => {
  const { w } = useLanguage()
  const words = w.rounds
  const say = useValueWords()
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [file, setFile] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const bring = useAct({
    deed: async (given: File) =>
      (await upload({ path: filePaths.evidence, file: given })) as { id: string; name: string },
    after: (brought) => setFile(brought),
  })
  const claimed = valueTyped(input, typed)
  const raise = useAct({
    deed: () =>
      api.rounds.object({
        ...{ id: round.id, row: subject.row, input: input.code, words: reason, fileId: file?.id ?? null },
        claimed: typeof claimed === 'object' && claimed !== null ? [...claimed] : (claimed ?? null),
      }),
    said: () => words.raised,
    touches: [roundsKey],
    after: onClose,
  })
  const ready = claimed !== undefined && typed.trim() !== '' && reason.trim().length > 1
  return (
    <Modal
      open
      title={`${words.raise} · ${input.name}`}
      okText={words.raise}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: !ready, loading: raise.pending }}
      onOk={() => raise.run(undefined)}
      onCancel={onClose}
    >
      <ActFaults act={raise} />
      <ActFaults act={bring} />
      <p>
        {words.held} <strong>{say(countingValue(subject.cells[input.code]))}</strong>
      </p>
      <Field label={words.claimed}>
        {() => <ValueField input={input} label={words.claimed} typed={typed} onType={setTyped} />}
      </Field>
      <Field label={words.whyWrong}>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.proof} optional>
        {() => (
          <div className="toolbar">
            {file !== null && <span>{file.name}</span>}
            <Upload
              showUploadList={false}
              beforeUpload={(given) => {
                bring.run(given)
                return false
              }}
            >
              <Button size="small" loading={bring.pending}>
                {words.addEvidence}
              </Button>
            </Upload>
          </div>
        )}
      </Field>
    </Modal>
  )
}
