import { UnreadableFile } from './document-fault.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
export type DecodedText = { readonly text: string; readonly encoding: TextEncoding; readonly unreadable: number }

/**
 * The text of bytes whose encoding nobody named. A byte order mark stays in the text, so that offsets are those of
 * reading the file as UTF-8. Throws UnreadableFile('not-text') where no encoding makes text of them.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes)
  if (marked) return decoded(bytes, marked)
  if (!bytes.includes(0)) {
    const utf8 = decodeStrictly(bytes, 'utf-8')
    if (utf8 !== null) return plausible({ text: utf8, encoding: 'utf-8', unreadable: 0 })
    const chinese = decodeStrictly(bytes, 'gb18030')
    if (chinese !== null && shareOfText(chinese) > 0.95) return { text: chinese, encoding: 'gb18030', unreadable: 0 }
    // One torn character must not cost the whole document: take the encoding that loses least, and say how much.
    const candidates = [decoded(bytes, 'utf-8'), decoded(bytes, 'gb18030')].sort((a, b) => a.unreadable - b.unreadable)
    const best = candidates[0]
    if (best && best.unreadable <= Math.max(2, best.text.length / 500)) return plausible(best)
    throw new UnreadableFile('not-text')
  }
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = bytes.length % 2 === 0 ? decodeStrictly(bytes, encoding) : null
    if (text !== null && !text.includes('\0') && shareOfText(text) > 0.95) return { text, encoding, unreadable: 0 }
  }
  throw new UnreadableFile('not-text')
}

function encodingOfMark(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function decoded(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  return plausible({ text, encoding, unreadable: text.split('\uFFFD').length - 1 })
}

function plausible(found: DecodedText): DecodedText {
  if (found.text.length > 0 && shareOfText(found.text) < 0.7) throw new UnreadableFile('not-text')
  return found
}

/** Share of characters that stand in Chinese and Latin writing; bytes read in a wrong encoding fall far below 1. */
function shareOfText(text: string): number {
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text
  const odd = sample.match(
    /[^\t\n\r\f\x20-\x7E\u00A0-\u04FF\u2000-\u26FF\u3000-\u30FF\u3200-\u33FF\u4E00-\u9FFF\uFE30-\uFE4F\uFF00-\uFFEF\uFEFF]/g,
  )
  return sample.length === 0 ? 1 : 1 - (odd?.length ?? 0) / sample.length
}
