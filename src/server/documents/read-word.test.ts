import { describe, expect, test } from 'vitest'
import { listLevel, numbered, paragraph, run, wordPackage } from '../../../test/documents/word-package.ts'
import { readDocument } from './read-document.ts'
import { formatNumber } from './word-numbering.ts'

async function linesOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const read = await readDocument(wordPackage(body, parts), 'a.docx')
  return read.ok ? read.document.text.trimEnd().split('\n') : [read.fault.code]
}

const chapters = `<w:abstractNum w:abstractNumId="7">${listLevel(0, 'chineseCountingThousand', '%1、')}${listLevel(1, 'chineseCountingThousand', '（%2）')}${listLevel(2, 'decimal', '%3.')}${listLevel(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
const again =
  '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'

describe('automatic numbers are written out as Word prints them', () => {
  test('level by level, a deeper level beginning anew under each heading', async () => {
    const body = [0, 1, 2, 2, 1, 2, 0, 1]
      .map((level, index) => numbered(`举措${'甲乙丙丁戊己庚辛'[index]}`, 1, level))
      .join('')
    expect(await linesOf(body, { 'numbering.xml': chapters })).toEqual([
      '一、举措甲',
      '（一）举措乙',
      '1.举措丙',
      '2.举措丁',
      '（二）举措戊',
      '1.举措己',
      '二、举措庚',
      '（一）举措辛',
    ])
  })

  test('two lists of one definition count on together unless one starts its own count', async () => {
    const body = numbered('甲', 1) + numbered('乙', 1) + numbered('丙', 2) + numbered('丁', 2)
    const shared = again.replace(/<w:lvlOverride.*<\/w:lvlOverride>/, '')
    expect(await linesOf(body, { 'numbering.xml': chapters + again })).toEqual(['一、甲', '二、乙', '一、丙', '二、丁'])
    expect(await linesOf(body, { 'numbering.xml': chapters + shared })).toEqual([
      '一、甲',
      '二、乙',
      '三、丙',
      '四、丁',
    ])
  })

  test('a number that a style brings counts, and a paragraph can refuse it', async () => {
    const style = (id: string, more: string) => `<w:style w:styleId="${id}"><w:name w:val="${id}"/>${more}</w:style>`
    const styles =
      style('Chapter', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('Own', '<w:basedOn w:val="Chapter"/>')
    const body =
      paragraph('总体要求', '<w:pStyle w:val="Chapter"/>') +
      paragraph('重点任务', '<w:pStyle w:val="Own"/>') +
      paragraph('附言', '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await linesOf(body, { 'numbering.xml': chapters, 'styles.xml': styles })).toEqual([
      '一、总体要求',
      '二、重点任务',
      '附言',
    ])
  })

  test('a number is kept apart from a year that follows it', async () => {
    const body = numbered('甲', 1) + numbered('2026年目标', 1, 2) + numbered('丁', 1, 3)
    expect(await linesOf(body, { 'numbering.xml': chapters })).toEqual(['一、甲', '1. 2026年目标', '1.1丁'])
  })

  test.each([
    [10, 'chineseCounting', '十'],
    [11, 'chineseCountingThousand', '十一'],
    [20, 'chineseCountingThousand', '二十'],
    [105, 'chineseCountingThousand', '一百零五'],
    [110, 'chineseCountingThousand', '一百一十'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [3, 'decimalEnclosedCircle', '③'],
    [4, 'ideographTraditional', '丁'],
    [27, 'lowerLetter', 'aa'],
    [14, 'upperRoman', 'XIV'],
    [7, 'decimalZero', '07'],
  ])('%i in %s is %s', (n, format, printed) => {
    expect(formatNumber(n, format)).toBe(printed)
  })
})

describe('a Word file reads as it prints', () => {
  test('tracked changes are accepted: what was deleted is gone, what was inserted or moved here stays', async () => {
    const body = `<w:p>${run('目标')}<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>${run('120')}</w:ins>${run('亿元')}<w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo></w:p>`
    expect(await linesOf(body)).toEqual(['目标120亿元新'])
  })

  test('a paragraph whose end was deleted runs on', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半')}</w:p>${paragraph('后半')}`
    expect(await linesOf(body)).toEqual(['前半后半'])
  })

  test('hidden text, field codes and the table of contents are left out', async () => {
    const styles = '<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    const hidden = `<w:p>${run('正文')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`
    const contents = `${paragraph('一、总体要求 1', '<w:pStyle w:val="T1"/>')}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('目录')}</w:sdtContent></w:sdt>`
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('受控')}</w:sdtContent></w:sdt>`
    expect(await linesOf(contents + hidden + control, { 'styles.xml': styles })).toEqual(['正文', '受控'])
  })

  test('a text box is read once though it is stored twice, and footnotes stand at the end', async () => {
    const box = `<w:txbxContent>${paragraph('专栏1')}</w:txbxContent>`
    const twice = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    const notes = `<w:footnote w:type="separator">${paragraph('——')}</w:footnote><w:footnote w:id="2">${paragraph('指规模以上工业。')}</w:footnote>`
    expect(await linesOf(twice + paragraph('完'), { 'footnotes.xml': notes })).toEqual([
      '正文',
      '专栏1',
      '完',
      '指规模以上工业。',
    ])
  })

  test('a break by hand ends a line, but not in a centred title', async () => {
    const broken = `${run('甲')}<w:r><w:br/></w:r>${run('乙')}`
    expect(await linesOf(`<w:p>${broken}</w:p><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${broken}</w:p>`)).toEqual([
      '甲',
      '乙',
      '甲 乙',
    ])
  })

  test('a frame of one column is its paragraphs, a cell of several paragraphs one place', async () => {
    const cell = (...texts: readonly string[]) => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`
    const table = (...rows: readonly string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
    expect(await linesOf(table(cell('专栏1', '1.甲')) + table(cell('一', '二') + cell('三')))).toEqual([
      '专栏1',
      '1.甲',
      '一 二\t三',
    ])
  })

  test('another prefix for the same names changes nothing', async () => {
    const bytes = wordPackage(paragraph('望潮', '<w:jc w:val="left"/>'), {}, 'ns0')
    const read = await readDocument(bytes, 'a.docx')
    expect(read).toMatchObject({ ok: true, kind: 'docx', document: { text: '望潮\n' } })
  })
})
