import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber, Popconfirm } from 'antd'
import { useState } from 'react'
import type { QuestionLine, QuestionnairePage, QuestionnairesPage } from '#contract/questionnaires.ts'
import { LEAST_SHOWN } from '#core/questionnaires/questions.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { roundsKey } from '../rounds/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { addQuestion, moveQuestion } from './draft-form.ts'
import { QuestionField } from './QuestionField.tsx'
import { questionnairesQuery } from './queries.ts'

type Item = QuestionnairesPage['items'][number]
type Props = {
  readonly id: string
  readonly item: Item
  readonly draft: QuestionnairePage | undefined
  /** somebody else was quicker and the latest is here now */
  readonly onReload: () => void
}
type Form = {
  readonly title: string
  readonly intro: string
  readonly due: string | null
  readonly leastShown: number
  readonly questions: readonly QuestionLine[]
}

/** Keeping and sending out work on what is in the form, so that nothing typed is sent out unkept. */
const useDraft = ({ id, item, draft }: Omit<Props, 'onReload'>) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const [form, setForm] = useState<Form>(() => ({
    ...{ title: draft?.title ?? item.name, intro: draft?.intro ?? '', due: draft?.due ?? null },
    leastShown: draft?.leastShown ?? Math.max(LEAST_SHOWN, item.least),
    questions: draft?.questions ?? addQuestion([], 'rating', words),
  }))
  const [revision, setRevision] = useState(draft?.revision ?? 0)
  const store = async () => {
    const page = await api.questionnaires.keep({
      ...{ id, item: item.item, revision, ...form },
      questions: [...form.questions],
    })
    const kept = page.questionnaires.find((one) => one.item === item.item)
    setRevision(kept?.revision ?? revision)
    return kept
  }
  const keep = useAct({ deed: store, said: () => words.kept, touches: [roundsKey] })
  const start = useAct({
    deed: async () => {
      const kept = await store()
      return api.questionnaires.open({ questionnaireId: kept?.id ?? '' })
    },
    said: () => words.started,
    touches: [roundsKey],
  })
  return { form, change: (part: Partial<Form>) => setForm({ ...form, ...part }), keep, start }
}

const HeadFields = ({ form, change }: Pick<ReturnType<typeof useDraft>, 'form' | 'change'>) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  return (
    <>
      <Field label={words.name} fault={form.title.trim().length < 2 ? words.nameShort : null}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={100}
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.intro} optional>
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={form.intro}
            onChange={(event) => change({ intro: event.target.value })}
          />
        )}
      </Field>
      <div className="columns-2">
        <Field label={words.due} optional>
          {({ status: _, ...wiring }) => <DayInput {...wiring} value={form.due} onChange={(due) => change({ due })} />}
        </Field>
        <Field label={words.leastShown} hint={words.leastShownWhat}>
          {({ status: _, ...wiring }) => (
            <InputNumber
              {...wiring}
              min={LEAST_SHOWN}
              max={1000}
              precision={0}
              value={form.leastShown}
              onChange={(value) => change({ leastShown: value ?? LEAST_SHOWN })}
            />
          )}
        </Field>
      </div>
    </>
  )
}

export const DraftEditor = ({ id, item, draft, onReload }: Props) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const client = useQueryClient()
  const { form, change, keep, start } = useDraft({ id, item, draft })
  const { questions } = form
  const reload = () => client.refetchQueries(questionnairesQuery(id)).then(onReload)
  const put = (at: number, question: QuestionLine) =>
    change({ questions: questions.map((one, place) => (place === at ? question : one)) })
  const add = (kind: QuestionLine['kind']) => change({ questions: addQuestion(questions, kind, words) })
  // what the other deed was refused for is said no more
  const run = (deed: typeof keep | typeof start, other: typeof keep | typeof start) => {
    other.clear()
    deed.run(undefined)
  }
  const short = form.title.trim().length < 2
  return (
    <div className="panel-body draft-editor">
      <HeadFields form={form} change={change} />
      <h3>{words.questions}</h3>
      {questions.map((question, at) => (
        <QuestionField
          key={question.code}
          {...{ question, at, of: questions.length }}
          onChange={(changed) => put(at, changed)}
          onMove={(by) => change({ questions: moveQuestion(questions, at, by) })}
          onDrop={() => change({ questions: questions.filter((_, place) => place !== at) })}
        />
      ))}
      <div className="toolbar">
        <Button onClick={() => add('rating')}>{words.addRating}</Button>
        <Button onClick={() => add('choice')}>{words.addChoice}</Button>
        <Button onClick={() => add('text')}>{words.addText}</Button>
      </div>
      <ActFaults act={keep} onReload={reload} />
      <ActFaults act={start} onReload={reload} />
      <div className="toolbar">
        <Button disabled={short} loading={keep.pending} onClick={() => run(keep, start)}>
          {words.keep}
        </Button>
        <Popconfirm
          title={words.startAsk}
          okText={words.start}
          cancelText={w.parts.cancel}
          onConfirm={() => run(start, keep)}
        >
          <Button type="primary" disabled={short} loading={start.pending}>
            {words.start}
          </Button>
        </Popconfirm>
      </div>
    </div>
  )
}
