// How does a document's text read once page ends, widths and blanks are out of the way, and where did each character stand?

import type { Span } from '../base/span.ts'

/** Cleaned text whose every character knows its offset in the original. */
export type CleanText = {
  readonly text: string
  /** the original span of cleaned [start, end); blanks dropped at its edges are not in it */
  original(start: number, end: number): Span
}
