import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

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

/** Says in the file's own table of fonts what to take where one is missing; the docx package has no word for it. */
export function nameFallbackFonts(word: Uint8Array): Uint8Array {
  const parts = unzipSync(word)
  const path = 'word/fontTable.xml'
  const before = parts[path] ? strFromU8(parts[path]) : ''
  const entries = fallbacks.map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  )
  const open = /<w:fonts\b[^>]*?(\/?)>/.exec(before)
  if (!open) throw new Error('the Word file has no table of fonts')
  const rest = before.slice(open.index + open[0].length)
  const table =
    open[1] === '/' ? `${open[0].slice(0, -2)}>${entries.join('')}</w:fonts>` : `${open[0]}${entries.join('')}${rest}`
  return zipSync({ ...parts, [path]: strToU8(`${before.slice(0, open.index)}${table}`) })
}
