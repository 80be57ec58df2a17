import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/measures.ts'
import type { Update } from '#contract/updates.ts'
import { percentOf, startOf } from './report-form.ts'

const update = (period: string, words: string): Update => ({
  id: period,
  measureId: 'm',
  unitId: 'u',
  unitName: '市工业和信息化局',
  period,
  state: 'confirmed',
  status: 'watch',
  percent: 40,
  words,
  problem: null,
  ask: null,
  stepsDone: [{ id: 's', text: '出台办法' }],
  evidence: [{ fileId: 'f', name: '通知.pdf', size: 1 }],
  submittedAt: null,
  submittedBy: null,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
  revision: 1,
  mayEdit: false,
  mayConfirm: false,
})
const measure = (updates: Update[]): Measure => ({
  id: 'm',
  programmeId: 'p',
  programmeTitle: '',
  number: '',
  title: '',
  form: 'row',
  body: '',
  duties: [],
  steps: [],
  status: null,
  percent: null,
  source: null,
  updates,
  parent: null,
  children: [],
  history: [],
  mayReportFor: [],
})
const turn = { unitId: 'u', unitName: '市工业和信息化局', period: '2026-11' }

describe('the report that a unit begins', () => {
  it('is filled from its latest report, without the steps and evidence that belonged to that cycle', () => {
    const form = startOf(measure([update('2026-09', '旧'), update('2026-10', '新')]), turn)
    expect(form).toMatchObject({ words: '新', percent: '40', status: 'watch', stepsDone: [], evidence: [] })
  })

  it('goes on with what was begun for this cycle', () => {
    const form = startOf(measure([update('2026-11', '草稿'), update('2026-10', '新')]), turn)
    expect(form).toMatchObject({ words: '草稿', stepsDone: ['s'] })
  })

  it('tells a percentage that was left out from one that is wrong', () => {
    expect([percentOf(' '), percentOf('0'), percentOf('101'), percentOf('大半')]).toEqual([
      null,
      0,
      undefined,
      undefined,
    ])
  })
})
