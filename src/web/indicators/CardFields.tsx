import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import type { Fault } from '#contract/base.ts'
import { directions, disclosures, indicatorKinds, sourceMethods } from '#contract/indicators.ts'
import { PERIOD_TYPES } from '#core/indicators/report-period.ts'
import { Field } from '../parts/Field.tsx'
import { unitsQuery } from '../settings/queries.ts'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'
import type { CardForm } from './card-form.ts'
import type { Card, IndicatorLine } from './queries.ts'

type Props = {
  readonly form: CardForm
  readonly set: (change: Partial<CardForm>) => void
  readonly faults: readonly Fault[]
  readonly all: readonly IndicatorLine[]
  readonly isNew: boolean
  readonly fixed: boolean
}

const useSaid = (faults: readonly Fault[]) => {
  const { w, f } = useLanguage()
  return (field: string): string | null => {
    const own = faults.filter(({ place }) => place?.field === field || place?.field?.startsWith(`${field}.`) === true)
    return own.length === 0 ? null : own.map(({ code, facts }) => wordFault(w, f, { code, facts })).join('')
  }
}

export const CardFields = (props: Props) => {
  const { form, set, all, isNew, fixed } = props
  const { w } = useLanguage()
  const words = w.indicators
  const said = useSaid(props.faults)
  const units = useQuery(unitsQuery).data ?? []
  const text = (key: 'code' | 'name' | 'unit', label: string, more: { hint?: string; off?: boolean } = {}) => (
    <Field label={label} hint={more.hint} fault={said(key)}>
      {(wiring) => (
        <Input
          {...wiring}
          disabled={more.off === true}
          value={form[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  const maybe = (key: 'officer' | 'leader' | 'source', label: string) => (
    <Field label={label} optional fault={said(key)}>
      {(wiring) => (
        <Input {...wiring} value={form[key] ?? ''} onChange={(event) => set({ [key]: event.target.value || null })} />
      )}
    </Field>
  )
  const area = (key: 'aliases' | 'definition' | 'formula', label: string, rows: number, hint?: string) => (
    <Field label={label} hint={hint} optional={key !== 'formula'} fault={said(key)}>
      {(wiring) => (
        <Input.TextArea
          {...wiring}
          rows={rows}
          value={form[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  const choice = <Key extends 'kind' | 'direction' | 'periodType' | 'method' | 'disclosure'>(
    key: Key,
    label: string,
    codes: readonly CardForm[Key][],
    names: Readonly<Record<CardForm[Key], string>>,
    off = false,
  ) => (
    <Field label={label} fault={said(key)} hint={off ? words.edit.fixed : undefined}>
      {(wiring) => (
        <Select<CardForm[Key]>
          {...wiring}
          disabled={off}
          value={form[key]}
          options={codes.map((value) => ({ value, label: names[value] }))}
          onChange={(value) => set({ [key]: value } as unknown as Partial<CardForm>)}
        />
      )}
    </Field>
  )
  const threshold = (key: 'alarm' | 'good', label: string) => (
    <Field label={label} optional hint={words.edit.thresholdHint} fault={said(key)}>
      {(wiring) => <Input {...wiring} value={form[key]} onChange={(event) => set({ [key]: event.target.value })} />}
    </Field>
  )
  return (
    <>
      {text('name', words.columns.name)}
      <div className="field-row">
        {text('code', words.columns.code, { hint: words.edit.codeHint, off: !isNew })}
        {text('unit', words.columns.unit, { hint: fixed ? words.edit.fixed : words.edit.unitHint, off: fixed })}
      </div>
      {area('definition', words.card.definition, 3)}
      {area('aliases', words.card.aliases, 2, words.edit.aliasesHint)}
      <div className="field-row">
        {choice('kind', words.columns.kind, indicatorKinds, words.kinds)}
        {choice('direction', words.card.direction, directions, words.directions)}
        {choice('periodType', words.edit.periodLabel, PERIOD_TYPES, words.periodTypes, fixed)}
      </div>
      {choice('method', words.edit.methodLabel, sourceMethods, words.methods)}
      {form.method === 'formula' && area('formula', words.card.formula, 2, words.edit.formulaHint)}
      <div className="field-row">
        <AggregationField side="overPlaces" {...props} said={said('overPlaces')} all={all} />
        <AggregationField side="overTime" {...props} said={said('overTime')} all={all} />
      </div>
      <div className="field-row">
        {threshold('alarm', words.card.alarm)}
        {threshold('good', words.card.good)}
      </div>
      <Field label={words.columns.sourceUnit} optional fault={said('sourceUnitId')}>
        {(wiring) => (
          <Select
            {...wiring}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.edit.noUnit}
            value={form.sourceUnitId}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value: string | null | undefined) => set({ sourceUnitId: value ?? null })}
          />
        )}
      </Field>
      <div className="field-row">
        {maybe('officer', words.columns.officer)}
        {maybe('leader', words.card.leader)}
      </div>
      <div className="field-row">
        {choice('disclosure', words.columns.disclosure, disclosures, words.disclosures)}
        <Field label={words.card.decimals} fault={said('decimals')}>
          {({ status: _, ...wiring }) => (
            <InputNumber
              {...wiring}
              min={0}
              max={6}
              precision={0}
              value={form.decimals}
              onChange={(value) => set({ decimals: value ?? 0 })}
            />
          )}
        </Field>
      </div>
      {maybe('source', words.card.source)}
    </>
  )
}

type Side = Props & { readonly side: 'overPlaces' | 'overTime'; readonly said: string | null }

const AggregationField = ({ form, set, all, side, said }: Side) => {
  const { w } = useLanguage()
  const words = w.indicators
  const kinds =
    side === 'overPlaces'
      ? (['sum', 'weighted-mean', 'none'] as const)
      : (['sum', 'weighted-mean', 'last', 'none'] as const)
  const value = form[side]
  const change = (aggregation: Card['overPlaces']) => set({ [side]: aggregation })
  return (
    <Field label={words.card[side]} fault={said}>
      {(wiring) => (
        <>
          <Select
            {...wiring}
            value={value.kind}
            options={kinds.map((kind) => ({ value: kind, label: words.aggregations[kind] }))}
            onChange={(kind) => change(kind === 'weighted-mean' ? { kind, weight: '' } : { kind })}
          />
          {value.kind === 'weighted-mean' && (
            <Select
              className="below"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={words.edit.weight}
              value={value.weight === '' ? null : value.weight}
              options={all.map(({ card }) => ({ value: card.code, label: card.name }))}
              onChange={(weight: string | null) => change({ kind: 'weighted-mean', weight: weight ?? '' })}
            />
          )}
        </>
      )}
    </Field>
  )
}
