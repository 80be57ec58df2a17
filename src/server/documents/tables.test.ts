import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { wordDocumentFault } from './fault-words.ts'
import { readTable } from './read-table.ts'
import type { SheetValue } from './sheet-cells.ts'
import { type TableSheet, writeTable } from './write-table.ts'

async function written(...sheets: readonly TableSheet[]): Promise<Uint8Array> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeTable(out, sheets, { kind: 'targets', id: 'p1', version: '3' })])
  return new Uint8Array(bytes)
}

const targets: TableSheet = {
  name: '目标/表',
  title: '望潮市制造业提质行动目标表',
  note: '截至2026年3月',
  columns: [
    { header: ['编号'], hidden: true },
    { header: ['指标'], width: 40 },
    { header: ['目标值', '2025年'], unit: '亿元', format: '#,##0.00' },
    { header: ['目标值', '2026年'], unit: '亿元', format: '#,##0.00' },
    { header: ['说明'] },
  ],
  rows: [
    ['t1', '规模以上工业增加值', 0, 1200.5, '—'],
    ['t2', '=SUM(A1)', null, 8, '１２家'],
  ],
  frozenColumns: 2,
}

function shown(value: SheetValue | undefined): string | number | boolean {
  switch (value?.kind) {
    case 'text':
      return value.text
    case 'number':
      return value.value
    case 'boolean':
      return value.value
    case 'date':
      return value.iso
    default:
      return ''
  }
}

function cellsOf(bytes: Uint8Array, sheet = 0): Readonly<Record<string, string | number | boolean>> {
  const read = readTable(bytes, 'a.xlsx')
  if (!read.ok) throw new Error(wordDocumentFault(read.fault, 'en'))
  return Object.fromEntries(
    (read.sheets[sheet]?.rows ?? []).flatMap((row) => row.cells.map((cell) => [cell.address, shown(cell.value)])),
  )
}

describe('a table written and read again', () => {
  test('keeps zero, blank, a dash and text apart, and knows which export it is', async () => {
    const bytes = await written(targets)
    const cells = cellsOf(bytes)
    expect(cells).toMatchObject({ C6: 0, D6: 1200.5, E6: '—', B7: '=SUM(A1)', D7: 8, E7: '１２家' })
    expect(cells).not.toHaveProperty('C7')
    const read = readTable(bytes, 'a.xlsx')
    expect(read).toMatchObject({ ok: true, mark: { kind: 'targets', id: 'p1', version: '3' }, faults: [] })
    expect(read.ok && read.sheets.map((sheet) => sheet.name)).toEqual(['目标 表'])
  })

  test('has a title, merged headers of two levels, a row of units', async () => {
    const bytes = await written(targets)
    expect(cellsOf(bytes)).toMatchObject({
      A1: '望潮市制造业提质行动目标表',
      A2: '截至2026年3月',
      C3: '目标值',
      C4: '2025年',
      D4: '2026年',
      B3: '指标',
      C5: '亿元',
    })
    const read = readTable(bytes, 'a.xlsx')
    const spans = read.ok
      ? read.sheets[0]?.merges.map((span) => [span.fromRow, span.fromColumn, span.toRow, span.toColumn])
      : []
    expect(spans).toEqual(
      expect.arrayContaining([
        [1, 1, 1, 5],
        [2, 1, 2, 5],
        [3, 3, 3, 4],
        [3, 2, 4, 2],
        [3, 5, 4, 5],
      ]),
    )
  })

  test('prints on A4 across with its header on every page, and keeps header and names in view', async () => {
    const parts = unzipSync(await written(targets))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    expect(workbook).toMatch(/_xlnm\.Print_Titles[^>]*>(?:'|&apos;)目标 表(?:'|&apos;)!\$3:\$5</)
    expect(workbook).toMatch(/name="_jingwei"[^>]*state="veryHidden"/)
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/)
    expect(sheet).toMatch(/<pane xSplit="2" ySplit="5"/)
    expect(sheet).toMatch(/<col min="1" max="1"[^>]*hidden="1"/)
  })

  test('takes ten thousand rows from a source that gives them one by one', async () => {
    async function* rows() {
      for (let n = 0; n < 10_000; n += 1) yield [`企业${n}`, n]
    }
    const bytes = await written({
      name: '名单',
      title: '名单',
      columns: [{ header: ['名称'] }, { header: ['序'] }],
      rows: rows(),
    })
    const read = readTable(bytes, 'a.xlsx')
    expect(read.ok && read.sheets[0]?.rows.length).toBe(10_002)
    expect(read.ok && read.sheets[0]?.rows.at(-1)?.cells.map((cell) => shown(cell.value))).toEqual(['企业9999', 9999])
  })
})

describe('a workbook of somebody else', () => {
  const book = (sheet: string, strings = '', extra: Readonly<Record<string, string>> = {}) => {
    const parts: Record<string, string> = {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="表一" r:id="r1"/><sheet name="草稿" state="hidden" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
      'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="#,##0&quot; mm&quot;;[Red]-0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="10"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      ...extra,
    }
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, strToU8(content)])))
  }

  test('gives rich text whole, without the pinyin written above it', () => {
    const strings =
      '<si><r><t>望潮</t></r><r><t xml:space="preserve"> 市</t></r></si><si><t>重庆</t><rPh><t>chongqing</t></rPh></si><si><t>甲_x000D_乙</t></si>'
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c t="inlineStr"><is><r><t>行</t></r><r><t>内 &amp;</t></r></is></c></row>'
    expect(cellsOf(book(sheet, strings))).toEqual({ A1: '望潮 市', B1: '重庆', C1: '甲\r乙', D1: '行内 &' })
  })

  test('tells dates from numbers by their format, and a share shown in percent', () => {
    const cell = (address: string, style: number, value: number) => `<c r="${address}" s="${style}"><v>${value}</v></c>`
    const sheet = `<row r="1">${cell('A1', 1, 46082)}${cell('B1', 2, 46082)}${cell('C1', 3, 46082)}${cell('D1', 4, 0.08)}${cell('E1', 5, 46082.5)}${cell('F1', 0, 46082)}</row>`
    expect(cellsOf(book(sheet))).toEqual({
      A1: '2026-03-01',
      B1: '2026-03-01',
      C1: 46082,
      D1: 0.08,
      E1: '2026-03-01T12:00:00',
      F1: 46082,
    })
    const read = readTable(book(sheet), 'a.xlsx')
    expect(
      read.ok && read.sheets[0]?.rows[0]?.cells.map((one) => one.value.kind === 'number' && one.value.percent),
    ).toEqual([false, false, false, true, false, false])
  })

  test('counts days from 1904 where the workbook says so', () => {
    const workbook = '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    const sheet = '<row r="1"><c r="A1" s="1"><v>44620</v></c></row>'
    expect(cellsOf(book(sheet, '', { 'xl/workbook.xml': workbook }))).toEqual({ A1: '2026-03-01' })
  })

  test('gives what a formula last came to, and names the cell of one that never did', () => {
    const sheet =
      '<row r="3"><c r="B3"><f>A1*2</f><v>24</v></c><c r="C3" t="str"><f>"甲"</f><v>甲</v></c><c r="D3"><f>A2</f></c><c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    const read = readTable(book(sheet), '上报.xlsx')
    expect(cellsOf(book(sheet))).toEqual({ B3: 24, C3: '甲' })
    expect(read.ok && read.faults).toEqual([
      {
        code: 'cell-not-calculated',
        path: '上报.xlsx',
        facts: { sheet: '表一', address: 'D3', row: 3, column: 'D', formula: 'A2' },
      },
      {
        code: 'cell-error',
        path: '上报.xlsx',
        facts: { sheet: '表一', address: 'E3', row: 3, column: 'E', error: '#DIV/0!' },
      },
    ])
  })

  test('leaves hidden sheets out and is nobody’s export', () => {
    const read = readTable(book('<row r="1"><c r="A1"><v>1</v></c></row>'), 'a.xlsx')
    expect(read).toMatchObject({
      ok: true,
      mark: null,
      sheets: [{ name: '表一', merges: [{ fromRow: 1, fromColumn: 1, toRow: 2, toColumn: 2 }] }],
    })
  })

  test.each([
    [
      'workbook-binary',
      new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')])),
    ],
    ['not-workbook', new TextEncoder().encode('指标,值\n')],
    ['not-workbook', zipSync({ 'word/document.xml': strToU8('x') })],
    ['file-empty', new Uint8Array(0)],
  ] as const)('is refused as %s where it is none', (code, bytes) => {
    expect(readTable(bytes, 'a.xlsx')).toMatchObject({ ok: false, fault: { code } })
  })
})
