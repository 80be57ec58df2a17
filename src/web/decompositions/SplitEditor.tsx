import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popconfirm, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Decomposition, DecompositionContent } from '#contract/decompositions.ts'
import { checkShares, type ShareCheck } from '#core/decompositions/check.ts'
import { shareRules, type Whole } from '#core/decompositions/decomposition.ts'
import { printedShares } from '#core/decompositions/printed-shares.ts'
import { decimalsFor, splitByWeights } from '#core/decompositions/split.ts'
import { unitsFor } from '#core/metrics/unit-family.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { say } from '../parts/notices.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { programmeKey, targetsQuery } from '../programmes/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { AddSharers } from './AddSharers.tsx'
import { splitQuery } from './queries.ts'
import { ShareFindings } from './ShareFindings.tsx'
import { ShareGrid } from './ShareGrid.tsx'
import {
  addPeriod,
  blankLine,
  contentOf,
  figureOf,
  formOf,
  hasNoMisprints,
  newForm,
  removePeriod,
  type SplitForm,
} from './split-form.ts'
import { idOf, useSharers } from './use-sharers.ts'

type Props = { readonly id: string; readonly split: Decomposition }

const startOf = ({ draft, versions, target, term }: Decomposition): SplitForm => {
  const content = draft ?? versions[0]?.content ?? null
  return content === null ? newForm(target, term) : formOf(content)
}

export const SplitEditor = ({ id, split }: Props) => {
  const { w } = useLanguage()
  const { names } = useSharers()
  const [form, setForm] = useState(() => startOf(split))
  const whole = split.target
  const content = useMemo(() => contentOf(form), [form])
  const check = useMemo(() => checkShares(whole, content), [whole, content])
  const nameOf = (who: string) => names.get(who) ?? '—'
  const begun = JSON.stringify(contentOf(startOf(split)))
  const dirty = JSON.stringify(content) !== begun
  return (
    <>
      <Settings form={form} whole={whole} onChange={setForm} />
      <Aids id={id} form={form} whole={whole} onChange={setForm} />
      {form.lines.length === 0 ? (
        <EmptyState title={w.decompositions.empty} why={w.decompositions.emptyWhat} />
      ) : (
        <>
          <ShareGrid whole={whole} form={form} check={check} nameOf={nameOf} onChange={setForm} />
          <p className="quiet">{w.decompositions.pasteHint}</p>
          <ShareFindings findings={check.findings} nameAt={(at) => nameOf(idOf(form.lines[at] ?? blank))} />
        </>
      )}
      <Deeds
        id={id}
        split={split}
        content={content as DecompositionContent}
        check={check}
        dirty={dirty}
        fine={hasNoMisprints(form)}
      />
    </>
  )
}

const blank = { unitId: null, placeId: null }

type PartProps = { readonly form: SplitForm; readonly whole: Whole; readonly onChange: (form: SplitForm) => void }

const Settings = ({ form, whole, onChange }: PartProps) => {
  const { w, f } = useLanguage()
  const words = w.decompositions
  const [period, setPeriod] = useState('')
  const valid = /^\d{4}(-\d{4})?$/.test(period.trim())
  const add = () => {
    if (!valid) return
    onChange(addPeriod(form, period.trim()))
    setPeriod('')
  }
  const units = [...new Set([...unitsFor(whole.unit), whole.unit, form.unit])].filter((unit) => unit !== '')
  return (
    <div className="split-settings">
      <span className="split-setting">
        {words.rule}
        <Select
          aria-label={words.rule}
          style={{ width: 190 }}
          value={form.rule}
          options={shareRules.map((value) => ({ value, label: words.rules[value] }))}
          onChange={(rule) => onChange({ ...form, rule })}
        />
      </span>
      <span className="split-setting">
        {words.unit}
        <Select
          aria-label={words.unit}
          style={{ width: 110 }}
          value={form.unit}
          options={units.map((value) => ({ value, label: value }))}
          onChange={(unit) => onChange({ ...form, unit })}
        />
      </span>
      <span className="split-setting">
        {words.periods}
        {form.periods.map((one, at) => (
          <Button
            key={one}
            size="small"
            disabled={form.periods.length === 1}
            title={words.remove(f.period(one))}
            aria-label={words.remove(f.period(one))}
            onClick={() => onChange(removePeriod(form, at))}
          >
            {f.period(one)} ×
          </Button>
        ))}
        <Input
          size="small"
          style={{ width: 130 }}
          aria-label={words.addPeriod}
          placeholder={words.periodHint}
          title={words.periodHint}
          value={period}
          onChange={(event) => setPeriod(event.target.value)}
          onPressEnter={add}
        />
        <Button size="small" disabled={!valid} onClick={add}>
          {words.addPeriod}
        </Button>
      </span>
    </div>
  )
}

const Aids = ({ id, form, whole, onChange }: PartProps & { readonly id: string }) => {
  const { w } = useLanguage()
  const words = w.decompositions
  const { sharers } = useSharers()
  const targets = useQuery(targetsQuery(id)).data
  const printed = useMemo(() => printedShares(whole, form, targets ?? [], sharers), [whole, form, targets, sharers])
  const fill = () => {
    const known = new Map(form.lines.map((line) => [idOf(line), line]))
    const filled = printed.map(({ id: unitId, values }) => {
      const line = known.get(unitId) ?? blankLine({ unitId, placeId: null }, form.periods.length)
      return { ...line, values: line.values.map((typed, at) => (values[at] == null ? typed : String(values[at]))) }
    })
    const ids = new Set(printed.map((one) => one.id))
    onChange({ ...form, lines: [...form.lines.filter((line) => !ids.has(idOf(line))), ...filled] })
    say(words.fromPlanDone(printed.length))
  }
  const weights = form.lines.map(({ weight }) => figureOf(weight) ?? null)
  const weighted = weights.some((weight) => weight !== null && weight > 0)
  return (
    <div className="toolbar">
      <AddSharers
        taken={form.lines}
        onAdd={(who) =>
          onChange({ ...form, lines: [...form.lines, ...who.map((one) => blankLine(one, form.periods.length))] })
        }
      />
      {printed.length > 0 && (
        <Button title={words.fromPlanWhat} onClick={fill}>
          {words.fillLines(words.fromPlan, printed.length)}
        </Button>
      )}
      <Button
        disabled={form.lines.length === 0}
        onClick={() =>
          onChange(
            divided(
              form,
              whole,
              form.lines.map(() => 1),
            ),
          )
        }
      >
        {form.rule === 'each' || form.rule === 'weighted' ? words.eachWhole : words.equally}
      </Button>
      <Button
        disabled={!weighted || form.rule === 'each' || form.rule === 'weighted'}
        title={words.byWeightWhat}
        onClick={() => onChange(divided(form, whole, weights))}
      >
        {words.byWeight}
      </Button>
    </div>
  )
}

/** What is to be divided in one column: the target itself, or its equal part of a sum over several years. */
const divided = (form: SplitForm, whole: Whole, weights: readonly (number | null)[]): SplitForm => {
  const inUnit = checkShares(whole, { ...contentOf(form), rule: 'sum' }).findings.find(
    ({ code }) => code === 'converted',
  )
  const value = typeof inUnit?.facts.converted === 'number' ? inUnit.facts.converted : whole.value
  const decimals = decimalsFor(form.unit)
  // A rate is not divided: everybody is held to the whole of it.
  const isRate = form.rule === 'each' || form.rule === 'weighted'
  const columns = columnWholes(form, whole, value, decimals).map((one) =>
    isRate ? weights.map(() => one) : splitByWeights(one, weights, decimals),
  )
  return {
    ...form,
    lines: form.lines.map((line, row) => ({
      ...line,
      values: line.values.map((typed, at) => {
        const share = columns[at]?.[row]
        return share == null ? typed : String(share)
      }),
    })),
  }
}

const columnWholes = (
  { periods }: SplitForm,
  { kind, period }: Whole,
  value: number,
  decimals: number,
): readonly number[] => {
  const years = periods.filter((one) => one.length === 4)
  const summed = kind === 'increment' && period !== null && period.length > 4 && years.length > 1
  const parts = summed
    ? splitByWeights(
        value,
        years.map(() => 1),
        decimals,
      )
    : []
  return periods.map((one) => (summed && one.length === 4 ? (parts[years.indexOf(one)] ?? value) : value))
}

type DeedProps = {
  readonly id: string
  readonly split: Decomposition
  readonly content: DecompositionContent
  readonly check: ShareCheck
  readonly dirty: boolean
  readonly fine: boolean
}

const Deeds = ({ id, split, content, check, dirty, fine }: DeedProps) => {
  const { w } = useLanguage()
  const words = w.decompositions
  const [issuing, setIssuing] = useState(false)
  const ofTarget = { id, targetId: split.target.id }
  const touches = [programmeKey(id)]
  const client = useQueryClient()
  // At once, so that what has just been kept does not look unsaved until the answer is asked for again.
  const keep = (made: Decomposition) => client.setQueryData(splitQuery(id, split.target.id).queryKey, made)
  const save = useAct({
    deed: () => api.decompositions.save({ ...ofTarget, revision: split.revision, content }),
    said: () => words.saved,
    touches,
    after: keep,
  })
  const issue = useAct({
    deed: async (reason: string) => {
      const saved =
        dirty || split.draft === null
          ? await api.decompositions.save({ ...ofTarget, revision: split.revision, content })
          : split
      return api.decompositions.issue({ ...ofTarget, revision: saved.revision ?? 0, reason })
    },
    said: (made) => words.issuedNow(made.versions[0]?.version ?? 1),
    touches,
    after: (made) => {
      keep(made)
      setIssuing(false)
    },
  })
  const discard = useAct({
    deed: () => api.decompositions.discard({ ...ofTarget, revision: split.revision ?? 0 }),
    said: () => words.discarded,
    touches,
  })
  const stops = check.findings.some(({ severity }) => severity === 'stop')
  const wrong = check.findings.some(({ severity }) => severity === 'wrong')
  const nothingNew = !dirty && split.draft === null
  return (
    <div className="form-foot split-deeds no-print">
      <ActFaults act={save} />
      <ActFaults act={discard} />
      <Button type="primary" disabled={stops || !fine || nothingNew} onClick={() => setIssuing(true)}>
        {words.issue}…
      </Button>
      <Button disabled={!dirty || !fine} loading={save.pending} onClick={() => save.run(undefined)}>
        {words.save}
      </Button>
      {split.draft !== null && (
        <Popconfirm
          title={words.discardTitle}
          description={words.discardWhat}
          okText={words.discard}
          cancelText={w.parts.cancel}
          onConfirm={() => discard.run(undefined)}
        >
          <Button danger loading={discard.pending}>
            {words.discard}
          </Button>
        </Popconfirm>
      )}
      {dirty && <span className="quiet">{words.unsaved}</span>}
      {issuing && (
        <ReasonDialog
          title={words.issueTitle}
          verb={words.issue}
          act={issue}
          onReason={issue.run}
          onClose={() => setIssuing(false)}
        >
          <p>{words.issueWhat((split.versions[0]?.version ?? 0) + 1, content.shares.length)}</p>
          {wrong && <p className="late-word">▲ {words.issueWrong}</p>}
        </ReasonDialog>
      )}
    </div>
  )
}
