/** Chinese characters and full-width marks take two places on a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/

/** Rows in aligned columns, each cell cut to its column's greatest width; no lines around. */
export function layColumns(rows: readonly (readonly string[])[], greatest: readonly number[]): string {
  const widths = greatest.map((most, column) =>
    Math.min(most, Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? '')))),
  )
  return rows
    .map((row) =>
      widths
        .map((width, column) => cutTo(row[column] ?? '', width))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cutTo(text: string, width: number): string {
  const space = width - displayWidth(text)
  if (space >= 0) return text + ' '.repeat(space)
  let kept = ''
  for (const character of text) {
    if (displayWidth(kept + character) > width - 2) break
    kept += character
  }
  return cutTo(`${kept}…`, width)
}
