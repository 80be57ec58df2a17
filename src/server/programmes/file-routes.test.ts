import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Fault } from '#contract/base.ts'
import type { Measure } from '#contract/measures.ts'
import type { Programme } from '#contract/programmes.ts'
import type { Difference, ProgrammeChange, Version } from '#contract/versions.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readDocument } from '../documents/read-document.ts'
import { readTable } from '../documents/read-table.ts'
import { type Adopted, adoptHarbourPlan, download, type Harbour, openHarbour } from './testing.ts'

type Preview = {
  version: number
  changes: ProgrammeChange[]
  differences: z.infer<typeof Difference>[]
  faults: Fault[]
}

describe.each(testStores)('the files of a programme on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const get = (name: string) =>
    download(harbour, harbour.office, `/api/exports/programmes/${adopted.programmeId}/${name}`)
  const putBack = async (bytes: Uint8Array) => {
    const answer = await harbour.office.upload(
      `/api/imports/programmes/${adopted.programmeId}/tasks`,
      '分工表.xlsx',
      bytes,
    )
    return answer.body as unknown as Preview
  }
  const edited = async (bytes: Uint8Array, edit: (sheet: ExcelJs.Worksheet) => void) => {
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('任务分工表')
    if (sheet === undefined) throw new Error('the table has no sheet')
    edit(sheet)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  const rowOf = (sheet: ExcelJs.Worksheet, title: string): number => {
    let found = 0
    sheet.eachRow((row, number) => {
      if (String(row.getCell(4).value).includes(title)) found = number
    })
    return found
  }

  it('hold the task division with merged headers, and a sheet that came back unchanged changes nothing', async () => {
    const { bytes, headers } = await get('tasks.xlsx')
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('任务分工表.xlsx')
    const book = readTable(bytes, 'a.xlsx')
    expect(book.ok && book.sheets[0]?.merges).toContainEqual({ fromRow: 3, fromColumn: 5, toRow: 3, toColumn: 8 })
    expect(await putBack(bytes)).toEqual({ version: 1, changes: [], differences: [], faults: [] })
  })

  it('change nothing either when Excel itself has written them anew', async () => {
    const bytes = await edited((await get('tasks.xlsx')).bytes, () => {})
    expect(await putBack(bytes)).toMatchObject({ changes: [], faults: [] })
  })

  it('show what was changed in them, and with a reason become the next version', async () => {
    const bytes = await edited((await get('tasks.xlsx')).bytes, (sheet) => {
      const row = rowOf(sheet, '银企对接')
      sheet.getCell(row, 4).value = '组织银企对接和路演'
      sheet.getCell(row, 6).value = '各镇区、市科学技术局'
      sheet.getCell(row, 9).value = '2026：举办两场\n2027-06：评估成效'
    })
    const preview = await putBack(bytes)
    expect(preview.faults).toEqual([])
    expect(preview.differences).toMatchObject([
      {
        what: 'measure',
        change: 'changed',
        fields: [{ field: 'title' }, { field: 'assists', after: '各镇区、市科学技术局' }, { field: 'steps' }],
      },
    ])
    const path = `/api/programmes/${adopted.programmeId}`
    expect((await harbour.office.ask<Programme>('GET', path)).body.version).toBe(1)
    const { version, changes } = preview
    const made = await harbour.office.ask<Version>('POST', `${path}/changes`, { version, changes, reason: '分工调整' })
    expect(made.body).toMatchObject({ version: 2, differences: preview.differences })
    const [change] = changes
    const id = change !== undefined && 'id' in change ? change.id : ''
    const measure = (await harbour.office.ask<Measure>('GET', `/api/measures/${id}`)).body
    expect(measure.steps.map(({ due }) => due)).toEqual(['2026-12-31', '2027-06-30'])
    expect(measure.duties.map(({ unitName }) => unitName)).toContain('市科学技术局')
  })

  it('that are wrong in several cells are refused with every cell named', async () => {
    const bytes = await edited((await get('tasks.xlsx')).bytes, (sheet) => {
      const [first, second] = [rowOf(sheet, '标准厂房'), rowOf(sheet, '专精特新')]
      sheet.getCell(first, 5).value = '市魔法局'
      sheet.getCell(first, 9).value = '很快就做'
      sheet.getCell(second, 4).value = ''
      sheet.getCell(second, 1).value = '00000000-0000-4000-8000-000000000000'
    })
    const { faults, changes } = await putBack(bytes)
    expect(changes).toEqual([])
    expect(faults.map(({ code, place }) => [code, place?.column])).toEqual(
      expect.arrayContaining([
        ['tasks.step-without-time', 'I'],
        ['tasks.row-unknown', 'B'],
      ]),
    )
    expect(
      faults.every(
        ({ place }) => place?.file === '分工表.xlsx' && place.sheet === '任务分工表' && (place.row ?? 0) > 4,
      ),
    ).toBe(true)
  })

  it('with a unit that nobody has name its cell', async () => {
    const bytes = await edited((await get('tasks.xlsx')).bytes, (sheet) => {
      sheet.getCell(rowOf(sheet, '标准厂房'), 5).value = '市魔法局'
    })
    expect((await putBack(bytes)).faults).toMatchObject([
      { code: 'tasks.name-unknown', place: { column: 'E' }, facts: { name: '市魔法局' } },
    ])
  })

  it('of an older version, or of something else, are not taken', async () => {
    const old = (await get('tasks.xlsx')).bytes
    const targets = (await get('targets.xlsx')).bytes
    expect((await putBack(targets)).faults).toMatchObject([{ code: 'tasks.not-this-table' }])
    const path = `/api/programmes/${adopted.programmeId}`
    const [{ version } = { version: 0 }] = (await harbour.office.ask<Version[]>('GET', `${path}/versions`)).body
    const as = (await harbour.office.ask<{ measures: { id: string }[] }>('GET', `${path}/versions/${version}`)).body
    const changes = [{ kind: 'measure.drop', id: as.measures.at(-1)?.id }]
    await harbour.office.ask('POST', `${path}/changes`, { version, changes, reason: '合并任务' })
    expect((await putBack(old)).faults).toMatchObject([
      { code: 'tasks.older-version', facts: { exported: version, version: version + 1 } },
    ])
    expect((await putBack(new TextEncoder().encode('不是表格'))).faults).toHaveLength(1)
  })

  it('hold the targets, a column a year', async () => {
    const book = readTable((await get('targets.xlsx')).bytes, 'a.xlsx')
    if (!book.ok) throw new Error('unreadable')
    const texts = book.sheets[0]?.rows.flatMap(({ cells }) =>
      cells.map(({ value }) => ('text' in value ? value.text : '')),
    )
    expect(texts).toEqual(expect.arrayContaining(['目标值', '2026年', '2028年', '≥820', '≥1150', '园区工业总产值']))
  })

  it('hold the programme as an official document that reads as it was written', async () => {
    const { bytes } = await get('programme.docx')
    const read = await readDocument(bytes, '方案.docx')
    if (!read.ok) throw new Error(read.fault.code)
    expect(read.document.text).toContain('望潮市园区提质行动方案')
    expect(read.document.text).toContain('望潮市工业和信息化局牵头'.replace('望潮市', '市'))
  })

  it('hold the assessment: targets by what became of them, measures by state with their evidence, and no conclusion', async () => {
    const gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const list = await harbour.office.ask<{ items: { id: string; title: string }[] }>(
      'GET',
      `/api/programmes/${adopted.programmeId}/measures`,
    )
    const measureId = list.body.items.find(({ title }) => title.includes('建设标准厂房'))?.id
    const measure = (await gongxin.ask<Measure>('GET', `/api/measures/${measureId}`)).body
    const period = measure.mayReportFor[0]?.period ?? ''
    const proof = await gongxin.upload('/api/files', '竣工验收单.txt', new TextEncoder().encode('验收合格'))
    const said = { status: 'done', percent: 100, problem: null, ask: null, stepsDone: [], revision: null }
    const path = `/api/measures/${measureId}/updates/${harbour.units.gongxin}/${period}`
    const words = '六十万平方米厂房全部交付'
    const saved = await gongxin.ask<{ id: string; revision: number }>('PUT', path, {
      ...{ ...said, words, evidenceFileIds: [proof.body.id] },
    })
    await gongxin.ask('POST', `/api/updates/${saved.body.id}/submit`, { revision: saved.body.revision })
    const { bytes } = await get('assessment.docx')
    const read = await readDocument(bytes, '评估报告.docx')
    if (!read.ok) throw new Error(read.fault.code)
    const { text } = read.document
    expect(text).toContain('望潮市园区提质行动方案')
    expect(text).toContain('实施情况中期评估报告')
    // nothing measures them yet: they are not missed
    expect(text).toMatch(/已达到0项，到期未达到0项，尚在实施0项，暂不能判断\d+项/)
    expect(text).toMatch(
      /（一）已完成（1项）[\s\S]*建设标准厂房[\s\S]*六十万平方米厂房全部交付。完成进度100%。佐证材料：竣工验收单.txt/,
    )
    expect(text).toMatch(/（二）尚无报送（1项）/)
    expect(text).toContain('请起草单位撰写')
  })

  it('are not there for what is no programme', async () => {
    expect((await download(harbour, harbour.office, '/api/exports/programmes/1/tasks.xlsx')).status).toBe(404)
  })
})
