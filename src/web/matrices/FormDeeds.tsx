import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { MatrixForm } from '#contract/matrices.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { matricesKey } from './queries.ts'

type Props = {
  readonly id: string
  readonly form: MatrixForm
  readonly dirty: boolean
  readonly saving: boolean
  readonly onSave: () => void
}

export const FormDeeds = ({ id, form, dirty, saving, onSave }: Props) => {
  const { w } = useLanguage()
  const words = w.matrices
  const [asking, setAsking] = useState<'submit' | 'return' | null>(null)
  const seen = { id: form.id, revision: form.revision }
  const touches = [matricesKey(id)]
  const accept = useAct({ deed: () => api.matrices.accept(seen), said: () => words.accepted, touches })
  const submit = () => {
    // leaving the field has saved it already, but for a click that was quicker
    onSave()
    setAsking('submit')
  }
  const decides = form.mayDecide && form.state !== 'blank'
  if (!form.mayFill && !decides) return null
  return (
    <div className="form-foot split-deeds no-print">
      <ActFaults act={accept} />
      {form.mayFill && (
        <>
          <Button type="primary" disabled={!dirty && form.state === 'blank'} onClick={submit}>
            {words.submit}…
          </Button>
          <Button disabled={!dirty} loading={saving} onClick={onSave}>
            {words.save}
          </Button>
        </>
      )}
      {decides && form.state === 'submitted' && (
        <Button type="primary" loading={accept.pending} onClick={() => accept.run(undefined)}>
          {words.accept}
        </Button>
      )}
      {decides && form.state !== 'returned' && <Button onClick={() => setAsking('return')}>{words.sendBack}…</Button>}
      {asking === 'submit' && <Submit id={id} form={form} waiting={dirty} onClose={() => setAsking(null)} />}
      {asking === 'return' && <SendBack id={id} form={form} onClose={() => setAsking(null)} />}
    </div>
  )
}

type AskProps = { readonly id: string; readonly form: MatrixForm; readonly onClose: () => void }

/** Faults that are left ask for a word of explanation, and for nothing else. */
const Submit = ({ id, form, waiting, onClose }: AskProps & { readonly waiting: boolean }) => {
  const { w } = useLanguage()
  const words = w.matrices
  const [explanation, setExplanation] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct({
    deed: () =>
      api.matrices.submit({
        id: form.id,
        revision: form.revision,
        explanation: explanation.trim() === '' ? null : explanation.trim(),
      }),
    said: () => words.submitted,
    touches: [matricesKey(id)],
    after: onClose,
  })
  const short = form.faults > 0 && explanation.trim().length < 2
  const go = () => {
    setTried(true)
    if (!short) act.run(undefined)
  }
  return (
    <Modal
      open
      title={words.submitTitle}
      okText={words.submit}
      cancelText={w.parts.cancel}
      okButtonProps={{ loading: act.pending || waiting }}
      onOk={go}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      <p className={form.faults > 0 ? 'late-word' : undefined}>
        {form.faults > 0 ? words.submitFaults(form.faults) : words.submitFine}
      </p>
      <Field
        label={words.explanation}
        optional={form.faults === 0}
        fault={tried && short ? words.explanationShort : null}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={1000}
            value={explanation}
            onChange={(event) => setExplanation(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}

const SendBack = ({ id, form, onClose }: AskProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const act = useAct({
    deed: (reason: string) => api.matrices.sendBack({ id: form.id, revision: form.revision, reason }),
    said: () => words.sentBack,
    touches: [matricesKey(id)],
    after: onClose,
  })
  return (
    <ReasonDialog title={words.sendBackTitle} verb={words.sendBack} act={act} onReason={act.run} onClose={onClose} />
  )
}
