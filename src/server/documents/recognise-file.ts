import { UnreadableFile } from './document-fault.ts'
import { openPackage } from './open-package.ts'

export type DocumentKind = 'docx' | 'pdf' | 'html' | 'txt'

/**
 * What a file is, by its content; its name only tells .wps from .doc, which share one container.
 * Throws UnreadableFile for everything that is no plan document, saying what it is. 'txt' is a guess that decoding tests.
 */
export function recogniseFile(bytes: Uint8Array, fileName: string): DocumentKind {
  if (bytes.length === 0) throw new UnreadableFile('file-empty')
  const head = latin(bytes.subarray(0, 4096))
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return recogniseZip(bytes)
  if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) throw recogniseCompound(bytes, fileName)
  const image = images.find(([, test]) => test(head))
  if (image) throw new UnreadableFile('image', { format: image[0] })
  const archive = archives.find(([, start]) => head.startsWith(start))
  if (archive) throw new UnreadableFile('other-archive', { format: archive[0] })
  if (head.startsWith('{\\rtf')) throw new UnreadableFile('rtf')
  const letters = head.replaceAll('\0', '').replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '')
  if (/^\s*(From:|MIME-Version:)/i.test(letters) && /multipart\/related/i.test(letters))
    throw new UnreadableFile('web-archive')
  if (/^\s*<\?xml/.test(letters) && /Word\.Document|wordml|\/wordprocessingml\//.test(letters)) {
    throw new UnreadableFile('word-flat-xml')
  }
  return isMarkup(letters) ? 'html' : 'txt'
}

/** Lets an .xlsx pass; throws UnreadableFile for everything else, saying what it is. */
export function recogniseTable(bytes: Uint8Array, fileName: string): void {
  try {
    recogniseFile(bytes, fileName)
  } catch (error) {
    const isWorkbook = error instanceof UnreadableFile && error.code === 'spreadsheet-as-plan'
    if (!isWorkbook) throw error
    if (latin(bytes.subarray(0, 2)) !== 'PK') throw new UnreadableFile('workbook-binary')
    return
  }
  throw new UnreadableFile('not-workbook')
}

function recogniseZip(bytes: Uint8Array): DocumentKind {
  const { names } = openPackage(bytes)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\/document\d*\.xml$/i)) return 'docx'
  if (has(/^xl\/workbook\.(xml|bin)$/i)) throw new UnreadableFile('spreadsheet-as-plan')
  if (has(/^ppt\/presentation\.xml$/i)) throw new UnreadableFile('slides-as-plan')
  if (has(/^OFD\.xml$/i)) throw new UnreadableFile('ofd')
  if (names.includes('mimetype') && names.includes('content.xml')) throw new UnreadableFile('open-document')
  throw new UnreadableFile('zip-archive', { entries: names.filter((name) => !name.endsWith('/')).length })
}

function recogniseCompound(bytes: Uint8Array, fileName: string): UnreadableFile {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return new UnreadableFile('office-encrypted')
  if (/\.wps$/i.test(fileName)) return new UnreadableFile('wps-binary')
  if (holds('WordDocument')) return new UnreadableFile('word-binary')
  if (holds('Workbook') || holds('Book')) return new UnreadableFile('spreadsheet-as-plan')
  if (holds('PowerPoint Document')) return new UnreadableFile('slides-as-plan')
  return new UnreadableFile('not-text')
}

const images: readonly (readonly [string, (head: string) => boolean])[] = [
  ['PNG', (head) => head.startsWith('\x89PNG')],
  ['JPEG', (head) => head.startsWith('\xFF\xD8\xFF')],
  ['GIF', (head) => head.startsWith('GIF8')],
  ['BMP', (head) => head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0'],
  ['TIFF', (head) => head.startsWith('II*\0') || head.startsWith('MM\0*')],
  ['WebP', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['HEIC', (head) => /^.{4}ftyp(heic|heix|mif1|avif)/s.test(head)],
]

const archives: readonly (readonly [string, string])[] = [
  ['RAR', 'Rar!'],
  ['7z', '7z\xBC\xAF'],
  ['gzip', '\x1F\x8B'],
]

// A text may well speak of <a>; only what opens like a page is one.
function isMarkup(letters: string): boolean {
  const start = letters.replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, '')
  if (/^<(!doctype\s+html|html|head|body)\b/i.test(start)) return true
  return /^<(div|p|table|meta|section|article|main|h[1-6]|span|center|title|style|link|script|ul|ol)\b[^>]*>/i.test(
    start,
  )
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
