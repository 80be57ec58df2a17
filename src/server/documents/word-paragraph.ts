import { elementsOf, findChild, listDescendants, type MarkupNode, textOf } from './markup-tree.ts'
import { isOn, type NumberingPlace, type WordNumbering } from './word-numbering.ts'
import type { WordStyles } from './word-styles.ts'

export type Numberer = { readonly numbering: WordNumbering; readonly styles: WordStyles }

export type WordParagraph = {
  readonly text: string
  /** text boxes that hang on it */
  readonly boxes: readonly MarkupNode[]
  /** its end mark was deleted under tracked changes: the next paragraph belongs to it */
  readonly runsOn: boolean
  /** an entry of the table of contents */
  readonly contents: boolean
}

const value = (node: MarkupNode | undefined) => node?.attributes['w:val']

export function paragraphOf(node: MarkupNode, numberer: Numberer): WordParagraph {
  const properties = findChild(node, 'w:pPr')
  const style = value(findChild(properties, 'w:pStyle')) ?? ''
  const boxes: MarkupNode[] = []
  // A title broken by hand is still one title; elsewhere a break by hand mostly stands for a paragraph's end.
  const lineBreak = value(findChild(properties, 'w:jc')) === 'center' ? ' ' : '\n'
  const text = runText(node, { boxes, lineBreak })
  const place = placeOf(properties, style, numberer.styles)
  const number = place ? numberer.numbering.next(place) : ''
  const mark = findChild(properties, 'w:rPr')
  return {
    text: text.trim() === '' ? '' : join(number, text),
    boxes,
    runsOn: findChild(mark, 'w:del') !== undefined,
    contents: numberer.styles.isContentsEntry(style),
  }
}

function placeOf(properties: MarkupNode | undefined, style: string, styles: WordStyles): NumberingPlace | undefined {
  const own = findChild(properties, 'w:numPr')
  const list = value(findChild(own, 'w:numId'))
  const level = value(findChild(own, 'w:ilvl'))
  if (list === '0') return undefined
  if (list !== undefined) return { list, level: Number(level ?? 0) }
  const inherited = styles.findNumbering(style)
  return inherited && level !== undefined ? { ...inherited, level: Number(level) } : inherited
}

// "1." before "2018年" must not become "1.2018年".
function join(number: string, text: string): string {
  const body = text.trimStart()
  return /[\w.]$/.test(number) && /^[\w]/.test(body) ? `${number} ${body}` : `${number}${number === '' ? text : body}`
}

type Gathering = { readonly boxes: MarkupNode[]; readonly lineBreak: string }

const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:rt',
  'w:sdtPr',
])

function runText(node: MarkupNode, into: Gathering): string {
  return elementsOf(node)
    .map((child) => pieceText(child, into))
    .join('')
}

function pieceText(node: MarkupNode, into: Gathering): string {
  if (silent.has(node.name)) return ''
  switch (node.name) {
    case 'w:t':
    case 'm:t':
      return textOf(node)
    case 'w:tab':
    case 'w:ptab':
      return ' '
    case 'w:br':
      return node.attributes['w:type'] === undefined || node.attributes['w:type'] === 'textWrapping'
        ? into.lineBreak
        : ''
    case 'w:cr':
      return into.lineBreak
    case 'w:noBreakHyphen':
      return '-'
    case 'w:sym':
      return symbol(node.attributes['w:char'] ?? '')
    case 'w:txbxContent':
      into.boxes.push(node)
      return ''
    case 'mc:AlternateContent':
      return alternative(node, into)
    case 'w:r':
      return isOn(findChild(findChild(node, 'w:rPr'), 'w:vanish')) ? '' : runText(node, into)
    default:
      return runText(node, into)
  }
}

// The same drawing stands here for new and for old readers: only one of them may be read.
function alternative(node: MarkupNode, into: Gathering): string {
  const offers = elementsOf(node)
  const withText = offers.find((offer) => listDescendants(offer, 'w:t').length > 0) ?? offers[0]
  return withText ? runText(withText, into) : ''
}

// Codes from F000 on are pictures of a symbol font, no characters.
function symbol(code: string): string {
  const point = Number.parseInt(code, 16)
  return point > 0x20 && point < 0xe000 ? String.fromCodePoint(point) : ''
}
