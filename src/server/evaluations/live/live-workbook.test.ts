import { readFileSync } from 'node:fs'
import ExcelJs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { computeFrom } from '../make-package.ts'
import { listShipped } from '../shipped.ts'
import { evaluated } from '../testing.ts'
import { liveWorkbook } from './live-workbook.ts'

async function opened(bytes: Uint8Array) {
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}
const textsIn = (sheet: ExcelJs.Worksheet | undefined) =>
  sheet?.getColumn(1).values.flatMap((value) => (typeof value === 'string' ? [value] : [])) ?? []
const columnOf = (sheet: ExcelJs.Worksheet | undefined, head: string) => {
  let found = 0
  sheet?.getRow(4).eachCell((cell, at) => {
    if (cell.value === head) found = at
  })
  return found
}

describe('an evaluation as a workbook of formulas', () => {
  it('leaves nothing of the parks’ method to a number: points, totals, ranks over both sheets, grades and vetoes', async () => {
    const shipped = (await listShipped()).find(({ code }) => code === 'zhuhai-parks-2017')
    const root = new URL('../../../../', import.meta.url)
    const computed = computeFrom(
      { name: 'method.yaml', bytes: new TextEncoder().encode(shipped?.text ?? '') },
      { name: 'data.csv', bytes: readFileSync(new URL('cases/evaluations/zhuhai-parks-2017/data.csv', root)) },
    )
    if (!computed.ok) throw new Error(JSON.stringify(computed))
    const workbook = await opened(await liveWorkbook(computed.value.evaluation, { title: '计算表', note: '' }))
    expect(textsIn(workbook.getWorksheet('说明'))).toContain('（没有）')
    const sheet = workbook.getWorksheet('得分-增量园区')
    for (const head of ['总分', '名次', '等次', '与程序一致']) {
      const cell = sheet?.getCell(8, columnOf(sheet, head))
      expect(typeof cell?.formula, head).toBe('string')
    }
    const rank = sheet?.getCell(8, columnOf(sheet, '名次')).formula ?? ''
    expect(rank).toContain("'得分-存量园区'")
    expect(rank).not.toContain('保税')
  })

  it('carries each formula with our own result, and says what stands as a number and why', async () => {
    const yaml = `inputs:
  tax: { name: 税收, unit: 万元 }
cohorts: { all: { name: 全部 } }
items: [{ code: tax, name: 税收, weight: 100, value: tax, score: { kind: best, over: cohort, floor: 0 } }]
gradings: [{ grades: [{ code: A, share: 50 }, { code: B, rest: true }] }]
`
    const workbook = await opened(
      await liveWorkbook(evaluated(yaml, '代码,税收\nF1,80\nF2,40\n'), { title: '计算表', note: '' }),
    )
    const sheet = workbook.getWorksheet('得分')
    const points = sheet?.getCell(9, columnOf(sheet, '得分'))
    expect(points?.result).toBe(50)
    expect(points?.formula).toContain('MAX(0,')
    // a quota is settled among all: no cell can say it
    expect(sheet?.getCell(9, columnOf(sheet, '等次')).formula).toBeUndefined()
    expect(textsIn(workbook.getWorksheet('说明')).join()).toContain('等次按名额和直接定等给出，由程序算得：得分 等次')
  })
})
