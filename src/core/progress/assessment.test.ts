import { describe, expect, it } from 'vitest'
import { assessmentKind, outcomeOf } from './assessment.ts'

describe('an assessment of a programme', () => {
  it('calls a target missed only once its time is over', () => {
    expect(outcomeOf('late', 'missed')).toBe('missed')
    expect(outcomeOf('late', 'chance')).toBe('running')
  })

  it('does not call missed what nothing measures, nor what waits for its last number', () => {
    expect(outcomeOf('no-data', 'unbound')).toBe('unknown')
    expect(outcomeOf('no-data', 'awaiting-end')).toBe('unknown')
  })

  it('counts what was reached before its time', () => {
    expect(outcomeOf('done', 'reached')).toBe('reached')
  })

  it('is final after the last year of the term or once the programme is closed, interim before', () => {
    expect(assessmentKind(2028, false, '2028-12-31')).toBe('interim')
    expect(assessmentKind(2028, false, '2029-01-01')).toBe('final')
    expect(assessmentKind(null, false, '2029-01-01')).toBe('interim')
    expect(assessmentKind(2028, true, '2026-05-01')).toBe('final')
  })
})
