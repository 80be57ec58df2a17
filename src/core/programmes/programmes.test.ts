import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, replaceEdition } from './change.ts'
import { compareSnapshots } from './compare.ts'
import { dutiesOf } from './duties.ts'
import { trajectoriesOf } from './series.ts'
import type { PlanHeadValue, Snapshot, SnapshotMeasure, SnapshotTarget } from './snapshot.ts'
import { countLate, gateFaults, isGate, nextStep, openSteps, stepDates, stepState } from './steps.ts'
import { parentsOf } from './tree.ts'

const head: PlanHeadValue = {
  title: '望潮市产业提升行动方案',
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  termFrom: 2026,
  termTo: 2028,
  validFrom: null,
  validTo: null,
  interpretationUnit: null,
  contactUnit: null,
  disclosure: null,
  copyTo: null,
  annexes: [],
  placeholders: [],
}
const target = (
  id: string,
  period: string | null,
  value: number,
  more: Partial<SnapshotTarget> = {},
): SnapshotTarget => ({
  id,
  metric: '园区工业总产值',
  value,
  valueMax: null,
  unit: '亿元',
  comparator: '>=',
  kind: 'level',
  period,
  scope: '全市',
  section: '二',
  role: 'target',
  source: null,
  ...more,
})
const measure = (id: string, number: string, title: string, more: Partial<SnapshotMeasure> = {}): SnapshotMeasure => ({
  id,
  number,
  title,
  form: 'heading',
  duties: [],
  steps: [],
  source: null,
  ...more,
})
const snapshot = (targets: readonly SnapshotTarget[], measures: readonly SnapshotMeasure[]): Snapshot => ({
  head,
  targets,
  measures,
})

describe('targets of one metric', () => {
  it('make one trajectory over their years, with printed facts of the past kept apart', () => {
    const [one, ...others] = trajectoriesOf([
      target('c', '2028', 7500, { metric: '园区 工业总产值' }),
      target('a', '2026', 4500),
      target('z', '2025', 4100, { role: 'base' }),
    ])
    expect(others).toEqual([])
    expect(one?.points.map(({ year, value }) => [year, value])).toEqual([
      [2026, 4500],
      [2028, 7500],
    ])
    expect(one?.base.map(({ value }) => value)).toEqual([4100])
  })

  it('with another kind, unit or scope are another trajectory', () => {
    const others = [{ kind: 'growth' as const, unit: '%' }, { scope: '高新区' }, { unit: '万元' }]
    expect(
      trajectoriesOf([target('a', '2026', 1), ...others.map((more, i) => target(`b${i}`, '2027', 2, more))]),
    ).toHaveLength(4)
  })

  it('for every year stand beside the line', () => {
    expect(trajectoriesOf([target('a', 'annual', 5)])[0]).toMatchObject({ points: [], undated: ['a'] })
  })
})

describe('a step', () => {
  const state = (period: string, today: string, doneOn: string | null = null) =>
    stepState({ ...stepDates(period), doneOn }, today)
  it('is late the day after its period, due in its last thirty days, and done once it is done', () => {
    expect(state('2026-11', '2026-12-01')).toBe('late')
    expect(state('2026', '2026-12-01')).toBe('due')
    expect(state('2026', '2026-12-02', '2026-12-01')).toBe('done')
    expect(state('2026', '2026-06-01')).toBe('running')
    expect(state('2027', '2026-06-01')).toBe('ahead')
    expect(state('long-term', '2026-06-01')).toBe('undated')
  })

  it('that comes next is the first that is not late; late ones are counted', () => {
    const open = openSteps([
      { text: 'c', due: null, doneOn: null },
      { text: 'b', due: '2027-12-31', doneOn: null },
      { text: 'a', due: '2025-12-31', doneOn: null },
      { text: 'x', due: '2024-12-31', doneOn: '2024-12-01' },
    ])
    expect(open.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(nextStep(open, '2026-11-22')?.text).toBe('b')
    expect(countLate(open, '2026-11-22')).toBe(1)
  })
})

describe('an evaluation gate', () => {
  it.each([
    ['评估和考核', true],
    ['评估并考核推进情况', true],
    ['通过竣工验收', true],
    ['完成首轮评价', true],
    ['出台评价办法', false],
    ['建立考核指标体系和评估机制', false],
    ['制定考核细则', false],
    ['建设标准厂房', false],
  ])('%s: %s', (text, gate) => {
    expect(isGate(text)).toBe(gate)
  })

  const steps = [
    { id: 'a', text: '建成平台', doneOn: null },
    { id: 'g', text: '评估并考核', doneOn: null },
  ]
  const codes = (status: string, stepsDone: readonly string[], evidence: number) =>
    gateFaults(steps, { status, stepsDone, evidence }).map(({ code }) => code)
  it('is passed with evidence, and holds up that the whole is called done', () => {
    expect(codes('on_course', ['a'], 0)).toEqual([])
    expect(codes('on_course', ['g'], 0)).toEqual(['update.gate-evidence'])
    expect(codes('on_course', ['g'], 1)).toEqual([])
    expect(codes('done', ['a'], 1)).toEqual(['update.gate-open'])
    expect(codes('done', ['g'], 1)).toEqual([])
  })
})

describe('measures by number', () => {
  it('lie under the longest number that theirs continues', () => {
    const parents = parentsOf([
      { id: 'a', number: '三' },
      { id: 'b', number: '三/(一)/1' },
      { id: 'c', number: '三/(一)/1/(2)' },
      { id: 'd', number: '三/(一)/10' },
      { id: 'e', number: '' },
    ])
    expect([...parents.values()]).toEqual([null, 'a', 'b', 'a', null])
  })
})

describe('printed duties', () => {
  const meanings: Record<string, { groupId: string | null; unitIds: string[] }> = {
    市工信局: { groupId: null, unitIds: ['gx'] },
    东港镇: { groupId: null, unitIds: ['t1'] },
    各镇区: { groupId: 'towns', unitIds: ['t1', 't2'] },
  }
  const duty = (name: string, grade: 'lead' | 'assist' | 'territorial') => ({ name, grade, inherited: false })
  it('open a group into its units and keep the heaviest grade of a unit named twice', () => {
    const duties = dutiesOf(
      [
        duty('各镇区', 'territorial'),
        duty('东港镇', 'assist'),
        duty('市工信局', 'lead'),
        duty('市工信局', 'assist'),
        duty('谁', 'assist'),
      ],
      (name) => meanings[name],
    )
    expect(duties.map(({ unitId, grade, groupId }) => [unitId, grade, groupId])).toEqual([
      ['t1', 'assist', null],
      ['t2', 'territorial', 'towns'],
      ['gx', 'lead', null],
    ])
  })
})

describe('two snapshots', () => {
  const old = snapshot(
    [target('t1', '2026', 4500), target('t2', '2028', 7500)],
    [measure('m1', '三/1', '建设园区'), measure('m2', '三/2', '培育链主企业'), measure('m3', '三/3', '办好博览会')],
  )

  it('of two editions are compared by number and title, metric and period', () => {
    const edition = snapshot(
      [target('n1', '2026', 4600), target('n2', '2028', 7500), target('n3', '2030', 9000)],
      [measure('x1', '三/1', '加快建设园区'), measure('x2', '四/1', '培育链主企业')],
    )
    expect(
      compareSnapshots(old, edition).map(({ what, change, label, fields }) => [
        what,
        change,
        label,
        fields.map(({ field }) => field).join(),
      ]),
    ).toEqual([
      ['target', 'changed', '全市 园区工业总产值 2026', 'value'],
      ['target', 'added', '全市 园区工业总产值 2030', expect.any(String)],
      ['measure', 'changed', '三/1 加快建设园区', 'title'],
      ['measure', 'changed', '四/1 培育链主企业', 'number'],
      ['measure', 'dropped', '三/3 办好博览会', expect.any(String)],
    ])
    expect(replaceEdition(old, edition).measures.map(({ id }) => id)).toEqual(['m1', 'm2'])
  })

  it('pair a target that was told in another unit or by another name, so that nothing seems dropped', () => {
    const before = snapshot(
      [
        target('t1', '2028', 300, { metric: '规上工业增加值' }),
        target('t2', '2028', 120, { metric: '高新技术企业数量', unit: '家' }),
        target('t3', '2028', 8, { metric: '规上工业增加值年均增长', unit: '%', kind: 'growth' }),
      ],
      [],
    )
    const after = snapshot(
      [
        target('n1', '2028', 3_200_000, { metric: '规模以上工业增加值', unit: '万元' }),
        target('n2', '2028', 150, { metric: '国家高新技术企业', unit: '户' }),
      ],
      [],
    )
    const differences = compareSnapshots(before, after)
    expect(differences.map(({ change, id }) => [change, id])).toEqual([
      ['changed', 't1'],
      ['changed', 't2'],
      ['dropped', 't3'],
    ])
    expect(differences[0]?.fields.map(({ field, before: was, after: is }) => [field, was, is])).toEqual([
      ['metric', '规上工业增加值', '规模以上工业增加值'],
      ['value', '300', '3200000'],
      ['unit', '亿元', '万元'],
    ])
  })

  it('differ by exactly what a set of changes did', () => {
    const changed = applyChanges(
      old,
      [
        { kind: 'target.change', id: 't1', value: { ...target('t1', '2026', 4800) } },
        { kind: 'measure.drop', id: 'm3' },
        { kind: 'measure.add', value: measure('', '三/4', '设立基金') },
      ],
      ['m4'],
    )
    if (!changed.ok) throw new Error('refused')
    expect(compareSnapshots(old, changed.value).map(({ change, id }) => [change, id])).toEqual([
      ['changed', 't1'],
      ['added', 'm4'],
      ['dropped', 'm3'],
    ])
  })

  it('are not changed at all where one change names something unknown; every such change is named', () => {
    const outcome = applyChanges(
      old,
      [
        { kind: 'measure.drop', id: 'nobody' },
        { kind: 'measure.drop', id: 'm1' },
        { kind: 'target.drop', id: 'none' },
      ],
      [],
    )
    expect(outcome).toMatchObject({
      ok: false,
      faults: [
        { code: 'change.unknown-measure', place: { field: 'changes.0' } },
        { code: 'change.unknown-target', place: { field: 'changes.2' } },
      ],
    })
  })

  it('of the same content do not differ, in whatever way their ids were made', () => {
    const measures = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom(...'建设培育园区企业办好'), minLength: 2, maxLength: 6 }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(measures, (titles) => {
        const make = (prefix: string) =>
          snapshot(
            [],
            titles.map((title, i) => measure(`${prefix}${i}`, `三/${i}`, title)),
          )
        expect(compareSnapshots(make('a'), make('b'))).toEqual([])
      }),
    )
  })
})
