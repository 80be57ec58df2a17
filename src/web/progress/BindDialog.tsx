import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { proposeAccumulation } from '#core/progress/goal.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import {
  indicatorsQuery,
  type Proposal,
  placesQuery,
  programmeProgressQuery,
  progressKey,
  proposalsQuery,
  type TargetPageData,
} from './queries.ts'
import { wordScale } from './word-scale.ts'

type Chosen = Pick<Proposal, 'indicatorCode' | 'subjectId' | 'reading' | 'accumulation'>

const Proposals = (props: {
  readonly proposals: readonly Proposal[]
  readonly unit: string
  readonly chosen: Chosen | null
  readonly onChoose: (proposal: Proposal) => void
}) => {
  const { w, f } = useLanguage()
  const words = w.progress.bind
  if (props.proposals.length === 0) return <p className="quiet">{words.noProposals}</p>
  return (
    <>
      <p className="quiet">{words.proposalsWhat}</p>
      <ul className="plain-list proposals">
        {props.proposals.map((one) => (
          <li key={one.indicatorCode} data-on={props.chosen?.indicatorCode === one.indicatorCode || undefined}>
            <div>
              <b>
                {one.indicatorName}（{one.indicatorUnit}） · {one.subjectName}
              </b>
              <div className="quiet">
                {[
                  words.why(one.why.name, one.why.likeness),
                  words.whyUnit[one.why.unit],
                  words.whySubject[one.why.subject],
                ].join('；')}
              </div>
              <div className="quiet">
                {w.progress.page.readings[one.reading]} · {w.progress.page.accumulations[one.accumulation]} ·{' '}
                {wordScale(w, f, one, props.unit)}
              </div>
            </div>
            <Button size="small" onClick={() => props.onChoose(one)}>
              {words.use}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const readings = ['value', 'growth', 'increase'] as const
const accumulations = ['year-flow', 'span-flow', 'state'] as const

const Choice = (props: {
  readonly page: TargetPageData
  readonly chosen: Chosen | null
  readonly onChange: (chosen: Chosen) => void
}) => {
  const { w } = useLanguage()
  const words = w.progress
  const { chosen, page } = props
  const indicators = useQuery(indicatorsQuery).data ?? []
  const places = useQuery(placesQuery).data ?? []
  const city = places.find(({ parentId }) => parentId === null)?.id ?? 0
  const pick = (code: string) => {
    const card = indicators.find((one) => one.card.code === code)?.card
    if (card === undefined) return
    const reading = chosen?.reading ?? 'value'
    props.onChange({
      ...{ indicatorCode: code, subjectId: chosen?.subjectId ?? city, reading },
      accumulation: proposeAccumulation(page.progress.target, card, reading),
    })
  }
  const change = (more: Partial<Chosen>) => chosen !== null && props.onChange({ ...chosen, ...more })
  return (
    <>
      <Field label={words.bind.indicator}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen?.indicatorCode ?? null}
            options={indicators
              .filter(({ retiredOn }) => retiredOn === null)
              .map(({ card }) => ({ value: card.code, label: `${card.name}（${card.unit}）` }))}
            onChange={(code: string) => pick(code)}
          />
        )}
      </Field>
      <Field label={words.bind.subject}>
        {(wiring) => (
          <Select
            {...wiring}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={chosen === null}
            value={chosen?.subjectId ?? null}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(subjectId: number) => change({ subjectId })}
          />
        )}
      </Field>
      <Field label={words.bind.reading}>
        {() => (
          <Radio.Group
            disabled={chosen === null}
            value={chosen?.reading}
            options={readings.map((value) => ({ value, label: words.page.readings[value] }))}
            onChange={(event) => change({ reading: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words.bind.accumulation}
        {...(chosen === null ? {} : { hint: words.page.accumulationWhat[chosen.accumulation] })}
      >
        {() => (
          <Radio.Group
            disabled={chosen === null}
            value={chosen?.accumulation}
            options={accumulations.map((value) => ({ value, label: words.page.accumulations[value] }))}
            onChange={(event) => change({ accumulation: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** Proposed with the why, confirmed by a person. */
export const BindDialog = ({ page, onClose }: { readonly page: TargetPageData; readonly onClose: () => void }) => {
  const { w, f } = useLanguage()
  const words = w.progress.bind
  const { target, binding, programmeId } = page.progress
  const proposals = useQuery(proposalsQuery(target.id))
  const rows = useQuery(programmeProgressQuery(programmeId)).data?.rows ?? []
  const siblings = rows.filter((row) => row.target.series === target.series && row.target.id !== target.id)
  const [chosen, setChosen] = useState<Chosen | null>(binding)
  const [also, setAlso] = useState(true)
  const [reason, setReason] = useState('')
  const act = useAct({
    deed: (input: Chosen) =>
      api.bindings.confirm({
        ...{ indicatorCode: input.indicatorCode, subjectId: input.subjectId },
        ...{ reading: input.reading, accumulation: input.accumulation },
        reason: reason.trim() === '' ? null : reason.trim(),
        targets: [
          { id: target.id, seen: binding?.id ?? null },
          ...(also ? siblings.map((row) => ({ id: row.target.id, seen: row.binding?.id ?? null })) : []),
        ],
      }),
    said: (bound) => words.bound(f.number(bound.length)),
    touches: [progressKey, ['headlines']],
    after: onClose,
  })
  return (
    <Modal
      open
      width={640}
      title={words.title(target.metric)}
      okText={words.confirm}
      cancelText={w.parts.cancel}
      okButtonProps={{ disabled: chosen === null, loading: act.pending }}
      onOk={() => chosen !== null && act.run(chosen)}
      onCancel={onClose}
    >
      <ActFaults act={act} />
      <h3>{words.proposals}</h3>
      <Loaded query={proposals}>
        {(list) => <Proposals proposals={list} unit={target.unit} chosen={chosen} onChoose={setChosen} />}
      </Loaded>
      <Choice page={page} chosen={chosen} onChange={setChosen} />
      {siblings.length > 0 && (
        <Checkbox checked={also} onChange={(event) => setAlso(event.target.checked)}>
          {words.also}：
          {f.list(siblings.flatMap((row) => (row.target.period === null ? [] : [f.period(row.target.period)])))}
        </Checkbox>
      )}
      {binding !== null && (
        <Field label={words.reason}>
          {(wiring) => (
            <Input {...wiring} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      )}
    </Modal>
  )
}
