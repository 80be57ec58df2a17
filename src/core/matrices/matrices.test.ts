import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsFor } from '../metrics/unit-family.ts'
import { type CityTarget, cityValuesOf, proposeTargets } from './bind-targets.ts'
import { checkForm } from './check-form.ts'
import { compareParks, type ParkForm } from './compare-parks.ts'
import { issuedShareOf } from './issued-share.ts'
import type { FormLine, MatrixRow } from './matrix.ts'
import { readCell } from './read-cell.ts'
import { templateRows } from './template.ts'

const term = { from: 2017, to: 2019, year: 2017 }
const row = (more: Partial<MatrixRow> = {}): MatrixRow => ({
  ...{ id: 'r1', content: '工业投资', clause: '工业投资', unit: '亿元', quantified: true, adding: 'flow', hint: '' },
  ...{ wholeTargetId: null, annualTargetId: null },
  ...more,
})
const line = (more: Partial<FormLine>): FormLine => ({
  ...{ unit: '', whole: '', wholeMeasures: '按项目推进', annual: '', annualMeasures: '' },
  ...more,
})
const flow = row()
const firms = row({ clause: '高企培育', unit: '家', adding: 'stock' })
const area = row({ clause: '实体经济载体', unit: '万平方米' })

describe('a target cell of a park, in the row’s unit', () => {
  it.each([
    ['2017年17亿 2018年19亿 2019年21亿', flow, 57, 'sum-of-years'],
    ['2017年：17；2018年：19；2019年：21', flow, 57, 'sum-of-years'],
    ['2017年9.8亿；2018-2019年19.23亿', flow, 29.03, 'sum-of-years'],
    ['188亿元', flow, 188, 'plain'],
    ['1,880,000万元', flow, 188, 'plain'],
    ['3年累计188亿元（2017年155.77亿）', flow, 188, 'total'],
    ['2017-2019年60亿元', flow, 60, 'total'],
    ['17亿元，其中技改3亿元', flow, 17, 'plain'],
    ['每年不少于1亿元', flow, 3, 'times-years'],
    ['206万元', flow, 0.0206, 'plain'],
    ['0', flow, 0, 'plain'],
    ['34(10)', firms, 34, 'plain'],
    ['2017年34(10) 2018年38(11) 2019年42(12)', firms, 42, 'last-year'],
    ['到2019年150家（2017年新增8家）', firms, 150, 'last-year'],
    ['10-20', firms, 10, 'plain'],
    ['31.34万㎡', area, 31.34, 'plain'],
    ['31.34万', area, 31.34, 'plain'],
    ['约6.2平方公里', area, 620, 'plain'],
    ['合计23万㎡（北片13万㎡，南片10万㎡）', area, 23, 'total'],
    ['50000㎡，入驻40家', area, 5, 'plain'],
  ] as const)('“%s” is understood', (text, of, value, from) => {
    expect(readCell(text, 'whole', of, term, '')).toMatchObject({ kind: 'figures', value, from })
  })

  it('gives the new ones of a pair beside the total', () => {
    expect(readCell('34(10)', 'annual', firms, term, '')).toMatchObject({ value: 34, fresh: 10 })
    expect(readCell('期末34个，其中新增10个', 'annual', firms, term, '')).toMatchObject({ value: 34, fresh: 10 })
  })

  it('takes the year’s own figure of a cell that gives more', () => {
    expect(readCell('3年累计188亿元（2017年155.77亿）', 'annual', flow, term, '')).toMatchObject({ value: 155.77 })
  })

  it('counts what names no unit in the unit that the park chose', () => {
    expect(readCell('2060000', 'whole', flow, term, '万元')).toMatchObject({ value: 206 })
    expect(unitsFor('亿元')).toEqual(['亿元', '万元'])
    expect(unitsFor('家')).toEqual(['家'])
  })

  it.each([
    ['', 'blank'],
    ['—', 'blank'],
    ['无', 'none'],
    ['根据园区发展需求', 'words'],
    ['不涉及：园区无工业用地', 'not-applicable'],
  ] as const)('“%s” has no value, and says which kind of none', (text, kind) => {
    expect(readCell(text, 'whole', flow, term, '')).toMatchObject({ kind, value: null, items: [] })
  })

  it('does not choose between several figures, nor take a rate for an amount', () => {
    expect(readCell('北片13万㎡+南片10万㎡', 'whole', area, term, '')).toMatchObject({ value: null })
    expect(readCell('年均增长13%', 'whole', flow, term, '')).toMatchObject({ value: null, items: [{ role: 'rate' }] })
  })

  it('never fails, and never takes what is no number for one, whatever is typed', () => {
    const piece = fc.constantFrom(
      '2017年',
      '2018年',
      '17',
      '亿',
      '万元',
      '家',
      '(',
      '）',
      '合计',
      '新增',
      '其中',
      '无',
      '+',
      '%',
      '每年',
      '、',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          for (const of of [flow, firms, area]) {
            for (const cell of ['whole', 'annual'] as const) {
              const { kind, value, items } = readCell(text, cell, of, term, '')
              expect(value === null || Number.isFinite(value)).toBe(true)
              if (!/[\d一二三四五六七八九十百千万亿两翻]/.test(text.normalize('NFKC')))
                expect([value, items.length]).toEqual([null, 0])
              if (value !== null) expect(kind).toBe('figures')
            }
          }
        },
      ),
    )
  })

  it('keeps what each figure of a free row is called', () => {
    const free = row({ unit: null, adding: 'text' })
    const { items } = readCell('清洁能源230亿元；石化432亿元', 'whole', free, term, '')
    expect(items.map(({ label, value, unit }) => `${label} ${value}${unit}`)).toEqual([
      '清洁能源 230亿元',
      '石化 432亿元',
    ])
  })
})

const problemsOf = (of: MatrixRow, typed: Partial<FormLine>, city?: number) =>
  checkForm([of], term, { [of.id]: line(typed) }, () => ({
    city: { whole: city ?? null, annual: null },
    share: { whole: null, annual: null },
  })).problems.map(({ code, severity, cell }) => `${code} ${severity} ${cell}`)

describe('the check of a park’s form', () => {
  it('has nothing to say of a good line', () => {
    expect(problemsOf(flow, { whole: '2017年17亿 2018年19亿 2019年21亿', annual: '17亿元' }, 1100)).toEqual([])
    expect(problemsOf(firms, { whole: '42(12)', annual: '34(10)' })).toEqual([])
  })

  it('demands a number where one is asked for, and takes a reason in its place', () => {
    expect(problemsOf(flow, { whole: '无', annual: '根据园区发展需求' })).toEqual([
      'none fault whole',
      'unquantified fault annual',
    ])
    expect(problemsOf(flow, { whole: '不涉及：园区无工业用地', annual: '不涉及：园区无工业用地' })).toEqual([
      'not-applicable warning whole',
      'not-applicable warning annual',
    ])
    const words = row({ clause: '管理模式创新', unit: null, adding: 'text', quantified: false })
    expect(problemsOf(words, { whole: '设立专业运营公司', annual: '完成组建' })).toEqual([])
    expect(problemsOf(flow, { whole: '', annual: '17' })).toEqual(['blank fault whole'])
  })

  it('does not let one year exceed them all', () => {
    expect(problemsOf(flow, { whole: '15亿元', annual: '17亿元' })).toEqual(['annual-exceeds fault annual'])
  })

  it('adds up the years against the total of the same cell, and holds the year’s own cell against them', () => {
    expect(problemsOf(flow, { whole: '2017年17亿 2018年19亿 2019年21亿，三年合计60亿', annual: '17亿' })).toEqual([
      'years-differ fault whole',
    ])
    expect(problemsOf(flow, { whole: '2017年17亿 2018年19亿 2019年21亿', annual: '16亿' })).toEqual([
      'annual-differs fault annual',
    ])
  })

  it('names a figure that is ten thousand times too large, once', () => {
    expect(problemsOf(flow, { whole: '57', annual: '170000' })).toEqual(['unit-slip fault annual'])
    expect(problemsOf(flow, { whole: '570000', annual: '17' })).toEqual(['unit-slip fault whole'])
    expect(problemsOf(flow, { whole: '570000', annual: '170000' }, 1100)).toEqual(['unit-slip fault whole'])
    expect(problemsOf(flow, { whole: '1200', annual: '400' }, 1100)).toEqual(['exceeds-city warning whole'])
  })

  it('refuses another dimension than the row’s', () => {
    expect(problemsOf(flow, { whole: '12家', annual: '年均增长13%' })).toEqual([
      'unit-other fault whole',
      'unit-other fault annual',
    ])
  })

  it('asks for the total where several figures stand, or only the new ones', () => {
    expect(problemsOf(area, { whole: '北片13万㎡+南片10万㎡', annual: '10万㎡' })).toEqual(['several fault whole'])
    expect(problemsOf(firms, { whole: '42', annual: '2017年新增8家' })).toEqual(['only-new fault annual'])
    expect(problemsOf(firms, { whole: '12(42)', annual: '10' })).toEqual(['new-exceeds fault whole'])
  })

  it('looks twice at years outside the term and at targets without measures', () => {
    expect(problemsOf(flow, { whole: '2021年60亿元', annual: '17', wholeMeasures: '' })).toEqual([
      'year-outside warning whole',
      'several fault whole',
      'measures-blank warning wholeMeasures',
    ])
  })
})

const target = (more: Partial<CityTarget>): CityTarget => ({
  ...{ id: 't1', metric: '工业投资', value: 1100, unit: '亿元', comparator: '>=', kind: 'increment' },
  ...{ period: '2017-2019', scope: null, role: 'target' },
  ...more,
})
const park = (formId: string, typed: Partial<FormLine>, state: ParkForm['state'] = 'submitted'): ParkForm => ({
  formId,
  state,
  checked: checkForm([flow], term, { r1: line(typed) }),
})
const bound = row({ wholeTargetId: 't1' })

describe('what has been handed down to a park', () => {
  const share = (unitId: string, values: readonly (number | null)[], factor: number | null = null) => ({
    ...{ unitId, placeId: null, values, weight: null, factor, factorReason: '', note: '' },
  })
  const split = (periods: readonly string[], unit: string, shares: readonly ReturnType<typeof share>[]) => [
    { targetId: 't1', content: { rule: 'sum', unit, periods, shares } as const },
  ]
  const own = new Set(['park'])

  it('is the whole of its years, in the row’s unit and with its factor', () => {
    const years = split(['2017', '2018', '2019'], '万元', [share('park', [170_000, 190_000, 210_000], 1.2)])
    expect(issuedShareOf(bound, term, own, years)).toEqual({ whole: 68.4, annual: 20.4 })
    const together = split(['2017-2019'], '亿元', [share('park', [60])])
    expect(issuedShareOf(bound, term, own, together)).toEqual({ whole: 60, annual: null })
    const standing = row({ adding: 'stock', wholeTargetId: 't1' })
    expect(issuedShareOf(standing, term, own, split(['2019'], '亿元', [share('park', [9])]))).toMatchObject({
      whole: 9,
    })
  })

  it('is nothing where a year is missing, or another park was meant', () => {
    const years = split(['2017', '2018', '2019'], '亿元', [share('park', [17, null, 21]), share('other', [1, 1, 1])])
    expect(issuedShareOf(bound, term, own, years)).toEqual({ whole: null, annual: 17 })
    expect(issuedShareOf(bound, term, new Set(['nobody']), years)).toEqual({ whole: null, annual: null })
  })

  it('is held against what the park sets itself', () => {
    const against = { city: { whole: null, annual: null }, share: { whole: 60, annual: 17 } }
    const typed = { r1: line({ whole: '57', annual: '17' }) }
    expect(checkForm([bound], term, typed, () => against).problems).toMatchObject([
      { code: 'below-share', severity: 'warning', cell: 'whole', facts: { value: 57, share: 60, by: 3, unit: '亿元' } },
    ])
  })
})

describe('the parks beside each other', () => {
  it('add up to less than the city wants, and the missing ones are named and not counted as nothing', () => {
    const forms = [park('a', { whole: '188亿' }), park('b', { whole: '无' }), park('c', { whole: '60' }, 'draft')]
    expect(compareParks([bound], forms, [target({})], 'whole')).toMatchObject([
      { sum: 188, counted: 1, missing: ['b', 'c'], difference: -912, verdict: 'incomplete' },
    ])
    const [compared] = compareParks([bound], forms, [target({})], 'whole')
    expect(compared?.cells.map(({ state }) => state)).toEqual(['value', 'unquantified', 'not-submitted'])
  })

  it('are short, or over, of a target in another unit', () => {
    const forms = [park('a', { whole: '188亿' }), park('b', { whole: '57亿' })]
    const verdicts = [2_450_000, 2_440_000, 3_000_000].map(
      (value) => compareParks([bound], forms, [target({ value, unit: '万元' })], 'whole')[0],
    )
    expect(verdicts.map((one) => `${one?.verdict} ${one?.difference}`)).toEqual(['meets 0', 'over 1', 'short -55'])
  })

  it('do not add up where the row says so or no target is bound', () => {
    const forms = [park('a', { whole: '188亿' })]
    expect(compareParks([row({ adding: 'text' })], forms, [], 'whole')).toMatchObject([
      { sum: null, verdict: 'not-added' },
    ])
    expect(compareParks([flow], forms, [], 'whole')).toMatchObject([{ sum: 188, verdict: 'no-target' }])
  })

  it('show which park is far from all others', () => {
    const forms = [park('a', { whole: '18' }), park('b', { whole: '20' }), park('c', { whole: '230000' })]
    const [compared] = compareParks([flow], forms, [], 'whole')
    expect(compared?.cells.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['far-from-others'],
    ])
  })
})

describe('the targets that rows are held against', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `r${at}`)
  const rows = templateRows(() => ids.shift() ?? '')
  const clauseOf = (id: string) => rows.find((one) => one.id === id)?.clause

  it('are proposed by name, dimension and time, the city’s own only', () => {
    const targets = [
      target({ id: 'invest' }),
      target({ id: 'year', period: '2017', value: 300 }),
      target({ id: 'rate', kind: 'growth', unit: '%' }),
      target({ id: 'park', scope: '临港园' }),
      target({ id: 'tech', metric: '技术改造投资', value: 700 }),
      target({ id: 'high', metric: '高新技术企业', unit: '家', kind: 'level', period: '2019' }),
      target({ id: 'base', role: 'base' }),
    ]
    expect(proposeTargets(rows, targets, term).map((one) => [clauseOf(one.rowId), one.cell, one.targetId])).toEqual([
      ['工业投资', 'whole', 'invest'],
      ['工业投资', 'annual', 'year'],
      ['工业技改投资', 'whole', 'tech'],
      ['高新技术企业培育', 'whole', 'high'],
    ])
  })

  it('are converted into the row’s unit', () => {
    const city = cityValuesOf([target({ value: 11_000_000, unit: '万元' })])
    expect(city(bound)).toEqual({ whole: 1100, annual: null })
    expect(city(flow)).toEqual({ whole: null, annual: null })
  })
})
