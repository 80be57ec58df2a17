// What does a form ask, by which indicators, in which order, and what must hold between them?

import type { Fault } from '../base/fault.ts'
import { readExpression } from '../expressions/read.ts'
import type { IndicatorCard } from '../indicators/card.ts'
import type { CrossRule, PartsRule } from '../indicators/check-row.ts'
import { columnsOfCards, type FormulaCard } from '../indicators/graph.ts'
import { type PeriodType, periodEnding, periodOn } from '../indicators/report-period.ts'
import type { CheckSeverity } from '../indicators/value-rules.ts'
import type { Layout } from './layout.ts'

/** value: this year's alone · pair: last year's same period beside it, from one reporter (口径 of one day). */
export type Asks = 'value' | 'pair'

export type FormField = {
  readonly indicatorId: number
  readonly asks: Asks
  readonly required: boolean
  /** how to fill it in, beside the indicator's definition */
  readonly note: string | null
}

/** `condition` is an expression over the form's own indicators, as typed; it must hold for each subject. */
export type FormRule = {
  readonly id: string
  readonly condition: string
  readonly severity: CheckSeverity
  /** what the person reads when it does not hold */
  readonly words: string
}

/** Codes of indicators: the parts of a whole. */
export type FormParts = Omit<PartsRule, 'parts'> & { readonly parts: readonly string[]; readonly words: string }

export type FormSection = { readonly title: string; readonly fields: readonly FormField[] }

export type Form = {
  readonly sections: readonly FormSection[]
  readonly rules: readonly FormRule[]
  readonly parts: readonly FormParts[]
}

/** What a call keeps of an indicator's card as it stood when the call was opened. */
export type FieldCard = Pick<
  IndicatorCard,
  | 'code'
  | 'name'
  | 'definition'
  | 'unit'
  | 'kind'
  | 'periodType'
  | 'decimals'
  | 'overPlaces'
  | 'overTime'
  | 'disclosure'
>
export type FrozenField = FormField & { readonly card: FieldCard }
/** The rule with its condition read; plain data, so that browser and server check with the same. */
export type FrozenRule = Omit<FormRule, 'condition'> & {
  readonly condition: CrossRule['condition']
  readonly text: string
}
export type FrozenForm = {
  readonly layout: Layout
  readonly sections: readonly { readonly title: string; readonly fields: readonly FrozenField[] }[]
  readonly rules: readonly FrozenRule[]
  readonly parts: readonly FormParts[]
}

/** An indicator as the dictionary holds it, with the number by which forms name it. */
export type FormIndicator = { readonly id: number; readonly card: IndicatorCard; readonly retired: boolean }

export const fieldsOf = <F extends FormField>(form: {
  readonly sections: readonly { readonly fields: readonly F[] }[]
}): readonly F[] => form.sections.flatMap(({ fields }) => fields)

/** Whether an indicator of one period type can be asked each period of another: its period must end on the same day. */
export function fitsPeriod(indicator: PeriodType, collection: PeriodType): boolean {
  if (indicator === 'as-of') return true
  if (collection === 'as-of') return false
  const [anyYearEnd, anyHalfEnd] = ['2026-12-31', '2026-06-30'] as const
  const [quarterEnd, monthEnd] = ['2026-03-31', '2026-02-28'] as const
  const ends = [anyYearEnd, anyHalfEnd, quarterEnd, monthEnd].filter((end) => periodOn(collection, end).end === end)
  return ends.every((end) => periodEnding(indicator, end) !== undefined)
}

/** Everything that keeps a form from being used, each with the field that it lies in. */
export function checkForm(
  form: Form,
  periodType: PeriodType,
  indicators: ReadonlyMap<number, FormIndicator>,
): readonly Fault[] {
  const fields = fieldsOf(form)
  const faults: Fault[] = []
  if (fields.length === 0) faults.push({ code: 'collection.no-fields', place: { field: 'form' } })
  const seen = new Set<number>()
  form.sections.forEach((section, s) => {
    section.fields.forEach((field, i) => {
      const place = { field: `form.sections.${s}.fields.${i}` }
      const known = indicators.get(field.indicatorId)
      if (known === undefined) {
        faults.push({ code: 'collection.indicator-unknown', place, facts: { id: field.indicatorId } })
        return
      }
      const facts = { name: known.card.name }
      if (seen.has(field.indicatorId)) faults.push({ code: 'collection.indicator-twice', place, facts })
      seen.add(field.indicatorId)
      if (known.retired) faults.push({ code: 'collection.indicator-retired', place, facts })
      if (known.card.method === 'formula') faults.push({ code: 'collection.indicator-computed', place, facts })
      if (!fitsPeriod(known.card.periodType, periodType))
        faults.push({ code: 'collection.indicator-period', place, facts: { ...facts, theirs: known.card.periodType } })
    })
  })
  return [...faults, ...freezeRules(form, indicators).faults]
}

/** The form as a call keeps it. Only for a form that `checkForm` passes. */
export function freezeForm(form: Form, layout: Layout, indicators: ReadonlyMap<number, FormIndicator>): FrozenForm {
  return {
    layout,
    sections: form.sections.map(({ title, fields }) => ({
      title,
      fields: fields.flatMap((field) => {
        const known = indicators.get(field.indicatorId)
        return known === undefined ? [] : [{ ...field, card: fieldCardOf(known.card) }]
      }),
    })),
    rules: freezeRules(form, indicators).rules,
    parts: form.parts,
  }
}

function fieldCardOf(card: IndicatorCard): FieldCard {
  const { code, name, definition, unit, kind, periodType, decimals, overPlaces, overTime, disclosure } = card
  return { code, name, definition, unit, kind, periodType, decimals, overPlaces, overTime, disclosure }
}

function freezeRules(
  form: Form,
  indicators: ReadonlyMap<number, FormIndicator>,
): { readonly rules: readonly FrozenRule[]; readonly faults: readonly Fault[] } {
  const ids = [...new Set(fieldsOf(form).map(({ indicatorId }) => indicatorId))]
  const cards: readonly FormulaCard[] = ids.flatMap((indicatorId) => {
    const known = indicators.get(indicatorId)
    return known === undefined ? [] : [known.card]
  })
  const columns = columnsOfCards(cards)
  const codes = new Set(cards.map(({ code }) => code))
  const faults: Fault[] = []
  const rules = form.rules.flatMap((rule, at): readonly FrozenRule[] => {
    const read = readExpression(rule.condition, columns, { kind: 'truth' })
    if (!read.ok) {
      const field = `form.rules.${at}.condition`
      faults.push(...read.faults.map((fault) => ({ ...fault, place: { ...fault.place, field } })))
      return []
    }
    const { tree, dependencies } = read.value
    return [{ ...rule, text: rule.condition, condition: { tree, dependencies } }]
  })
  form.parts.forEach((parts, at) => {
    for (const code of [parts.whole, ...parts.parts])
      if (!codes.has(code))
        faults.push({ code: 'collection.part-unknown', place: { field: `form.parts.${at}` }, facts: { code } })
  })
  return { rules, faults }
}
