// Offices run this on plain HTTP inside their network, where browsers withhold what they give to HTTPS and to localhost.

/** As browsers wrote to the clipboard before; it needs the press of a key or button that is still being answered. */
const writeText = (text: string): Promise<void> => {
  const back = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const written = document.execCommand('copy')
  field.remove()
  if (back instanceof HTMLElement) back.focus({ preventScroll: true })
  return written ? Promise.resolve() : Promise.reject(new Error('the browser does not let the page write'))
}

/** RFC 9562, version 4. */
export const randomId = (
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array,
): ReturnType<typeof crypto.randomUUID> => {
  const bytes = [...random(new Uint8Array(16))].map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Gives back what is withheld: copying, and names for new rows. Where nothing is withheld it changes nothing. */
export const makeUp = (): void => {
  if (navigator.clipboard === undefined) Object.defineProperty(navigator, 'clipboard', { value: { writeText } })
  if (crypto.randomUUID === undefined)
    Object.defineProperty(crypto, 'randomUUID', { value: () => randomId((bytes) => crypto.getRandomValues(bytes)) })
}
