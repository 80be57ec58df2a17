import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addUnits, combineUnits, conversionOf, dimensionOf, isAdditive, parseUnit, scaled } from './units-of-measure.ts'

const unit = (printed: string) => {
  const read = parseUnit(printed)
  if (!read.ok) throw new Error(`${printed}: ${JSON.stringify(read.faults)}`)
  return read.value
}
const convert = (value: number, from: string, to: string) => {
  const scale = conversionOf(unit(from), unit(to))
  return scale === undefined ? undefined : scaled(value, scale)
}
const combine = (left: string, op: '*' | '/', right: string) => {
  const result = combineUnits(unit(left), unit(right), op)
  return result === undefined ? undefined : [result.unit.symbol, scaled(1, result.scale)]
}
const add = (left: string, op: '+' | '-', right: string) => {
  const result = addUnits(unit(left), unit(right), op)
  return result === undefined ? undefined : [result.unit.symbol, scaled(1, result.scale)]
}

describe('a printed unit', () => {
  it.each([
    ['万元', '万元', 'CNY:1'],
    ['亿元人民币', '亿元', 'CNY:1'],
    ['万美元', '万美元', 'USD:1'],
    ['％', '%', 'rate:1'],
    ['个百分点', '百分点', 'point:1'],
    ['㎡', '平方米', 'area:1'],
    ['万平方米', '万平方米', 'area:1'],
    ['万元/亩', '万元/亩', 'CNY:1 area:-1'],
    ['吨标准煤/万元', '吨标准煤/万元', 'CNY:-1 coal:1'],
    ['亿千瓦时', '亿千瓦时', 'electricity:1'],
    ['万人次', '万人次', 'visit:1'],
    ['户', '家', 'firm:1'],
    ['倍', '', ''],
    ['', '', ''],
  ])('%s is %s', (printed, symbol, dimension) => {
    expect(unit(printed).symbol).toBe(symbol)
    expect(dimensionOf(unit(printed))).toBe(dimension)
  })

  it('that nobody knows is a fault with the part that is unknown', () => {
    expect(parseUnit('万元/坰')).toMatchObject({ ok: false, faults: [{ code: 'unit.unknown', facts: { part: '坰' } }] })
    expect(parseUnit('亿')).toMatchObject({ ok: false, faults: [{ code: 'unit.bare-multiple' }] })
  })
})

describe('units', () => {
  it('convert within a dimension and lose nothing', () => {
    expect(convert(0.3, '亿元', '万元')).toBe(3000)
    expect(convert(1500, '亩', '平方公里')).toBe(1)
    expect(convert(15, '亩', '公顷')).toBe(1)
    expect(convert(15, '亩', '万平方米')).toBe(1)
    expect(convert(20, '万元/亩', '亿元/平方公里')).toBe(3)
    expect(convert(5, '‰', '%')).toBe(0.5)
  })

  it('do not convert across dimensions', () => {
    expect(convert(1, '美元', '元')).toBeUndefined()
    expect(convert(1, '百分点', '%')).toBeUndefined()
    expect(convert(1, '千瓦时', '吨标准煤')).toBeUndefined()
    expect(convert(1, '个', '家')).toBeUndefined()
  })

  it('divide into quotients, and lose what they share', () => {
    expect(combine('万元', '/', '亩')).toEqual(['万元/亩', 1])
    expect(combine('万元/亩', '*', '亩')).toEqual(['万元', 1])
    expect(combine('亿元', '/', '万元')).toEqual(['', 10_000])
    expect(combine('万元/亩', '*', '公顷')).toEqual(['万元', 15])
    expect(combine('万元', '*', '%')).toEqual(['万元', 0.01])
    expect(combine('%', '*', '%')).toEqual(['%', 0.01])
    expect(combine('万元', '/', '%')).toEqual(['万元', 100])
    expect(combine('', '*', '%')).toEqual(['%', 1])
    expect(combine('%', '/', '%')).toEqual(['', 1])
    expect(combine('百分点', '*', '万元')).toBeUndefined()
  })

  it('add within a dimension; rates differ by percentage points', () => {
    expect(add('万元', '+', '亿元')).toEqual(['万元', 10_000])
    expect(add('家', '+', '%')).toBeUndefined()
    expect(add('元', '+', '美元')).toBeUndefined()
    expect(add('%', '-', '%')).toEqual(['百分点', 1])
    expect(add('%', '+', '百分点')).toEqual(['%', 1])
    expect(add('‰', '+', '百分点')).toEqual(['‰', 10])
    expect(add('百分点', '-', '%')).toBeUndefined()
  })

  it('of rates, ranks and quotients are not added up over places', () => {
    expect(['万元', '家', '%', '万元/亩', '名次'].map((word) => isAdditive(unit(word)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('multiplied and divided by the same come back, in dimension and in amount', () => {
    const words = fc.constantFrom(
      '万元',
      '亿元',
      '美元',
      '亩',
      '公顷',
      '家',
      '万元/亩',
      '吨标准煤/万元',
      '亿千瓦时',
      '',
    )
    fc.assert(
      fc.property(words, words, (a, b) => {
        const product = combineUnits(unit(a), unit(b), '*')
        if (product === undefined) throw new Error('no points among them')
        const back = combineUnits(product.unit, unit(b), '/')
        if (back === undefined) throw new Error('no points among them')
        expect(dimensionOf(back.unit)).toBe(dimensionOf(unit(a)))
        const scale = conversionOf(back.unit, unit(a))
        if (scale === undefined) throw new Error('one dimension converts')
        expect(scaled(scaled(scaled(1, product.scale), back.scale), scale)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('are read again from how they are shown', () => {
    const words = fc.constantFrom('万元/亩', '元/平方米·月', '吨标准煤/万元', '个/万人', '%', '‰', '万人次', '百分点')
    fc.assert(
      fc.property(words, (word) => {
        expect(unit(unit(word).symbol)).toEqual(unit(word))
      }),
    )
  })
})
