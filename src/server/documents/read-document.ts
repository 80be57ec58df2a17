import type { PlanDocument } from '#core/plans/document.ts'
import type { TextEncoding } from './decode-text.ts'
import { type DocumentFault, UnreadableFile } from './document-fault.ts'
import { type DocumentKind, recogniseFile } from './recognise-file.ts'
import type { SourcePlaces } from './source-places.ts'

export type ReadDocument =
  | {
      readonly ok: true
      readonly document: PlanDocument
      readonly kind: DocumentKind
      readonly encoding?: TextEncoding
      /** web pages: where in the decoded file a part of document.text stands; in a plain text both are the same */
      readonly places?: SourcePlaces
      /** what a person should compare by hand though the file was read */
      readonly notes: readonly DocumentFault[]
    }
  | { readonly ok: false; readonly fault: DocumentFault }

/** What the reader of one kind gives; encoding only where characters had to be guessed. */
export type Reading = {
  readonly document: PlanDocument
  readonly encoding?: TextEncoding
  readonly places?: SourcePlaces
  readonly notes?: readonly Omit<DocumentFault, 'path'>[]
}

export const defaultLimitBytes = 50 * 1024 * 1024

/**
 * Text and tables of a plan document, its kind told by content. All or nothing: a file that cannot be read whole comes
 * back as one fault that says what to do.
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  limitBytes: number = defaultLimitBytes,
): Promise<ReadDocument> {
  try {
    if (bytes.length > limitBytes) throw new UnreadableFile('file-too-large', { sizeBytes: bytes.length, limitBytes })
    const kind = recogniseFile(bytes, fileName)
    const { document, encoding, places, notes = [] } = await readKind(kind, bytes)
    if (isBlank(document.text)) throw new UnreadableFile('file-blank')
    const placed = notes.map((note) => ({ ...note, path: fileName }))
    return { ok: true, document, kind, ...(encoding ? { encoding } : {}), ...(places ? { places } : {}), notes: placed }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, fault: { code: error.code, path: fileName, facts: error.facts } }
  }
}

async function readKind(kind: DocumentKind, bytes: Uint8Array): Promise<Reading> {
  switch (kind) {
    case 'txt':
      return (await import('./read-plain-text.ts')).readPlainText(bytes)
    case 'docx':
      return (await import('./read-word.ts')).readWord(bytes)
    case 'html':
      return (await import('./read-page.ts')).readPage(bytes)
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes)
  }
}

function isBlank(text: string): boolean {
  return !/[^\s\uFEFF\u200B\u3000]/.test(text)
}
