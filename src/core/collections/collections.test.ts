import { describe, expect, it } from 'vitest'
import type { IndicatorCard } from '../indicators/card.ts'
import { comingEntries, dueOn, lastEnded, lateDays } from './calendar.ts'
import { checkLine, type Entered, type SubjectLine, valueRulesFor } from './check.ts'
import { checkForm, type Form, type FormIndicator, fitsPeriod, freezeForm } from './form.ts'
import { qualityOf } from './quality.ts'
import { isFillable, SUBMISSION_STATES, stateAfter } from './states.ts'

const card = (code: string, name: string, more: Partial<IndicatorCard> = {}): IndicatorCard => ({
  ...{ code, name, aliases: [], definition: '', unit: '万元', kind: 'level', direction: 'higher', periodType: 'month' },
  ...{ overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' }, alarm: null, good: null, sourceUnitId: null },
  ...{
    officer: null,
    leader: null,
    method: 'reported',
    formula: null,
    decimals: 0,
    disclosure: 'internal',
    source: null,
  },
  ...more,
})
const cumulative = { periodType: 'cumulative-month', overTime: { kind: 'last' } } as const
const indicators = new Map<number, FormIndicator>(
  [
    card('output', '总产值'),
    card('invest', '工业投资', cumulative),
    card('reform', '技改投资', cumulative),
    card('yearly', '年度数', { periodType: 'year' }),
    card('ratio', '亩均', { method: 'formula', formula: '总产值' }),
  ].map((one, at) => [at + 1, { id: at + 1, card: one, retired: false }]),
)
const field = (indicatorId: number) => ({ indicatorId, asks: 'pair' as const, required: true, note: null })
const form: Form = {
  sections: [{ title: '', fields: [field(1), field(2), field(3)] }],
  rules: [{ id: 'r1', condition: '技改投资 <= 工业投资', severity: 'error', words: '其中项' }],
  parts: [],
}

describe('a form', () => {
  it('asks indicators whose periods end with its own', () => {
    expect(fitsPeriod('cumulative-month', 'month')).toBe(true)
    expect(fitsPeriod('month', 'quarter')).toBe(true)
    expect(fitsPeriod('quarter', 'month')).toBe(false)
    expect(fitsPeriod('year', 'half')).toBe(false)
    expect(fitsPeriod('half', 'year')).toBe(true)
  })

  it('names everything that keeps it from being used', () => {
    const wrong: Form = {
      sections: [{ title: '', fields: [field(1), field(1), field(4), field(5), field(9)] }],
      rules: [{ id: 'r1', condition: '总产值 <= 没有的', severity: 'error', words: '' }],
      parts: [
        { id: 'p', whole: 'output', parts: ['nothing'], exhaustive: true, tolerance: 0, severity: 'error', words: '' },
      ],
    }
    expect(checkForm(wrong, 'month', indicators).map(({ code }) => code)).toEqual([
      'collection.indicator-twice',
      'collection.indicator-period',
      'collection.indicator-computed',
      'collection.indicator-unknown',
      'expression.name-unknown',
      'collection.part-unknown',
    ])
    expect(checkForm(form, 'month', indicators)).toEqual([])
  })
})

describe('a line of a sheet', () => {
  const frozen = freezeForm(form, 'indicator-rows', indicators)
  const rules = valueRulesFor('2026-07-31')
  const line = (cells: Readonly<Record<string, Entered>>, more: Partial<SubjectLine> = {}): SubjectLine => ({
    subjectId: 1,
    cell: (id, side) => cells[`${id}:${side}`],
    known: () => undefined,
    held: () => undefined,
    ...more,
  })
  const text = (said: string, reason: string | null = null): Entered => ({ text: said, reason })
  const full = { '1:now': text('41000'), '2:now': text('9000'), '3:now': text('3000') }
  const codes = (given: SubjectLine) =>
    checkLine(frozen, rules, given).map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`)

  it('passes when all is there and fits', () => {
    expect(codes(line(full))).toEqual([])
  })

  it('asks for what is required, and for the reason where there is none', () => {
    expect(codes(line({ ...full, '1:now': text('') }))).toEqual(['cell.required!'])
    expect(codes(line({ ...full, '1:now': text('—') }))).toEqual(['cell.unexplained!'])
    expect(codes(line({ ...full, '1:now': text('—', '停产检修') }))).toEqual(['cell.unexplained'])
  })

  it('does not ask for what came another way', () => {
    const held = { value: 41000, lastYear: 40000, missing: null }
    const { '1:now': _, ...rest } = full
    expect(codes(line(rest, { held: (id) => (id === 1 ? held : undefined) }))).toEqual([])
  })

  it('holds a rule between fields, and last year as the city holds it', () => {
    expect(codes(line({ ...full, '3:now': text('9001') }))).toEqual(['value.rule-broken!'])
    const known = { before: null, beforeInYear: null, lastYear: 40000, history: [] }
    const around = { known: (id: number) => (id === 1 ? known : undefined) }
    expect(codes(line(full, around))).toEqual([])
    expect(codes(line({ ...full, '1:last-year': text('39000') }, around))).toEqual(['value.last-year-differs!'])
    expect(codes(line({ ...full, '1:last-year': text('39000', '上年数已核减') }, around))).toEqual([
      'value.last-year-differs',
    ])
  })
})

describe('the way of a submission', () => {
  it('leads to values that count only over somebody who accepts', () => {
    const ways = SUBMISSION_STATES.filter((state) => stateAfter(state, 'accept') !== null)
    expect(ways).toEqual(['submitted'])
    expect(SUBMISSION_STATES.filter(isFillable)).toEqual(['open', 'draft', 'returned'])
    expect([stateAfter('locked', 'reopen'), stateAfter('locked', 'save'), stateAfter('accepted', 'submit')]).toEqual([
      'returned',
      null,
      null,
    ])
  })
})

describe('the calendar of calls', () => {
  it('asks for a period after its end, until a day of a month after it', () => {
    expect(dueOn('2026-07-31', { dueMonths: 1, dueDay: 5 })).toBe('2026-08-05')
    expect(dueOn('2026-12-31', { dueMonths: 3, dueDay: 31 })).toBe('2027-03-31')
    expect(dueOn('2026-01-31', { dueMonths: 1, dueDay: 31 })).toBe('2026-02-28')
    expect(lastEnded('month', '2026-08-31').end).toBe('2026-07-31')
    expect(lastEnded('month', '2026-09-01').end).toBe('2026-08-31')
    expect(comingEntries('quarter', { dueMonths: 1, dueDay: 10 }, '2026-08-12', 1)).toEqual([
      { period: { type: 'quarter', end: '2026-09-30' }, opensOn: '2026-10-01', dueOn: '2026-10-10' },
    ])
  })

  it('counts lateness from the day after the due day', () => {
    expect([
      lateDays('2026-08-05', '2026-08-05', '2026-09-01'),
      lateDays('2026-08-05', '2026-08-08', '2026-09-01'),
    ]).toEqual([0, 3])
    expect(lateDays('2026-08-05', null, '2026-08-15')).toBe(10)
  })
})

describe("a unit's record", () => {
  it('counts what happened and gives no mark', () => {
    const plain = { returns: 0, findings: 0, revisions: 0 }
    const record = qualityOf([
      { ...plain, handedIn: true, lateDays: 0 },
      { ...plain, handedIn: true, lateDays: 3, returns: 1 },
      { ...plain, handedIn: false, lateDays: 10 },
      { ...plain, handedIn: false, lateDays: 0 },
    ])
    expect(record).toEqual({
      ...{ asked: 3, onTime: 1, late: 1, silent: 1, lateDays: 13, returns: 1, findings: 0, revisions: 0 },
    })
  })
})
