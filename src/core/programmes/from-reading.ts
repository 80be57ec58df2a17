// What does a reading of a plan propose as the head, targets and measures of a programme?

import { parseDay } from '../base/day.ts'
import { parsePeriod } from '../base/period.ts'
import type { HeadField, MeasureReading, PlanHead, TargetReading } from '../plans/reading.ts'
import type { MeasureValue, PlanHeadValue, StepValue, TargetValue } from './snapshot.ts'

/** The longest that a reviewed value may be, in UTF-16 units; a reading that runs on is cut, its source shows the rest. */
const longest = {
  title: 200,
  metric: 200,
  unit: 20,
  period: 20,
  scope: 60,
  section: 120,
  number: 120,
  name: 120,
  step: 2000,
}
const most = { duties: 100, steps: 60 }

const cut = (text: string, length: number): string => {
  const trimmed = text.trim()
  if (trimmed.length <= length) return trimmed
  // Never through the middle of a character beyond the basic plane.
  return trimmed.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

export const targetValue = (reading: TargetReading, role: TargetValue['role'] = 'target'): TargetValue => ({
  metric: cut(reading.metric, longest.metric) || cut(reading.text, longest.metric) || '—',
  value: reading.value,
  valueMax: reading.valueMax ?? null,
  unit: cut(reading.unit, longest.unit),
  comparator: reading.comparator,
  kind: reading.kind,
  period: reading.period === null ? null : cut(reading.period, longest.period),
  scope: reading.scope === null ? null : cut(reading.scope, longest.scope) || null,
  section: cut(reading.section, longest.section),
  role,
})

/** A deadline printed beside a measure without steps becomes its one step. */
export const measureValue = (reading: MeasureReading): MeasureValue => ({
  number: cut(reading.number, longest.number),
  title: cut(reading.title, longest.title) || '—',
  form: reading.form,
  duties: reading.duties.slice(0, most.duties).flatMap((duty) => {
    const name = cut(duty.name, longest.name)
    return name === '' ? [] : [{ name, grade: duty.grade, inherited: duty.inherited ?? false }]
  }),
  steps: stepsOf(reading).slice(0, most.steps),
})

function stepsOf({ steps, deadline }: MeasureReading): readonly StepValue[] {
  if (steps.length === 0 && deadline !== null) {
    return [{ period: cut(deadline.period ?? deadline.text, longest.period), text: cut(deadline.text, longest.step) }]
  }
  return steps.map((step) => ({ period: cut(step.period, longest.period), text: cut(step.text, longest.step) }))
}

/** The head as read; `fallbackTitle` stands where the document gives no title. */
export function headValue(head: PlanHead, fallbackTitle: string): PlanHeadValue {
  const term = head.term === null ? undefined : parsePeriod(head.term.value)
  const validity = head.validity === null ? undefined : parsePeriod(head.validity.value)
  const issuedOn = head.issuedOn?.value ?? ''
  return {
    title: field(head.title, longest.title) ?? (cut(fallbackTitle, longest.title) || '—'),
    documentNumber: field(head.documentNumber, 60),
    issuer: field(head.issuer, 80),
    issuedOn: parseDay(issuedOn) === undefined ? null : issuedOn,
    termFrom: term === undefined ? null : yearOf(term.from),
    termTo: term === undefined ? null : yearOf(term.to),
    validFrom: validity?.from ?? null,
    validTo: validity?.to ?? null,
    interpretationUnit: field(head.interpretationUnit, 80),
    contactUnit: field(head.contactUnit, 80),
    disclosure: field(head.disclosure, 40),
    copyTo: field(head.copyTo, 400),
    annexes: head.annexes.map(({ number, value, start, end }) => ({ number, title: value, start, end })),
    placeholders: head.placeholders.map(({ value, start, end }) => ({ text: value, start, end })),
  }
}

const field = (read: HeadField | null, length: number): string | null =>
  read === null ? null : cut(read.value, length) || null

const yearOf = (day: string): number | null => {
  const year = Number(day.slice(0, 4))
  return year >= 1949 && year <= 2100 ? year : null
}
