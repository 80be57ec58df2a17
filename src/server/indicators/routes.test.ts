import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicator, IndicatorDetail } from '#contract/indicators.ts'
import type { ImportResult } from '#contract/units.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { blankCard, type NumberHarbour, openNumberHarbour } from '../observations/testing.ts'

const JUNE = '2026-06-30'

describe.each(testStores)('the dictionary of indicators on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function harboured(work: (harbour: NumberHarbour) => Promise<void>): Promise<void> {
    const harbour = await openNumberHarbour({ store })
    await work(harbour)
    await harbour.door.close()
  }
  const get = async ({ office }: NumberHarbour, code: string) =>
    (await office.ask<IndicatorDetail>('GET', `/api/indicators/${code}`)).body

  it('keeps formulas over codes and shows them in names, with what they rest on', () =>
    harboured(async (harbour) => {
      const detail = await get(harbour, 'tax_per_mu')
      expect(detail).toMatchObject({ formulaWords: '税收收入 ÷ 工业用地面积', card: { formula: 'tax / land' } })
      expect(detail.restsOn.map(({ name }) => name)).toEqual(['税收收入', '工业用地面积'])
      expect((await get(harbour, 'tax')).usedBy.map(({ code }) => code)).toEqual(['tax_per_mu'])
    }))

  it('names everything that is wrong with a card at once', () =>
    harboured(async ({ create }) => {
      const answer = await create({ code: 'X', name: '税收收入', unit: '亿', method: 'formula', formula: null })
      expect(answer.status).toBe(422)
      expect(answer.faults.map(({ code }) => code).sort()).toEqual([
        'indicator.code-form',
        'indicator.formula-blank',
        'indicator.name-taken',
        'unit.bare-multiple',
      ])
    }))

  it('keeps every version with its reason, and computes a period by the card that was in force for it', () =>
    harboured(async (harbour) => {
      const { office, enter, read } = harbour
      for (const on of ['2026-05-31', JUNE])
        await enter([
          { of: 'tax', for: '稻浦镇', on, value: 300 },
          { of: 'land', for: '稻浦镇', on, value: 10 },
        ])
      const before = await get(harbour, 'tax_per_mu')
      const changed = await office.ask<IndicatorDetail>('PUT', `/api/indicators/${before.id}`, {
        card: { ...before.card, formula: 'tax / land * 2' },
        ...{ version: before.version, validFrom: '2026-06-01', reason: '按年化口径' },
      })
      expect(changed.body.versions.map(({ version, reason }) => [version, reason])).toEqual([
        [2, '按年化口径'],
        [1, null],
      ])
      const page = await read({ indicators: 'tax_per_mu', from: '2026-05-01', to: JUNE })
      const own = page.cells.filter(({ subjectId }) => subjectId === harbour.subjects.稻浦镇)
      expect(own.map(({ periodEnd, value }) => [periodEnd, value])).toEqual([
        ['2026-05-31', 30],
        [JUNE, 60],
      ])
    }))

  it('does not change a unit under its values, nor retire what a formula rests on', () =>
    harboured(async (harbour) => {
      const { office, enter } = harbour
      await enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 300 }])
      const { id, card, version } = await get(harbour, 'tax')
      const change = { card: { ...card, unit: '亿元' }, version, validFrom: JUNE, reason: '换单位' }
      const refused = await office.ask('PUT', `/api/indicators/${id}`, change)
      expect(refused.faults.map(({ code }) => code)).toEqual(['indicator.unit-fixed'])
      const retire = { version, retiredOn: JUNE, reason: '不再统计' }
      const inUse = await office.ask('POST', `/api/indicators/${id}/retire`, retire)
      expect(inUse.faults).toMatchObject([{ code: 'indicator.in-use', facts: { names: '亩均税收' } }])
    }))

  it('refuses a change of a card that somebody else has changed since', () =>
    harboured(async (harbour) => {
      const { office } = harbour
      const { id, card, version } = await get(harbour, 'tax')
      const change = (definition: string) =>
        office.ask('PUT', `/api/indicators/${id}`, {
          ...{ card: { ...card, definition }, version, validFrom: JUNE, reason: '补定义' },
        })
      expect((await change('甲')).status).toBe(200)
      expect((await change('乙')).status).toBe(409)
    }))

  it('goes out as Excel and comes back without changing anything', () =>
    harboured(async (harbour) => {
      const out = await workbook(harbour)
      expect(await put(harbour, out)).toEqual({ added: 0, changed: 0, unchanged: 6, faults: [] })
    }))

  it('takes changed and new rows from Excel, and with a fault none of them', () =>
    harboured(async (harbour) => {
      const book = await workbook(harbour, (sheet, column) => {
        sheet.getCell(5, column('定义')).value = '规模以上工业总产值，现价'
        const row = sheet.addRow([])
        const cells = {
          代码: 'wages',
          指标名称: '应付职工薪酬',
          计量单位: '亿元',
          口径: '水平',
          方向: '中性',
          报告期: '季',
        }
        const rest = { 按地区: '合计', 按时间: '合计', 取数方式: '单位报送', 小数位: 2, 公开属性: '内部' }
        for (const [name, value] of Object.entries({ ...cells, ...rest })) row.getCell(column(name)).value = value
      })
      const bad = await workbook(harbour, (sheet, column) => {
        sheet.getCell(5, column('定义')).value = '改了'
        sheet.getCell(6, column('计量单位')).value = '亿'
      })
      const refused = await put(harbour, bad)
      expect(refused.faults).toMatchObject([{ code: 'unit.bare-multiple', place: { row: 6 } }])
      expect((await get(harbour, 'output')).card.definition).toBe('')
      expect(await put(harbour, book)).toMatchObject({ added: 1, changed: 1, unchanged: 5, faults: [] })
      expect((await get(harbour, 'output')).card.definition).toBe('规模以上工业总产值，现价')
      expect((await get(harbour, 'wages')).card.periodType).toBe('quarter')
    }))

  const put = async ({ office }: NumberHarbour, bytes: Uint8Array) =>
    (await office.upload('/api/imports/indicators?reason=%E6%95%B4%E7%90%86', '指标.xlsx', bytes))
      .body as unknown as ImportResult

  type Edit = (sheet: ExcelJs.Worksheet, column: (name: string) => number) => void
  async function workbook({ door, office }: NumberHarbour, edit?: Edit): Promise<Uint8Array> {
    const answer = await door.server.inject({
      ...{ method: 'GET', url: '/api/exports/indicators.xlsx', cookies: Object.fromEntries(office.cookies) },
    })
    if (edit === undefined) return answer.rawPayload
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('指标')
    if (sheet === undefined) throw new Error('the sheet is missing')
    edit(sheet, (name) => {
      for (const row of [3, 4])
        for (let at = 1; at <= sheet.columnCount; at += 1) if (sheet.getCell(row, at).value === name) return at
      throw new Error(`no column ${name}`)
    })
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  it('shows restricted indicators to those who answer for the whole city alone', () =>
    harboured(async (harbour) => {
      const codes = async (role: 'statistics' | 'unit') => {
        const { body } = await (await harbour.door.as(role)).ask<Indicator[]>('GET', '/api/indicators')
        return body.map(({ card }) => card.code)
      }
      expect(await codes('statistics')).toContain('secret')
      expect(await codes('unit')).not.toContain('secret')
      const unit = await harbour.door.as('unit')
      expect((await unit.ask('GET', '/api/indicators/secret')).status).toBe(404)
      expect((await unit.ask('POST', '/api/indicators', { card: blankCard })).status).toBe(403)
    }))
})
