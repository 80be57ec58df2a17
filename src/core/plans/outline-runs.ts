// Which lines are items only by the lines around them: chapters numbered 1 2 3 over 1.1, cards of a ledger, 一是…二是…?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { dutyLabel } from './duties.ts'
import { fieldOf, namesCard } from './fields.ts'
import { hanNumber, type Numbering } from './numbering.ts'
import type { OutlineLine } from './outline-lines.ts'

/** The lines of an outline with those made items that only their neighbours show to be such. */
export function itemsByRun(clean: CleanText, lines: readonly OutlineLine[]): readonly OutlineLine[] {
  return sayings(clean.text, cards(clean.text, bareChapters(clean, lines)))
}

const itemOf = (line: Span, numbering: Numbering): OutlineLine => ({
  kind: 'item',
  start: line.start,
  end: line.end,
  numbering,
  content: { start: numbering.end, end: line.end },
})

const bareNumber = /^(\d{1,2})(?=[\u4e00-\u9fff“])[^。；，：]{2,24}$/

/** "2 总体目标" in a document that counts 1.1, 1.2 below: its number is told from a count by the blank behind it. */
function bareChapters(clean: CleanText, lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const parts = new Set(
    lines.flatMap((line) =>
      line.kind === 'item' && line.numbering.style === 'decimal' ? [Number(line.numbering.label.split('.')[0])] : [],
    ),
  )
  if (parts.size === 0) return lines
  let last = 0
  return lines.map((line) => {
    const found =
      line.kind === 'text' && line.end - line.start <= 26 ? bareNumber.exec(wordsOf(clean.text, line)) : null
    const ordinal = Number(found?.[1] ?? 0)
    const end = line.start + (found?.[1]?.length ?? 0)
    if (found === null || ordinal <= last || !clean.gapBefore(end)) return line
    if (!parts.has(ordinal) && ordinal !== last + 1) return line
    last = ordinal
    return itemOf(line, { style: 'chapter', ordinal, label: String(ordinal), end })
  })
}

const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, Math.min(end, start + 80))

const cardNumber =
  /^[◆◇●○■□▲△★☆※·【〔(]?((?:任务|项目|事项|工作|措施|举措|行动|清单)?(?:之|第)?([一二三四五六七八九十]{1,3}|\d{1,3})项?)[】〕)]?[、.：]?$/
const longestCard = 14

/** 任务名称：…, 目标要求：…, 牵头单位：…, one a line: each name opens a card, wherever two cards also say who answers or by when. */
function cards(text: string, lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const opens = lines.flatMap((line, index) => {
    const named = fieldAt(text, line)
    return named !== null && namesCard(named.name) ? [{ index, ...named }] : []
  })
  const full = opens.filter(({ index, name }, at) => {
    const next = opens[at + 1]?.index ?? lines.length
    return name === opens[0]?.name && answers(text, lines.slice(index + 1, Math.min(next, index + longestCard)))
  })
  if (full.length < 2) return lines
  const cardAt = new Map(full.map((card, at) => [card.index, { ...card, ordinal: at + 1 }]))
  const result: OutlineLine[] = []
  for (const [index, line] of lines.entries()) {
    const card = cardAt.get(index)
    if (card === undefined) result.push(line)
    else result.push(cardItem(text, line, card, result))
  }
  return result
}

function fieldAt(text: string, line: OutlineLine): { readonly name: string; readonly end: number } | null {
  if (line.kind !== 'text' && line.kind !== 'item') return null
  const from = line.kind === 'item' ? line.content.start : line.start
  const found = fieldOf(text.slice(from, Math.min(line.end, from + 24)))
  return found === null || from + found.end >= line.end ? null : { name: found.name, end: from + found.end }
}

const answers = (text: string, lines: readonly OutlineLine[]): boolean =>
  lines.some((line) => line.kind === 'text' && wordsOf(text, line).search(dutyLabel) === 0)

/** A card is numbered by its own line, by the line before it ("◆任务一", which it takes in), or by its turn. */
function cardItem(
  text: string,
  line: OutlineLine,
  card: { readonly end: number; readonly ordinal: number },
  before: OutlineLine[],
): OutlineLine {
  const content = { start: card.end, end: line.end }
  if (line.kind === 'item') return { ...line, content }
  const last = before.at(-1)
  const number = last?.kind === 'text' && last.end - last.start <= 12 ? cardNumber.exec(wordsOf(text, last)) : null
  const start = number === null || last === undefined ? line.start : last.start
  if (number !== null) before.pop()
  const printed = number?.[2] ?? ''
  const ordinal = number === null ? card.ordinal : /\d/.test(printed) ? Number(printed) : (hanNumber(printed) ?? 0)
  const label = number?.[1] ?? String(card.ordinal)
  return {
    kind: 'item',
    start,
    end: line.end,
    numbering: { style: 'named-part', ordinal, label, end: card.end },
    content,
  }
}

const saying = /^([一二三四五六七八九十])(?:是|要)(?=[\u4e00-\u9fff])/

/** 一是…, 二是… on lines of their own right under the name of a chapter are its items. */
function sayings(text: string, lines: readonly OutlineLine[]): readonly OutlineLine[] {
  const result = [...lines]
  for (let at = 1; at < lines.length; at++) {
    if (!namesChapter(text, lines[at - 1])) continue
    let next = at
    while (ordinalSaid(text, lines[next]) === next - at + 1) next++
    if (next - at < 2) continue
    for (let index = at; index < next; index++) {
      const line = lines[index]
      if (line === undefined) continue
      const label = text[line.start] ?? ''
      result[index] = itemOf(line, { style: 'saying', ordinal: index - at + 1, label, end: line.start + 2 })
    }
    at = next
  }
  return result
}

function ordinalSaid(text: string, line: OutlineLine | undefined): number | null {
  const found = line?.kind === 'text' ? saying.exec(wordsOf(text, line)) : null
  return found === null ? null : hanNumber(found[1] ?? '')
}

function namesChapter(text: string, line: OutlineLine | undefined): boolean {
  if (line?.kind === 'chapter-name') return true
  if (line?.kind !== 'item' || !/^(?:han|chapter|part)$/.test(line.numbering.style)) return false
  const { start, end } = line.content
  return end - start <= 20 && !/[。；，：]/.test(text.slice(start, end))
}
