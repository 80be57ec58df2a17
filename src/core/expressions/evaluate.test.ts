import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { celFor } from './cel.ts'
import { type Cell, cellAt, type ExpressionColumn, toColumnValues } from './column.ts'
import { evaluateColumns, evaluateRow } from './compile.ts'
import { type Explained, explainExpression } from './explain.ts'
import { readExpression } from './read.ts'

const columns: readonly ExpressionColumn[] = [
  ...['a', 'b', 'c'].map((code) => ({ code, name: `数${code}`, aliases: [], kind: 'number' as const, unit: null })),
  ...['s', 't'].map((code) => ({ code, name: `文${code}`, aliases: [], kind: 'text' as const, unit: null })),
  ...['p', 'q'].map((code) => ({ code, name: `真${code}`, aliases: [], kind: 'truth' as const, unit: null })),
]
const kinds = new Map(columns.map((column) => [column.code, column]))

type Row = Readonly<Record<string, Cell>>
const tableOf = (rows: readonly Row[]) => ({
  rows: rows.length,
  columns: new Map(
    columns.map(({ code, kind }) => [
      code,
      toColumnValues(
        kind,
        rows.map((row) => row[code] ?? null),
      ),
    ]),
  ),
})
const read = (text: string, kind: 'number' | 'text' | 'truth') => {
  const outcome = readExpression(text, columns, { kind })
  if (!outcome.ok) throw new Error(`${text}: ${JSON.stringify(outcome.faults)}`)
  return outcome.value
}
const run = (text: string, kind: 'number' | 'text' | 'truth', rows: readonly Row[]) => {
  const result = evaluateColumns(read(text, kind), tableOf(rows))
  return rows.map((_, row) => (result.absent[row] === 0 ? cellAt(result, row) : `absent ${result.absent[row]}`))
}

const { texts } = fc.letrec<{ number: string; truth: string; text: string; texts: readonly [string, string] }>(
  (tie) => {
    const two = (of: 'number' | 'truth' | 'text') => fc.tuple(tie(of), tie(of))
    return {
      number: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('a', 'b', 'c'),
        fc.integer({ min: 0, max: 9 }).map(String),
        fc
          .tuple(two('number'), fc.constantFrom('+', '-', '*', '/'))
          .map(([[x, y], sign]) => `(${x} ${sign} ${y === '0' ? '1' : y})`),
        fc.tuple(two('number'), fc.constantFrom('min', 'max')).map(([[x, y], name]) => `${name}(${x}, ${y})`),
        tie('number').map((x) => `abs(-${x.startsWith('-') ? `(${x})` : x})`),
        tie('number').map((x) => `round(${x}, 2)`),
        fc.tuple(tie('number'), two('number')).map(([x, [y, z]]) => `clamp(${x}, ${y}, ${z})`),
        fc.tuple(tie('truth'), two('number')).map(([w, [x, y]]) => `(${w} ? ${x} : ${y})`),
        two('number').map(([x, y]) => `coalesce(${x}, ${y})`),
      ),
      truth: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('p', 'q', 'true'),
        fc
          .tuple(two('number'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='))
          .map(([[x, y], sign]) => `(${x} ${sign} ${y})`),
        fc.tuple(two('text'), fc.constantFrom('==', '!=', '<', '>=')).map(([[x, y], sign]) => `(${x} ${sign} ${y})`),
        fc.tuple(two('truth'), fc.constantFrom('&&', '||', '==', '!=')).map(([[x, y], sign]) => `(${x} ${sign} ${y})`),
        tie('truth').map((x) => `!${x}`),
        tie('number').map((x) => `(${x} in [1, 2, 3])`),
        two('text').map(([x, y]) => `(${x} in ["甲", ${y}])`),
        tie('text').map((x) => `${x}.contains("甲")`),
        tie('number').map((x) => `present(${x})`),
      ),
      text: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom('s', 't', '"甲"', '"乙丙"'),
        fc.tuple(tie('truth'), two('text')).map(([w, [x, y]]) => `(${w} ? ${x} : ${y})`),
        two('text').map(([x, y]) => `coalesce(${x}, ${y})`),
      ),
      texts: fc.oneof(
        fc.tuple(fc.constant('number'), tie('number')),
        fc.tuple(fc.constant('truth'), tie('truth')),
        fc.tuple(fc.constant('text'), tie('text')),
      ),
    }
  },
)

const numberCell = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
const word = fc.constantFrom('甲', '乙', '甲乙', '')
const present = fc.record({
  a: numberCell,
  b: numberCell,
  c: numberCell,
  s: word,
  t: word,
  p: fc.boolean(),
  q: fc.boolean(),
})
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 3 })
const holed = fc.record({
  a: maybe(numberCell),
  b: maybe(numberCell),
  c: maybe(numberCell),
  s: maybe(word),
  t: maybe(word),
  p: maybe(fc.boolean()),
  q: maybe(fc.boolean()),
})

const hasHole = (trace: Explained): boolean => trace.absent !== 0 || trace.parts.some(hasHole)
const withoutSign = (cell: unknown): unknown => (cell === 0 ? 0 : cell)

describe('the value of an expression', () => {
  it("is what CEL's own evaluator says, wherever every value is present", () => {
    fc.assert(
      fc.property(texts, fc.array(present, { minLength: 1, maxLength: 5 }), ([kind, text], rows) => {
        const expression = read(text, kind as 'number')
        const result = evaluateColumns(expression, tableOf(rows))
        const cel = celFor(columns).parse(expression.cel)
        rows.forEach((row, at) => {
          // where a part divides by zero or grows beyond numbers the two go apart: absent here, Infinity there
          const trace = explainExpression(expression, kinds, new Map(Object.entries(row)))
          expect(trace.value).toEqual(cellAt(result, at))
          if (!hasHole(trace)) expect(withoutSign(trace.value)).toEqual(withoutSign(cel(row)))
        })
      }),
      { numRuns: 400 },
    )
  })

  it('is never NaN or Infinity, whatever is absent', () => {
    fc.assert(
      fc.property(texts, fc.array(holed, { maxLength: 5 }), ([kind, text], rows) => {
        const result = evaluateColumns(read(text, kind as 'number'), tableOf(rows))
        rows.forEach((_, at) => {
          const cell = cellAt(result, at)
          if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('of a row does not depend on the rows beside it, nor on their order', () => {
    fc.assert(
      fc.property(texts, fc.array(holed, { minLength: 1, maxLength: 8 }), ([kind, text], rows) => {
        const expression = read(text, kind as 'number')
        const table = evaluateColumns(expression, tableOf(rows))
        const backwards = evaluateColumns(expression, tableOf([...rows].reverse()))
        rows.forEach((row, at) => {
          const alone = evaluateRow(expression, kinds, new Map(Object.entries(row)))
          expect(alone).toEqual({ value: cellAt(table, at), absent: table.absent[at] })
          expect(cellAt(backwards, rows.length - 1 - at)).toEqual(alone.value)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the pieces that the rows are cut into', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(holed, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        ([kind, text], rows, piece) => {
          const expression = read(text, kind as 'number')
          const [whole, cut] = [
            evaluateColumns(expression, tableOf(rows)),
            evaluateColumns(expression, tableOf(rows), piece),
          ]
          expect(cut.absent).toEqual(whole.absent)
          rows.forEach((_, at) => {
            expect(cellAt(cut, at)).toEqual(cellAt(whole, at))
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('goes on beyond one piece of rows', () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => ({ a: at, b: at % 7 === 0 ? null : 2 }))
    const got = run('a * b', 'number', rows)
    expect([got[0], got[1], got[4096], got[9999], got[10_000]]).toEqual(['absent 1', 2, 8192, 19_998, 20_000])
  })

  it('is absent with its reason', () => {
    expect(
      run('a / b', 'number', [
        { a: 1, b: 0 },
        { a: null, b: 0 },
        { a: 1, b: null },
        { a: 0, b: 5 },
      ]),
    ).toEqual(['absent 2', 'absent 1', 'absent 1', 0])
    expect(run('a * a', 'number', [{ a: 1e200 }])).toEqual(['absent 3'])
  })

  it("follows Kleene's logic: false beside something unknown is false, true is not", () => {
    const rows = [
      { p: false, q: null },
      { p: null, q: false },
      { p: true, q: null },
      { p: null, q: null },
    ]
    expect(run('p && q', 'truth', rows)).toEqual([false, false, 'absent 1', 'absent 1'])
    expect(run('p || q', 'truth', rows)).toEqual(['absent 1', 'absent 1', true, 'absent 1'])
    expect(run('!(p && q)', 'truth', rows)).toEqual([true, true, 'absent 1', 'absent 1'])
  })

  it('takes the first value that is there, and can ask whether there is one', () => {
    expect(run('coalesce(a, b, 0)', 'number', [{ a: null, b: 2 }, { a: 0, b: 2 }, {}])).toEqual([2, 0, 0])
    expect(
      run('present(a / b)', 'truth', [
        { a: 1, b: 0 },
        { a: 1, b: 1 },
      ]),
    ).toEqual([false, true])
    expect(run('min(a, b)', 'number', [{ a: 1, b: null }])).toEqual(['absent 1'])
    expect(run('coalesce(s, t)', 'text', [{ s: null, t: '乙' }, { s: '甲' }])).toEqual(['乙', '甲'])
    expect(
      run('s < t', 'truth', [
        { s: '甲', t: null },
        { s: 'a', t: 'b' },
      ]),
    ).toEqual(['absent 1', true])
  })

  it('rounds as people do', () => {
    expect(run('round(a, 2)', 'number', [{ a: 1.005 }, { a: -1.005 }, { a: 2.675 }])).toEqual([1.01, -1.01, 2.68])
    expect(run('round(a, -2)', 'number', [{ a: 1250 }, { a: 1249.99 }])).toEqual([1300, 1200])
  })
})
