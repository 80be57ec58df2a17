import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readClipboard, readEntry } from './entry.ts'

const value = (text: string, unit = '万元') => {
  const entry = readEntry(text, unit)
  return entry.kind === 'value' ? entry.value : entry
}

describe('a cell as people fill it in', () => {
  it('holds a number in full-width digits, with thousands, spaces, signs or exponents', () => {
    const texts = ['４１，０００', '41,000', '41 000', ' 41000 ', '+41000', '4.1E4', '41000.00']
    expect(texts.map((text) => value(text))).toEqual(texts.map(() => 41000))
    expect([value('−12.5'), value('(1,234)'), value('-0'), value('.5')]).toEqual([-12.5, -1234, 0, 0.5])
  })

  it('tells zero, blank, dash and words for absence apart', () => {
    const kinds = ['0', '', '—', '／', '不适用', '未统计', '暂缺'].map((text) => {
      const entry = readEntry(text, '家')
      return entry.kind === 'missing' ? entry.missing : entry.kind
    })
    expect(kinds).toEqual(['value', 'blank', 'dash', 'dash', 'not-applicable', 'not-collected', 'not-reported'])
  })

  it('converts another unit of the same kind, and says from which', () => {
    expect(readEntry('4.1亿元', '万元')).toEqual({ kind: 'value', value: 41000, from: '亿元' })
    expect(readEntry('1.2亿', '万元')).toEqual({ kind: 'value', value: 12000, from: '亿元' })
    expect(readEntry('41000万元', '万元')).toEqual({ kind: 'value', value: 41000, from: null })
    expect(readEntry('12.5%', '%')).toEqual({ kind: 'value', value: 12.5, from: null })
  })

  it('reads no number out of what is none, or is of another kind', () => {
    const why = (text: string, unit: string) => {
      const entry = readEntry(text, unit)
      return entry.kind === 'unreadable' ? entry.why : entry.kind
    }
    expect([why('约三千', '万元'), why('120家', '万元'), why('12%', '家'), why('100美元', '万元')]).toEqual([
      'not-a-number',
      'other-unit',
      'other-unit',
      'other-unit',
    ])
    expect([why('1,23,456', '家'), why('1.2.3', '家')]).toEqual(['ambiguous', 'ambiguous'])
  })

  test('any number comes back from its own printing with commas', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (number) => {
        expect(value(number.toLocaleString('en-GB'))).toBe(number)
      }),
    )
  })
})

describe('a clipboard of a spreadsheet', () => {
  it('is parted by tabs and line ends, quotes holding what has either in it', () => {
    expect(readClipboard('1\t2\r\n"三\n四"\t"说""好"""\r\n')).toEqual([
      ['1', '2'],
      ['三\n四', '说"好"'],
    ])
    expect(readClipboard('')).toEqual([['']])
    expect(readClipboard('1\t\t3')).toEqual([['1', '', '3']])
  })
})
