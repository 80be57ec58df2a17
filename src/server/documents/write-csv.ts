/** Cells as delimited text that Excel opens as it should: UTF-8 with its mark, CRLF, quotes where they are needed. */
export function* csvLines(rows: Iterable<readonly (string | number | boolean | null)[]>): Generator<string> {
  let first = true
  for (const row of rows) {
    yield `${first ? '\uFEFF' : ''}${row.map(csvCell).join(',')}\r\n`
    first = false
  }
}

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  // a text that begins like a formula is run by Excel as one
  const text = typeof value === 'string' && /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
