import { describe, expect, it } from 'vitest'
import {
  accountableUnits,
  type Duty,
  heardTo,
  isSilent,
  neverHeard,
  type Report,
  reportingOn,
  standingOf,
} from './reports.ts'

const duties: readonly Duty[] = [
  { unitId: 'lead', grade: 'lead' },
  { unitId: 'help', grade: 'assist' },
  { unitId: 'town', grade: 'territorial' },
]
const shared: readonly Duty[] = [
  { unitId: 'a', grade: 'responsible' },
  { unitId: 'b', grade: 'responsible' },
]
const report = (unitId: string, period: string, status: Report['status'], percent: number | null = null): Report => ({
  unitId,
  period,
  status,
  percent,
  submittedAt: `${period}-28T08:00:00Z`,
  submittedBy: 'account',
})
const october = { text: '2026-10', from: '2026-10-01', to: '2026-10-31', due: '2026-11-05' }

describe('a measure stands', () => {
  it('as its lead last reported, whatever others say', () => {
    const reports = [
      report('lead', '2026-09', 'watch', 40),
      report('lead', '2026-10', 'on_course', 55),
      report('help', '2026-10', 'late'),
    ]
    expect(standingOf(duties, reports)).toMatchObject({
      status: 'on_course',
      percent: 55,
      reportedAt: '2026-10-28T08:00:00Z',
    })
  })

  it('nowhere while its lead has not reported: no report is not "not started"', () => {
    expect(standingOf(duties, [report('help', '2026-10', 'on_course')]).status).toBeNull()
  })

  it('as the gravest of its units where nobody leads', () => {
    expect(standingOf(shared, [report('a', '2026-10', 'done'), report('b', '2026-10', 'late', 30)])).toMatchObject({
      status: 'late',
      percent: 30,
    })
  })

  it('as done only once each of its units is', () => {
    expect(standingOf(shared, [report('a', '2026-10', 'done')]).status).toBe('on_course')
    expect(standingOf(shared, [report('a', '2026-10', 'done'), report('b', '2026-09', 'done')]).status).toBe('done')
  })
})

describe('a unit', () => {
  it('owes reports when it leads or answers for a measure, not when it assists', () => {
    expect(accountableUnits(duties)).toEqual(['lead'])
    expect(accountableUnits(shared)).toEqual(['a', 'b'])
  })

  it('is silent on a cycle until it reports on it or a later one', () => {
    expect(isSilent(heardTo(duties, [], null) ?? '9999', october)).toBe(true)
    expect(isSilent(heardTo(duties, [report('lead', '2026-09', 'watch')], 'watch') ?? '9999', october)).toBe(true)
    expect(isSilent(heardTo(duties, [report('lead', '2026-11', 'watch')], 'watch') ?? '9999', october)).toBe(false)
  })

  it('that is silent makes the whole measure silent', () => {
    expect(heardTo(shared, [report('a', '2026-10', 'watch')], 'watch')).toBe(neverHeard)
  })

  it('owes nothing more once the measure is done', () => expect(heardTo(duties, [], 'done')).toBeNull())
})

describe('reporting on a programme', () => {
  const programme = { reportCycle: 'month', reportDay: 5, adoptedOn: '2026-11-02', state: 'active' } as const
  it('begins with the month of its adoption, and nobody is silent about the time before', () => {
    expect(reportingOn(programme, '2026-11-03')).toMatchObject({ open: { text: '2026-11' }, closed: null })
    expect(reportingOn(programme, '2026-12-04')).toMatchObject({ open: { text: '2026-11' }, closed: null })
    expect(reportingOn(programme, '2026-12-06')).toMatchObject({
      open: { text: '2026-12' },
      closed: { text: '2026-11' },
    })
  })

  it('ends when it is closed', () =>
    expect(reportingOn({ ...programme, state: 'closed' }, '2026-12-06')).toBeUndefined())
})
