import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/evaluations/evaluate.ts'
import type { Method } from '#core/evaluations/method.ts'
import { readData } from './read-data.ts'
import { readMethod } from './read-method.ts'
import { inOrder, resultTable } from './result-table.ts'

// Published methods as data, with small invented tables that were worked by hand: cases/evaluations/README.md.
const cases = fileURLToPath(new URL('../../../cases/evaluations/', import.meta.url))
const shipped = new URL('./methods/', import.meta.url)
const own = (name: string) => join(cases, name, 'method.yaml')
const names = readdirSync(shipped).map((file) => file.replace(/\.yaml$/, ''))

function methodNamed(name: string): Method {
  const path = existsSync(own(name)) ? own(name) : new URL(`${name}.yaml`, shipped)
  const read = readMethod(readFileSync(path), `${name}.yaml`)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

type Line = Readonly<Record<'代码' | '总分' | '名次' | '等次', string>>

function evaluated(name: string): readonly Line[] {
  const method = methodNamed(name)
  const data = readData(method, readFileSync(join(cases, name, 'data.csv')), 'data.csv')
  if (!data.ok) throw new Error(JSON.stringify(data.faults))
  const result = evaluate(method, data.value.subjects)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  const { columns, rows, rowOf } = resultTable(result.evaluation, 'zh')
  expect(rows).toHaveLength(inOrder(result.evaluation).length)
  const cellOf = (cells: ReturnType<typeof rowOf>, heading: keyof Line): string =>
    String(cells[columns.findIndex((column) => column.heading === heading)] ?? '')
  return rows.map(rowOf).map((cells) => ({
    代码: cellOf(cells, '代码'),
    总分: cellOf(cells, '总分'),
    名次: cellOf(cells, '名次'),
    等次: cellOf(cells, '等次'),
  }))
}

function expected(name: string): readonly Line[] {
  const [, ...lines] = readFileSync(join(cases, name, 'expected.csv'), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => {
    const [代码 = '', 总分 = '', 名次 = '', 等次 = ''] = line.split(',')
    return { 代码, 总分: String(Number(总分)), 名次, 等次 }
  })
}

const byCode = (lines: readonly Line[]) => lines.toSorted((a, b) => (a.代码 < b.代码 ? -1 : 1))

describe('a shipped method', () => {
  it.each(names)('%s gives what was worked by hand', (name) => {
    expect(byCode(evaluated(name))).toEqual(byCode(expected(name)))
  })

  it.each(readdirSync(cases).filter((name) => existsSync(own(name))))(
    '%s, whose method is a case itself, too',
    (name) => {
      expect(byCode(evaluated(name))).toEqual(byCode(expected(name)))
    },
  )

  it('of the page that teaches methods is the case beside it', () => {
    const page = readFileSync(join(cases, '../../docs/methods/method-in-ten-minutes.md'), 'utf8')
    const path = join(cases, 'wangchao-towns-2025')
    expect(page).toContain(readFileSync(join(path, 'method.yaml'), 'utf8'))
    expect(page).toContain(readFileSync(join(path, 'data.csv'), 'utf8'))
  })

  it.each(names)('%s says where it is from and what in it could not be checked', (name) => {
    const method = methodNamed(name)
    expect(method.documents.length).toBeGreaterThan(0)
    expect(method.unverified).not.toBeNull()
  })

  it('of the eight Zhuhai parks waits for the office where the source contradicts itself or lost a row', () => {
    const method = methodNamed('zhuhai-parks-2017')
    const data = readData(method, readFileSync(join(cases, 'zhuhai-parks-2017', 'data.csv')), 'data.csv')
    const result = data.ok ? evaluate(method, data.value.subjects) : undefined
    const open = result?.ok ? result.evaluation.findings.filter(({ severity }) => severity === 'confirm') : []
    const fields = open.map(({ place }) => place?.field)
    expect(fields).toContain('items.invest.weights.bonded')
    expect(fields).toContain('items.upgrade.weights.stock')
  })

  it('of the eight Zhuhai parks gives no item more than its full marks, however fast a park grows', () => {
    const method = methodNamed('zhuhai-parks-2017')
    const data = readData(method, readFileSync(join(cases, 'zhuhai-parks-2017', 'data.csv')), 'data.csv')
    if (!data.ok) throw new Error(JSON.stringify(data.faults))
    const { subjects } = data.value
    for (const code of ['added', 'invest', 'upgrade']) {
      const column = subjects.columns.get(code)
      if (column?.kind !== 'number') throw new Error(`${code} is not a number`)
      const { values } = column
      for (let row = 0; row < values.length; row += 1) values[row] = (values[row] ?? 0) * 100
    }
    const result = evaluate(method, subjects)
    if (!result.ok) throw new Error(JSON.stringify(result.findings))
    const { scores, prepared } = result.evaluation
    for (const [index, { leaf, section }] of prepared.leaves.entries()) {
      if (section !== 'items') continue
      for (const { cohort, weight } of scores[index]?.cohorts ?? [])
        prepared.cohortOf.forEach((own, row) => {
          if (own === cohort) expect((scores[index]?.points[row] ?? 0) / 100, leaf.code).toBeLessThanOrEqual(weight)
        })
    }
  })
})
