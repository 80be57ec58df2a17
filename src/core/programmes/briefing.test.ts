import { describe, expect, it } from 'vitest'
import { movesOf, shiftOf, type Told } from './briefing.ts'
import type { MeasureStatus } from './reports.ts'

const told = (id: string, ...statuses: readonly (MeasureStatus | null)[]): Told => ({
  id,
  duties: [{ unitId: 'u', grade: 'lead' }],
  reports: statuses.flatMap((status, at) =>
    status === null
      ? []
      : [
          {
            unitId: 'u',
            period: `2026-${String(at + 8).padStart(2, '0')}`,
            status,
            percent: null,
            submittedAt: `2026-${String(at + 9).padStart(2, '0')}-03T02:00:00.000Z`,
            submittedBy: '甲',
          },
        ],
  ),
})
const beforeNovember = (report: { readonly submittedAt: string }) => report.submittedAt < '2026-11'

describe('what has moved since a day', () => {
  const moves = movesOf(
    [
      told('same', 'watch', 'on_course', 'on_course'),
      told('better', 'late', 'late', 'on_course'),
      told('worse', 'on_course', 'on_course', 'watch'),
      told('worst', 'on_course', 'watch', 'late'),
      told('begun', null, null, 'on_course'),
      told('begun badly', null, null, 'late'),
      told('silent'),
    ],
    beforeNovember,
  )

  it('is told with the gravest turn for the worse first, then what got better, then what began', () => {
    expect(moves.map(({ id, turn }) => [id, turn])).toEqual([
      ['begun badly', 'worse'],
      ['worst', 'worse'],
      ['worse', 'worse'],
      ['better', 'better'],
      ['begun', 'begun'],
    ])
  })

  it('adds up to how many more measures stand so than before', () => {
    expect(shiftOf(moves)).toEqual({ late: 1, on_course: 1 })
  })
})
