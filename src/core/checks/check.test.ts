import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readPlan } from '../plans/read.ts'
import type { TargetValue } from '../programmes/snapshot.ts'
import { checkPlan } from './check.ts'
import { snapshotOfReading } from './from-reading.ts'
import type { OtherProgramme, OwnerFact } from './material.ts'

type Case = {
  readonly name: string
  readonly text: string
  readonly only?: readonly string[]
  readonly owners?: readonly OwnerFact[]
  readonly finds: readonly string[]
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const cases: readonly Case[] = parse(readFileSync(join(root, 'cases/checks/findings.yaml'), 'utf8'))

const check = (text: string, owners: readonly OwnerFact[] | null = null, others: readonly OtherProgramme[] = []) => {
  const snapshot = snapshotOfReading(readPlan({ text, tables: [] }), 'd', '望潮市方案')
  return checkPlan({ snapshot, documentId: 'd', text, owners, others })
}

describe('what a clerk finds in a plan', () => {
  it.each(cases)('$name', ({ text, only, owners, finds }) => {
    const found = check(text, owners ?? null)
    const looked = found.filter(({ code }) => only === undefined || only.includes(code))
    expect(looked.map(({ code, subject }) => `${code} ${subject}`)).toEqual(finds)
  })
})

describe('findings', () => {
  const short = '到2025年，三大产业集群总产值达到900亿元，其中海洋装备400亿元、绿色化工300亿元、精密铸造150亿元。\n'

  it('carry the figures that they rest on, and the sum that they work out', () => {
    const [found] = check(`一、发展目标\n${short}`)
    expect(found?.figures.map(({ role, value, unit }) => `${role} ${value}${unit}`)).toEqual([
      'whole 900亿元',
      'part 400亿元',
      'part 300亿元',
      'part 150亿元',
      'sum 850亿元',
    ])
  })

  it('keep their key when the text moves, and get another when a figure changes', () => {
    const keyOf = (text: string) => check(text).find(({ code }) => code === 'parts-differ')?.key
    const key = keyOf(`一、发展目标\n${short}`)
    expect(keyOf(`前言。\n\n一、发展目标\n${short}`)).toBe(key)
    expect(keyOf(`一、发展目标\n${short.replace('150', '160')}`)).not.toBe(key)
  })

  it('name the other programme of the city that says otherwise', () => {
    const target: TargetValue = {
      metric: '高新技术企业',
      value: 700,
      valueMax: null,
      unit: '家',
      comparator: '>=',
      kind: 'level',
      period: '2025',
      scope: null,
      section: '一',
      role: 'target',
    }
    const text = '一、发展目标\n到2025年，高新技术企业达到600家。\n'
    const differing = check(text, null, [{ title: '望潮市创新规划', targets: [target] }])
    expect(differing.filter(({ code }) => code === 'differs-from-programme').map(({ names }) => names)).toEqual([
      ['望潮市创新规划'],
    ])
    const same = check(text, null, [{ title: '望潮市创新规划', targets: [{ ...target, value: 600 }] }])
    expect(same.filter(({ code }) => code === 'differs-from-programme')).toEqual([])
  })

  it('add the parks up against the city, and name the park that is missing instead of counting it as 0', () => {
    const scopes = ['听涛园区', '观潮园区', '望海园区', '临港园区']
    const text = '一、发展目标\n2023-2025年，全市工业投资累计达到300亿元。\n'
    const targets = scopes.flatMap((scope, at) =>
      ['工业投资', '工业技改投资', '高企培育'].map((metric) => ({ scope, metric, value: 10 * (at + 1) })),
    )
    const city = snapshotOfReading(readPlan({ text, tables: [] }), 'd', '方案')
    const added = targets
      .filter(({ scope, metric }) => !(scope === '临港园区' && metric === '工业投资'))
      .map(({ scope, metric, value }, at) => ({
        ...{ id: `p${at}`, source: null, metric, value, valueMax: null, unit: metric === '高企培育' ? '家' : '亿元' },
        ...{ comparator: '=' as const, kind: 'increment' as const, period: '2023-2025', scope, section: '附件' },
        role: 'target' as const,
      }))
    const snapshot = { ...city, targets: [...city.targets, ...added] }
    const found = checkPlan({ snapshot, documentId: 'd', text, owners: null, others: [] })
    const parks = found.find(({ code }) => code === 'parks-differ')
    expect(parks?.figures.find(({ role }) => role === 'sum')?.value).toBe(60)
    expect(parks?.names).toEqual(['临港园区'])
  })
})

const sources = join(root, '../shared/sources')
const documents = (() => {
  try {
    return readdirSync(sources).filter((name) => name.endsWith('.txt'))
  } catch {
    return []
  }
})()

describe.runIf(documents.length > 0)('the documents of the requirements', () => {
  const foundIn = (start: string) => {
    const name = documents.find((one) => one.startsWith(start)) ?? ''
    return check(readFileSync(join(sources, name), 'utf8'))
  }

  it('say nothing against 550 = 300 + 150 + 100', () => {
    expect(foundIn('000').filter(({ code }) => code === 'parts-differ')).toEqual([])
  })

  it('find the sum of foreign capital in bare dollars', () => {
    const slips = foundIn('004').filter(({ code }) => code === 'unit-scale')
    expect(slips.map(({ figures }) => figures.map(({ value, unit }) => `${value}${unit}`))).toEqual([
      ['0.75亿美元', '0.75美元'],
    ])
  })

  it('set the parks’ investment beside the city’s 1100 and 700', () => {
    const sums = foundIn('001').filter(({ code }) => code === 'parks-differ')
    expect(sums.map(({ figures }) => figures[0]?.value).sort()).toEqual([1100, 700].sort())
    expect(sums.every(({ certainty }) => certainty === 'note')).toBe(true)
    const larger = foundIn('001').filter(({ code }) => code === 'annual-exceeds-total')
    expect(larger.map(({ names }) => names)).toEqual([['新青工业园']])
  })

  it('stay few, and every finding shows its sentences', () => {
    for (const start of ['000', '001', '002', '003', '004']) {
      const found = foundIn(start)
      expect(found.length).toBeLessThan(30)
      expect(found.every(({ spans }) => spans.length > 0)).toBe(true)
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
    }
  })
})
