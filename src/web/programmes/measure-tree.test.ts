import { describe, expect, it } from 'vitest'
import { byChapter, byStatus } from './measure-tree.ts'
import type { MeasureRow } from './queries.ts'

const row = (number: string, status: MeasureRow['status']): MeasureRow => ({
  id: number,
  number,
  title: number,
  form: 'row',
  leads: [],
  others: [],
  status,
  percent: null,
  reportedAt: null,
  reportedBy: null,
  nextStep: null,
  lateSteps: 0,
  silentUnits: 0,
})
const rows = [row('三', null), row('三/(一)', 'late'), row('三/(一)/1', 'done'), row('四', null)]

describe('measures under one another', () => {
  it('stand under the measure whose number theirs continues', () => {
    expect(byChapter(rows, new Set()).map((one) => [one.key, one.depth])).toEqual([
      ['三', 0],
      ['三/(一)', 1],
      ['三/(一)/1', 2],
      ['四', 0],
    ])
  })

  it('stand under a chapter that is no measure, named as the document names it', () => {
    const only = [row('二/(一)', null), row('二/(二)', null)]
    const titles = new Map([['二', '产业集群提升行动']])
    expect(byChapter(only, new Set(), titles).map((one) => [one.heading, one.depth])).toEqual([
      ['二 产业集群提升行动', 0],
      [null, 1],
      [null, 1],
    ])
  })

  it('are hidden under a folded one, which still says how many it holds', () => {
    const folded = byChapter(rows, new Set(['三']))
    expect(folded.map((one) => one.key)).toEqual(['三', '四'])
    expect(folded[0]?.count).toBe(1)
  })

  it('by status begin with what is late and count what nobody reported on apart', () => {
    const heads = byStatus(rows, new Set(['late', 'unreported', 'done']), (status) => status)
    expect(heads.map((one) => [one.heading, one.count])).toEqual([
      ['late', 1],
      ['unreported', 2],
      ['done', 1],
    ])
  })
})
