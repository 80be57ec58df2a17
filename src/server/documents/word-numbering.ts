import { elementsOf, findChild, type MarkupNode } from './markup-tree.ts'

/** Where a paragraph's automatic number comes from. */
export type NumberingPlace = { readonly list: string; readonly level: number }

type Level = {
  readonly format: string
  readonly text: string
  readonly start: number
  /** this level begins anew after a level of at most this depth; 0 never */
  readonly restartAfter: number
  readonly digitsOnly: boolean
}
type List = {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly restarts: ReadonlyMap<number, number>
}

/** Counts along the document; Word stores no numbers, only that a paragraph has one. */
export type WordNumbering = { readonly next: (place: NumberingPlace) => string }

const value = (node: MarkupNode | undefined) => node?.attributes['w:val']

export function readNumbering(root: MarkupNode | undefined): WordNumbering {
  const lists = readLists(root && findChild(root, 'w:numbering'))
  // Lists that share an abstract definition count on together, save where a list starts its own count.
  const counters = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    next({ list: id, level }) {
      const list = lists.get(id)
      const own = list?.levels.get(level)
      if (!list || !own) return ''
      const counts = counters.get(list.abstractId) ?? []
      counters.set(list.abstractId, counts)
      if (!begun.has(id)) {
        begun.add(id)
        for (const [at, start] of list.restarts) counts[at] = start - 1
      }
      count(counts, level, list.levels)
      return render(own, counts, list.levels)
    },
  }
}

function count(counts: number[], level: number, levels: ReadonlyMap<number, Level>): void {
  counts[level] = (counts[level] ?? (levels.get(level)?.start ?? 1) - 1) + 1
  for (let above = 0; above < level; above += 1) counts[above] ??= levels.get(above)?.start ?? 1
  for (const [deeper, settings] of levels) {
    if (deeper > level && level < settings.restartAfter) delete counts[deeper]
  }
}

function render(own: Level, counts: readonly number[], levels: ReadonlyMap<number, Level>): string {
  if (own.format === 'bullet' || own.format === 'none') return own.format === 'none' ? own.text.replace(/%\d/g, '') : ''
  return own.text.replace(/%(\d)/g, (_, digit: string) => {
    const level = Number(digit) - 1
    const format = own.digitsOnly ? 'decimal' : (levels.get(level)?.format ?? 'decimal')
    return formatNumber(counts[level] ?? levels.get(level)?.start ?? 1, format)
  })
}

function readLists(root: MarkupNode | undefined): ReadonlyMap<string, List> {
  const abstracts = new Map<string, MarkupNode>()
  const styled = new Map<string, MarkupNode>()
  for (const node of root ? elementsOf(root) : []) {
    if (node.name !== 'w:abstractNum') continue
    abstracts.set(node.attributes['w:abstractNumId'] ?? '', node)
    const style = value(findChild(node, 'w:styleLink'))
    if (style) styled.set(style, node)
  }
  const lists = new Map<string, List>()
  for (const node of root ? elementsOf(root) : []) {
    if (node.name !== 'w:num') continue
    const named = abstracts.get(value(findChild(node, 'w:abstractNumId')) ?? '')
    const abstract = styled.get(value(named && findChild(named, 'w:numStyleLink')) ?? '') ?? named
    if (abstract) lists.set(node.attributes['w:numId'] ?? '', readList(node, abstract))
  }
  return lists
}

function readList(num: MarkupNode, abstract: MarkupNode): List {
  const levels = new Map(
    elementsOf(abstract)
      .filter((node) => node.name === 'w:lvl')
      .map(readLevel),
  )
  const restarts = new Map<number, number>()
  for (const override of elementsOf(num).filter((node) => node.name === 'w:lvlOverride')) {
    const at = Number(override.attributes['w:ilvl'] ?? 0)
    const whole = findChild(override, 'w:lvl')
    if (whole) levels.set(at, readLevel(whole)[1])
    const start = value(findChild(override, 'w:startOverride'))
    if (start !== undefined) restarts.set(at, Number(start))
  }
  return { abstractId: abstract.attributes['w:abstractNumId'] ?? '', levels, restarts }
}

function readLevel(node: MarkupNode): [number, Level] {
  const at = Number(node.attributes['w:ilvl'] ?? 0)
  return [
    at,
    {
      format: formatOf(node),
      text: value(findChild(node, 'w:lvlText')) ?? '',
      start: Number(value(findChild(node, 'w:start')) ?? 1),
      restartAfter: Number(value(findChild(node, 'w:lvlRestart')) ?? at),
      digitsOnly: isOn(findChild(node, 'w:isLgl')),
    },
  ]
}

// Newer Word wraps formats that old readers do not know in an alternative.
function formatOf(node: MarkupNode): string {
  const direct = findChild(node, 'w:numFmt')
  if (direct) return value(direct) ?? 'decimal'
  const alternative = findChild(node, 'mc:AlternateContent')
  const fallback = alternative && findChild(alternative, 'mc:Fallback')
  return value(fallback && findChild(fallback, 'w:numFmt')) ?? 'decimal'
}

/** A switch of WordprocessingML: there and not said to be off. */
export function isOn(node: MarkupNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off'].includes(value(node) ?? 'true')
}

/** Numbers as Word prints them, by the names of ECMA-376 17.18.59; unknown ones in digits. */
export function formatNumber(n: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return format.includes('igital')
        ? digitByDigit(n, '〇一二三四五六七八九')
        : counted(n, '零一二三四五六七八九', '十百千')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counted(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟')
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? String(n)
    case 'ideographZodiac':
      return '子丑寅卯辰巳午未申酉戌亥'[n - 1] ?? String(n)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : String(n)
    case 'decimalEnclosedParen':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2474 + n - 1) : `(${n})`
    case 'decimalEnclosedFullstop':
      return n >= 1 && n <= 20 ? String.fromCodePoint(0x2488 + n - 1) : `${n}.`
    case 'ideographEnclosedCircle':
      return n >= 1 && n <= 10 ? String.fromCodePoint(0x3280 + n - 1) : String(n)
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return digitByDigit(n, '０１２３４５６７８９')
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'upperLetter':
    case 'lowerLetter':
      return lettered(n, format === 'upperLetter' ? 'A' : 'a')
    case 'upperRoman':
      return roman(n)
    case 'lowerRoman':
      return roman(n).toLowerCase()
    default:
      return String(n)
  }
}

function digitByDigit(n: number, digits: string): string {
  return [...String(n)].map((digit) => digits[Number(digit)] ?? digit).join('')
}

function counted(n: number, digits: string, places: string): string {
  if (n <= 0 || n > 9999) return n === 0 ? (digits[0] ?? '') : String(n)
  const all = [...String(n)].map(Number)
  const words = all.map((digit, index) => {
    const place = all.length - 2 - index
    return digit === 0 ? (digits[0] ?? '') : `${digits[digit] ?? ''}${places[place] ?? ''}`
  })
  const zero = digits[0] ?? ''
  const joined = words
    .join('')
    .replace(new RegExp(`${zero}+`, 'g'), zero)
    .replace(new RegExp(`${zero}$`), '')
  const one = `${digits[1] ?? ''}${places[0] ?? ''}`
  return n < 20 && joined.startsWith(one) && n >= 10 && one === '一十' ? joined.slice(1) : joined
}

function lettered(n: number, first: string): string {
  const letter = String.fromCharCode(first.charCodeAt(0) + ((n - 1) % 26))
  return letter.repeat(Math.floor((n - 1) / 26) + 1)
}

function roman(n: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = n
  let written = ''
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      written += sign
      rest -= worth
    }
  }
  return written
}
