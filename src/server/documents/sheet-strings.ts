import { Parser } from 'htmlparser2'

/** The texts that cells refer to by number; the pinyin guides written over characters are no part of them. */
export function readSharedStrings(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = []
  let text = ''
  let [inText, inGuide] = [false, false]
  feed(part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inGuide = true
    },
    text(piece) {
      if (inText && !inGuide) text += piece
    },
    close(name) {
      if (name === 'si') strings.push(plainText(text))
      if (name === 't') inText = false
      if (name === 'rPh') inGuide = false
    },
  })
  return strings
}

export type Events = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Reads a large part piece by piece: as one string it would need twice its size again. */
export function feed(part: Uint8Array | undefined, events: Events): void {
  const pieces = openFeed(events)
  const step = 1 << 20
  for (let at = 0; part && at < part.length; at += step) pieces.write(part.subarray(at, at + step))
  pieces.end()
}

/** The same for a part that comes in pieces. */
export function openFeed(events: Events) {
  const parser = new Parser(
    { onopentag: events.open, ontext: events.text, onclosetag: (name) => events.close(name) },
    { xmlMode: true },
  )
  const decoder = new TextDecoder()
  return {
    write: (piece: Uint8Array): void => parser.write(decoder.decode(piece, { stream: true })),
    end: (): void => parser.end(decoder.decode()),
  }
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export function plainText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
