import { describe, expect, it } from 'vitest'
import { rankSubjects, spreadOf } from './ranking.ts'

const given = [
  { subject: '东港园', observed: { value: 8.04 } },
  { subject: '北岭园', observed: { missing: 'not-reported' as const } },
  { subject: '西湾园', observed: { value: 8.01 } },
  { subject: '南塘镇', observed: { value: 9.5 } },
  { subject: '石桥镇', observed: { value: -1 } },
]

describe('a ranking', () => {
  it('shares a rank between values that print alike, leaves out the next, and says so', () => {
    const { ranked } = rankSubjects(given, 'higher', 1)
    expect(ranked.map(({ subject, rank, tiedWith }) => [subject, rank, tiedWith])).toEqual([
      ['南塘镇', 1, 0],
      ['东港园', 2, 1],
      ['西湾园', 2, 1],
      ['石桥镇', 4, 0],
    ])
  })

  it('puts nobody last for having no value', () => {
    expect(rankSubjects(given, 'higher', 1).unranked).toEqual([{ subject: '北岭园', missing: 'not-reported' }])
  })

  it('has the least first where lower is better, and tells who moved', () => {
    const before = new Map([
      ['南塘镇', 2],
      ['石桥镇', 1],
    ])
    const { ranked } = rankSubjects(given, 'lower', 2, (subject) => before.get(subject))
    expect(ranked.map(({ subject, moved }) => [subject, moved])).toEqual([
      ['石桥镇', 0],
      ['西湾园', null],
      ['东港园', null],
      ['南塘镇', -2],
    ])
  })

  it('stands beside mean and middle of those that have a value', () => {
    expect(spreadOf([{ value: 1 }, { missing: 'blank' }, { value: 2 }, { value: 6 }])).toEqual({
      count: 3,
      mean: 3,
      median: 2,
      highest: 6,
      lowest: 1,
    })
    expect(spreadOf([])).toBeNull()
  })
})
