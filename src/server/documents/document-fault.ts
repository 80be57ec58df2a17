/** What can be wrong with a file that somebody hands in. Worded in fault-words.ts, in the user's language. */
export type DocumentFaultCode =
  | 'file-empty'
  | 'file-blank'
  | 'file-too-large'
  | 'pdf-scanned'
  | 'pdf-encrypted'
  | 'pdf-broken'
  | 'pdf-garbled'
  | 'page-without-text'
  | 'office-encrypted'
  | 'word-binary'
  | 'word-flat-xml'
  | 'word-broken'
  | 'wps-binary'
  | 'spreadsheet-as-plan'
  | 'slides-as-plan'
  | 'open-document'
  | 'ofd'
  | 'rtf'
  | 'web-archive'
  | 'zip-archive'
  | 'zip-broken'
  | 'zip-bomb'
  | 'other-archive'
  | 'image'
  | 'markup-too-deep'
  | 'not-text'
  | 'text-damaged'
  | 'not-workbook'
  | 'workbook-binary'
  | 'cell-error'
  | 'cell-not-calculated'

export type DocumentFault = {
  readonly code: DocumentFaultCode
  /** the file's name as given */
  readonly path: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** Thrown and caught inside this folder only, so that deep readers need not hand every fault up by hand. */
export class UnreadableFile extends Error {
  readonly code: DocumentFaultCode
  readonly facts: DocumentFault['facts']

  constructor(code: DocumentFaultCode, facts: DocumentFault['facts'] = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
