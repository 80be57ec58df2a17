import PizZip from 'pizzip'
import { type Stamp, UNSTAMPED } from './fill.ts'

/**
 * Puts number and date where the draft left their places open; wherever else an official has written them they stay as
 * written.
 */
export function stampWord(bytes: Uint8Array, stamp: Stamp): Uint8Array {
  const zip = new PizZip(bytes)
  for (const { name } of zip.file(/^word\/(document|header\d*|footer\d*)\.xml$/)) {
    const text = zip.file(name)?.asText() ?? ''
    const stamped = text
      .replaceAll(UNSTAMPED.documentNumber, toXml(stamp.documentNumber))
      .replaceAll(UNSTAMPED.number, toXml(stamp.number))
      .replaceAll(UNSTAMPED.issuedOn, toXml(stamp.issuedOn))
    if (stamped !== text) zip.file(name, stamped)
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

const toXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
