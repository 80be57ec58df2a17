import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { checkShares } from '#core/decompositions/check.ts'
import { shareRules, type Whole } from '#core/decompositions/decomposition.ts'
import { printedShares } from '#core/decompositions/printed-shares.ts'
import { decimalsFor, splitByWeights } from '#core/decompositions/split.ts'
import { unitsFor } from '#core/metrics/unit-family.ts'
import { say } from '../parts/notices.ts'
import { targetsQuery } from '../programmes/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { AddSharers } from './AddSharers.tsx'
import { addPeriod, blankLine, contentOf, figureOf, removePeriod, type SplitForm } from './split-form.ts'
import { idOf, useSharers } from './use-sharers.ts'

type PartProps = { readonly form: SplitForm; readonly whole: Whole; readonly onChange: (form: SplitForm) => void }

export const SplitSettings = ({ form, whole, onChange }: PartProps) => {
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

/** What fills lines in without typing: the plan's own tables, equal parts, weights. */
export const SplitAids = ({ id, form, whole, onChange }: PartProps & { readonly id: string }) => {
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
