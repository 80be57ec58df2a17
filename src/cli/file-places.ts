import type { Span } from '#core/base/span.ts'
import type { SourcePlaces } from '#server/documents/source-places.ts'

/** For JSON.stringify: puts every place in the text that was read where it stands in the file. */
export const inFile =
  (places: SourcePlaces) =>
  (_key: string, value: unknown): unknown =>
    isSpan(value) ? { ...value, ...places(value) } : value

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' &&
  value !== null &&
  'start' in value &&
  'end' in value &&
  typeof value.start === 'number' &&
  typeof value.end === 'number'
