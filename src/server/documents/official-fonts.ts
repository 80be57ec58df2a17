import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type LongTables, writeLongTables } from './long-table.ts'

// The faces that offices have installed; they are not free, so the file names them and Word supplies them.
const face = (eastAsia: string, latin = 'Times New Roman') => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })
export const faces = {
  title: face('方正小标宋简体'),
  heading: face('黑体'),
  subheading: face('楷体_GB2312'),
  body: face('仿宋_GB2312'),
  pageNumber: face('宋体', '宋体'),
} as const
export type Face = keyof typeof faces

const fallbacks: readonly (readonly [string, string])[] = [
  ['方正小标宋简体', '方正小标宋_GBK,小标宋,宋体,SimSun'],
  ['仿宋_GB2312', '仿宋,FangSong,STFangsong'],
  ['楷体_GB2312', '楷体,KaiTi,STKaiti'],
  ['黑体', 'SimHei,Noto Sans CJK SC'],
  ['宋体', 'SimSun,Noto Serif CJK SC'],
]

/**
 * Adds what the docx package has no words for: what to print in where a face is missing, no gap before Latin letters, and
 * that the lines of a table do not keep to the page's grid, by which Word and LibreOffice would give each the height of a
 * line of text. Writes the rows of long tables.
 */
export function finishWord(word: Uint8Array, long: LongTables): Uint8Array {
  const parts = unzipSync(word)
  const edit = (path: string, change: (xml: string) => string) => {
    const part = parts[path]
    if (part === undefined) throw new Error(`the Word file has no ${path}`)
    parts[path] = strToU8(change(strFromU8(part)))
  }
  edit('word/fontTable.xml', nameFallbackFonts)
  edit('word/document.xml', (xml) => closeLetters(writeLongTables(freeTablesOfGrid(xml), long)))
  return zipSync(parts)
}

// The package can close the gap before figures but not that before letters (R&D).
const closeLetters = (xml: string): string =>
  xml.replace(/<w:autoSpaceDN w:val="(?:0|false)"\/>/g, '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>')

const freeTablesOfGrid = (xml: string): string =>
  xml.replace(/<w:tc>[\s\S]*?<\/w:tc>/g, (cell) =>
    cell.replaceAll('<w:pPr><w:spacing', '<w:pPr><w:snapToGrid w:val="0"/><w:spacing'),
  )

function nameFallbackFonts(before: string): string {
  const entries = fallbacks.map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  )
  const open = /<w:fonts\b[^>]*?(\/?)>/.exec(before)
  if (!open) throw new Error('the Word file has no table of fonts')
  const rest = before.slice(open.index + open[0].length)
  const table =
    open[1] === '/' ? `${open[0].slice(0, -2)}>${entries.join('')}</w:fonts>` : `${open[0]}${entries.join('')}${rest}`
  return `${before.slice(0, open.index)}${table}`
}
