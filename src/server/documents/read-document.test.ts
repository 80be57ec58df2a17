import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { handPdf } from '../../../test/documents/hand-pdf.ts'
import { browser, printPdf } from '../../../test/documents/print-pdf.ts'
import { asHtml, asText, asWord, sampleBlocks } from '../../../test/documents/sample-plan.ts'
import type { Block } from './compose-document.ts'
import { documentFaultWords, wordDocumentFault } from './fault-words.ts'
import { readDocument } from './read-document.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function textOf(bytes: Uint8Array, name = 'plan'): Promise<string> {
  const read = await readDocument(bytes, name)
  if (!read.ok) throw new Error(wordDocumentFault(read.fault, 'en'))
  return read.document.text.trimEnd()
}

async function faultOf(bytes: Uint8Array, name = 'plan', limit?: number) {
  const read = await readDocument(bytes, name, limit)
  return read.ok ? 'read' : read.fault.code
}

describe('one plan in four kinds of file', () => {
  const plain = asText(sampleBlocks)

  test('reads the same from a text file, a web page and a Word file', async () => {
    expect(await textOf(utf8(plain))).toBe(plain)
    expect(await textOf(utf8(asHtml(sampleBlocks)))).toBe(plain)
    expect(await textOf(await asWord(sampleBlocks))).toBe(plain)
  })

  test.skipIf(!browser)(
    'reads the same from a printed PDF, its page numbers gone',
    async () => {
      const long = [...sampleBlocks, ...sampleBlocks, ...sampleBlocks]
      expect(await textOf(await printPdf(asHtml(long)))).toBe(asText(long))
    },
    60_000,
  )

  test.skipIf(!browser)(
    'keeps a printed table one table over its pages, rows torn by a page’s end included',
    async () => {
      const cell = (text: string) => ({ text, columns: 1, rows: 1 })
      const long =
        '围绕主导产业补链强链，建设公共技术服务平台，推动企业开展数字化转型，引导企业增资扩产，落实用地、用能、人才保障，'
      const rows = Array.from({ length: 16 }, (_, n) =>
        [`${n + 1}`, `${long.repeat(4)}完成第${n + 1}项。`, '市工业和信息化局、市科技局'].map(cell),
      )
      const blocks: readonly Block[] = [
        ...sampleBlocks,
        { kind: 'table', rows: [['序号', '任务', '责任单位'].map(cell), ...rows] },
      ]
      const read = await readDocument(await printPdf(asHtml(blocks)), '')
      expect(read.ok && read.document.text.trimEnd()).toBe(asText(blocks))
      expect(read.ok && read.document.tables.map((table) => table.rows.length)).toEqual([5, 17])
    },
    60_000,
  )

  test('tells how far merged cells reach, in a web page and in Word alike', async () => {
    for (const bytes of [utf8(asHtml(sampleBlocks)), await asWord(sampleBlocks)]) {
      const read = await readDocument(bytes, '')
      if (!read.ok) throw new Error(read.fault.code)
      const { text, tables } = read.document
      const merged = tables.flatMap((table) =>
        table.rows.flatMap((row) => row.cells.filter((cell) => cell.rows + cell.columns > 2)),
      )
      expect(merged.map((cell) => [text.slice(cell.start, cell.end), cell.columns, cell.rows])).toEqual([
        ['一、集群培育', 4, 1],
        ['1', 1, 2],
      ])
    }
  })
})

describe('a plain text keeps every character at its place', () => {
  const text = '\uFEFF望潮市工作要点\r\n\r\n到2026年　达到 10 家\t市商务局\r\n'

  test('as Node reads the file, mark and line ends included', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plan-'))
    writeFileSync(join(folder, 'a.txt'), text)
    const read = await readDocument(readFileSync(join(folder, 'a.txt')), 'a.txt')
    expect(read).toMatchObject({ ok: true, kind: 'txt', encoding: 'utf-8', document: { tables: [] } })
    expect(read.ok && read.document.text).toBe(readFileSync(join(folder, 'a.txt'), 'utf8'))
    await rm(folder, { recursive: true })
  })

  test('GB18030 and UTF-16 are known by their bytes, whatever the name says', async () => {
    // 望潮市 in GB18030
    const gb = new Uint8Array([
      0xcd, 0xfb, 0xb3, 0xb1, 0xca, 0xd0, 0x0a, 0xb5, 0xbd, 0x32, 0x30, 0x32, 0x36, 0xc4, 0xea,
    ])
    const wide = new Uint8Array(Buffer.from('望潮市\n到2026年', 'utf16le'))
    expect(await readDocument(gb, 'a.docx')).toMatchObject({
      kind: 'txt',
      encoding: 'gb18030',
      document: { text: '望潮市\n到2026年' },
    })
    expect(await readDocument(wide, 'a')).toMatchObject({
      kind: 'txt',
      encoding: 'utf-16le',
      document: { text: '望潮市\n到2026年' },
    })
  })

  test('one torn character is read over and reported, not the end of the import', async () => {
    const torn = utf8(`${'望潮市制造业提质行动方案。'.repeat(100)}完`).slice(0, -1)
    const read = await readDocument(torn, 'torn.txt')
    expect(read).toMatchObject({
      ok: true,
      notes: [{ code: 'text-damaged', path: 'torn.txt', facts: { characters: 1 } }],
    })
  })
})

describe('what is no plan is refused by what it is, not by its name', () => {
  const compound = (stream: string) =>
    new Uint8Array(
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(stream, 'utf16le')]),
    )
  const zipped = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))

  test.each([
    ['file-empty', new Uint8Array(0), 'a.docx'],
    ['file-blank', utf8(' \r\n　\uFEFF'), 'a.txt'],
    ['office-encrypted', compound('EncryptedPackage'), 'a.docx'],
    ['word-binary', compound('WordDocument'), 'a.doc'],
    ['word-binary', compound('WordDocument'), 'renamed.docx'],
    ['wps-binary', compound('WordDocument'), 'a.wps'],
    ['spreadsheet-as-plan', compound('Workbook'), 'a.xls'],
    ['spreadsheet-as-plan', zipped('xl/workbook.xml'), 'a.xlsx'],
    ['zip-archive', zipped('a.txt', 'b/c.txt'), 'renamed.docx'],
    ['ofd', zipped('OFD.xml'), 'a.ofd'],
    ['zip-broken', zipped('word/document.xml').slice(0, 60), 'cut.docx'],
    ['word-broken', zipped('word/document.xml'), 'a.docx'],
    ['pdf-broken', utf8('%PDF-1.7\nnothing'), 'a.pdf'],
    ['pdf-scanned', handPdf(['- 1 -']), 'scan.pdf'],
    ['pdf-encrypted', handPdf(['some text in a page'], true), 'locked.pdf'],
    ['image', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.pdf'],
    ['rtf', utf8('{\\rtf1 abc}'), 'a.doc'],
    ['other-archive', utf8('Rar!\x1A\x07'), 'a.docx'],
    ['not-text', new Uint8Array(3000).map((_, index) => (index * 7919) % 256), 'a.txt'],
  ] as const)('%s', async (code, bytes, name) => {
    expect(await faultOf(bytes, name)).toBe(code)
  })

  test('a file over the limit is refused before it is looked at', async () => {
    expect(await readDocument(utf8('0123456789'), 'big.txt', 9)).toEqual({
      ok: false,
      fault: { code: 'file-too-large', path: 'big.txt', facts: { sizeBytes: 10, limitBytes: 9 } },
    })
  })

  test('a package that declares more than a disk holds is not unpacked', async () => {
    const bomb = zipped('word/document.xml', 'word/media/a.png')
    const view = Buffer.from(bomb.buffer)
    const directory = view.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    view.writeUInt32LE(0x7fffffff, directory + 24)
    expect(await faultOf(bomb)).toBe('zip-bomb')
  })

  test('a PDF with text is read though a page of it has none', async () => {
    // as the network and the disk hand bytes over
    const file = Buffer.from(handPdf(['Wangchao plan for the industry', 'of the coming three years']))
    const read = await readDocument(file, 'a.pdf')
    expect(read).toMatchObject({ ok: true, kind: 'pdf', notes: [] })
  })

  test('every fault is worded in both languages and says what to do', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const [code, word] of Object.entries(documentFaultWords[language])) {
        const sentence = word({
          sizeBytes: 1,
          limitBytes: 1,
          pages: 1,
          percent: 1,
          part: 'p',
          entries: 1,
          declaredBytes: 1,
          format: 'f',
          characters: 1,
          depth: 1,
          ...{ sheet: 's', address: 'A1', row: 1, column: 'A', error: '#N/A', formula: 'B1' },
        })
        expect(sentence, code).not.toContain('undefined')
        expect(sentence, code).toMatch(
          language === 'zh' ? /请|没有打开/ : /Hand|Check|Open|Save|Remove|Export|Let|Unpack|Download|compare|Convert/i,
        )
      }
    }
  })
})
