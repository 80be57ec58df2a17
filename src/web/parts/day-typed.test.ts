import { describe, expect, it } from 'vitest'
import { dayTyped } from './day-typed.ts'

describe('a day as people type it', () => {
  it('is understood with any of the usual signs between', () => {
    const ways = ['2026-11-2', '2026/11/02', '2026.11.2', '2026年11月2日', '20261102']
    expect(ways.map(dayTyped)).toEqual(ways.map(() => '2026-11-02'))
  })

  it('is none where nothing is typed and wrong where no calendar has it', () => {
    expect([dayTyped(' '), dayTyped('2026-02-30'), dayTyped('明年')]).toEqual([null, undefined, undefined])
  })
})
