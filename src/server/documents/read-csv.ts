/** Cells of one line as they stand, unquoted; `row` is the line of the file on which the record begins, from 1. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] }

export type CsvFault = { readonly code: 'quote-open'; readonly row: number }

/**
 * Records of delimited text (RFC 4180): quotes double inside quotes, line ends of any kind, blank lines left out.
 * The delimiter is the one of comma, tab, semicolon and Chinese comma that stands most often in the first line.
 */
export function readCsv(text: string): { readonly rows: readonly CsvRow[]; readonly faults: readonly CsvFault[] } {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const delimiter = delimiterOf(text.slice(start, start + 10_000).split(/\r\n|\n|\r/)[0] ?? '')
  const rows: CsvRow[] = []
  const faults: CsvFault[] = []
  let cells: string[] = []
  let [line, first] = [1, 1]
  let at = start
  const end = () => {
    if (cells.length > 1 || cells[0]?.trim()) rows.push({ row: first, cells })
    cells = []
    line += 1
    first = line
  }
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      const quoted = quotedFrom(text, at)
      cell = quoted.text
      for (const letter of cell) if (letter === '\n') line += 1
      if (quoted.open) faults.push({ code: 'quote-open', row: first })
      at = quoted.end
    }
    const stop = endOfCell(text, at, delimiter)
    cells.push(cell + text.slice(at, stop))
    at = stop + 1
    const mark = text[stop]
    if (mark === '\r' && text[at] === '\n') at += 1
    if (mark !== delimiter) end()
    else if (at === text.length) cells.push('')
  }
  if (cells.length > 0) end()
  return { rows, faults }
}

function quotedFrom(
  text: string,
  from: number,
): { readonly text: string; readonly end: number; readonly open: boolean } {
  let at = from + 1
  let out = ''
  while (true) {
    const close = text.indexOf('"', at)
    if (close < 0) return { text: out + text.slice(at), end: text.length, open: true }
    out += text.slice(at, close)
    if (text[close + 1] !== '"') return { text: out, end: close + 1, open: false }
    out += '"'
    at = close + 2
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  const code = delimiter.charCodeAt(0)
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === code || letter === 10 || letter === 13) return at
  }
  return text.length
}

function delimiterOf(line: string): string {
  const times = (mark: string) => line.split(mark).length
  return [',', '\t', ';', '，'].reduce((best, mark) => (times(mark) > times(best) ? mark : best))
}
