import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { type Block, composeDocument } from './compose-document.ts'
import { UnreadableFile } from './document-fault.ts'
import { layBlocks } from './pdf-blocks.ts'
import { type PdfPage, readRules, readTexts } from './pdf-page.ts'
import type { Reading } from './read-document.ts'

/**
 * The text of a PDF that has one: lines put together to paragraphs by where they begin and end, ruled tables with their
 * merged cells, page numbers and running heads left out.
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const pdf = await open(bytes)
  try {
    const pages = await readPages(pdf)
    const blocks: readonly Block[] = layBlocks(pages)
    const silent = pages.flatMap((page, index) => (page.texts.length === 0 ? [index + 1] : []))
    const notes =
      silent.length === 0 ? [] : [{ code: 'page-without-text' as const, facts: { pages: silent.join('、') } }]
    return { document: composeDocument(blocks), notes }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  giveOldNodeBufferTransfer()
  try {
    // pdf.js takes the bytes for itself, while the caller still has to hash and keep them; and it refuses Node's Buffer,
    // which the slice of a Buffer would be.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1 })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') throw new UnreadableFile('pdf-encrypted')
    throw new UnreadableFile('pdf-broken')
  }
}

async function readPages(pdf: PDFDocumentProxy): Promise<readonly PdfPage[]> {
  const { OPS } = await getResolvedPDFJS()
  const pages: PdfPage[] = []
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const texts = await readTexts(page)
      const rules = texts.length === 0 ? [] : await readRules(page, OPS)
      pages.push({ height: page.getViewport({ scale: 1 }).height, texts, rules })
      page.cleanup()
    }
  } catch {
    throw new UnreadableFile('pdf-broken')
  }
  refuseWithoutText(pages)
  return pages
}

function refuseWithoutText(pages: readonly PdfPage[]): void {
  const text = pages.flatMap((page) => page.texts.map((piece) => piece.text)).join('')
  const letters = text.replace(/\s+/g, '')
  // A scan may carry page numbers or a stamp as text.
  if (letters.length < 8 * pages.length) throw new UnreadableFile('pdf-scanned', { pages: pages.length })
  const strange = letters.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0
  const percent = Math.round((100 * strange) / letters.length)
  if (percent > 20) throw new UnreadableFile('pdf-garbled', { percent })
}

// pdf.js asks fonts for it and, without it (before Node 21), drops whatever a page draws after its first text.
function giveOldNodeBufferTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length: number = this.byteLength) {
      const moved = new ArrayBuffer(length)
      new Uint8Array(moved).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return moved
    },
  })
}
