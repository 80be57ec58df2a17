import { elementsOf, findChild, listDescendants, type MarkupNode } from './markup-tree.ts'

export type NumberStyle = 'plain' | 'percent' | 'date'
export type DateStyles = {
  readonly styleOf: (styleId: string | undefined) => NumberStyle
  readonly toIso: (serial: number) => string
}

/** Excel stores a date as a number of days; only the cell's number format tells that it is one. */
export function readDateStyles(root: MarkupNode, base1904: boolean): DateStyles {
  const codes = new Map(
    listDescendants(root, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']),
  )
  const sheet = findChild(root, 'styleSheet')
  const used = findChild(sheet, 'cellXfs')
  const styles = (used ? elementsOf(used) : []).map(({ attributes }) =>
    styleOfFormat(Number(attributes.numFmtId ?? 0), codes.get(attributes.numFmtId)),
  )
  return {
    styleOf: (styleId) => styles[Number(styleId ?? 0)] ?? 'plain',
    toIso: (serial) => toIso(base1904 ? serial + 1462 : serial),
  }
}

// The numbers of ECMA-376 18.8.30, with those that Excel's Chinese edition adds.
function styleOfFormat(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
      return 'date'
    return id === 9 || id === 10 ? 'percent' : 'plain'
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '')
  if (/[ymdhs]/i.test(bare.replace(/general|E[+-]/gi, ''))) return 'date'
  return bare.includes('%') ? 'percent' : 'plain'
}

const dayMs = 86_400_000

/** "2026-03-01", with the time where there is one; below one day only the time. Excel counts a 29 February 1900. */
function toIso(serial: number): string {
  const days = Math.floor(serial)
  const iso = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + Math.round(serial * 86_400) * 1000).toISOString()
  const time = iso.slice(11, 19)
  if (serial >= 0 && serial < 1) return time
  return serial * dayMs === days * dayMs ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`
}
