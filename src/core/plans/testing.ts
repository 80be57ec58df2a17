// Does every reading stand where it says, and how may a document be spoilt to put that to the test?

import type { Span } from '../base/span.ts'
import type { PlanReading } from './reading.ts'

type Said = Span & { readonly what: string; readonly says: string }

function saidIn({ head, outline, measures, targets, bases, figures }: PlanReading): readonly Said[] {
  const { term } = head
  // the years of a term are worked out; where they stand must at least be years or a number of them
  const told = term === null ? [] : [{ ...term, what: 'term', says: '' }]
  const fields = [
    ...[head.title, head.documentNumber, head.issuer, head.term, head.interpretationUnit, head.contactUnit],
    ...[head.disclosure, head.copyTo, ...head.annexes, ...head.placeholders],
  ]
  return [
    ...told,
    ...fields.flatMap((field) =>
      field === null || field.rule.startsWith('term') ? [] : [{ ...field, what: field.rule, says: field.value }],
    ),
    ...outline.map((one) => ({ ...one, what: 'heading', says: one.title })),
    ...measures.map((one) => ({ ...one, what: 'measure', says: one.title })),
    ...measures.flatMap(({ duties }) => duties.map((one) => ({ ...one, what: 'duty', says: one.name }))),
    ...measures.flatMap(({ steps }) => steps.map((one) => ({ ...one, what: 'step', says: one.text }))),
    ...measures.flatMap(({ deadline }) => (deadline ? [{ ...deadline, what: 'deadline', says: deadline.text }] : [])),
    ...[...targets, ...bases].map((one) => ({ ...one, what: 'target', says: one.text })),
    ...figures.map((one) => ({ ...one, what: 'figure', says: one.text })),
  ]
}

/** Every reading whose span lies outside the text or does not return the words it claims; empty where all is well. */
export function wrongSpans(text: string, reading: PlanReading): string[] {
  const wrong = saidIn(reading).filter(({ start, end, says }) => !holds(text, { start, end }, says))
  const bounds = [
    ...reading.unread,
    ...reading.outline.map(({ body }) => body),
    ...reading.measures.map(({ body }) => body),
    ...reading.targets.map(({ sentence }) => sentence),
  ].filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
  const outside = reading.targets.filter(({ start, end, sentence }) => start < sentence.start || end > sentence.end)
  return [
    ...wrong.map(({ what, start, end, says }) => `${what} ${start}-${end} “${says}” is “${text.slice(start, end)}”`),
    ...bounds.map(({ start, end }) => `${start}-${end} lies outside the text`),
    ...outside.map(({ start, end }) => `target ${start}-${end} lies outside its sentence`),
  ]
}

/** Whether a span holds these words; what a page end put between them or printed twice may stand there too. */
function holds(text: string, { start, end }: Span, says: string): boolean {
  if (!(start >= 0 && start <= end && end <= text.length)) return false
  const printed = plain(text.slice(start, end))
  const said = plain(says)
  if (printed.length <= said.length) return printed === said
  let at = 0
  for (const character of printed) if (character === said[at]) at += 1
  return at === said.length
}

const plain = (words: string): string =>
  words
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[-—–−‐‑〜~―─]/g, '-')
    .replace(/[[〔]/g, '〔')
    .replace(/[\]〕]/g, '〕')
    .replace(/[,，]/g, ',')
    .replace(/[:：∶]/g, ':')

/** What a careless copy, a page end or a converter does to a text. */
export type Damage = {
  readonly kind: (typeof damages)[number]
  /** where, from 0 (start) to 1 (end) */
  readonly at: number
  readonly size: number
  readonly piece: string
}
export const damages = ['cut', 'put', 'drop', 'repeat', 'swap', 'join', 'wrap', 'blank', 'wide', 'page'] as const
export const pieces = (
  '（|）|(|〔|〕|。|，|、|：|；|“|”| |　|一、|（一）|1.|①|第一条|附件|附件：|专栏1|责任单位：|牵头|负责|' +
  '2025年|达到|和|1/0|百分之|级|-|至|%|每|其中|力争|以上|XX%|150亿|三分之|翻番|十|万|家|序号\t任务\t责任单位\n|\t|\n|\r\n|\u0000|\ud83d'
).split('|')

/** The text with one damage done to it. */
export function spoil(text: string, { kind, at, size, piece }: Damage): string {
  const place = Math.floor(at * text.length)
  if (kind === 'cut') return text.slice(0, place) + text.slice(place + size)
  if (kind === 'put') return text.slice(0, place) + piece + text.slice(place)
  const lines = text.split('\n')
  const line = Math.min(lines.length - 1, Math.floor(at * lines.length))
  const words = lines[line] ?? ''
  const other = lines[(line + size) % lines.length] ?? ''
  switch (kind) {
    case 'drop':
      lines.splice(line, 1)
      break
    case 'repeat':
      lines.splice(line, 0, words)
      break
    case 'swap':
      lines[(line + size) % lines.length] = words
      lines[line] = other
      break
    case 'join':
      lines.splice(line, 2, words + (lines[line + 1] ?? ''))
      break
    case 'wrap':
      lines[line] = words.replace(new RegExp(`(.{${size + 4}})`, 'g'), '$1\n')
      break
    case 'blank':
      lines[line] = [...words].join(' ')
      break
    case 'wide':
      lines[line] = words.replace(/[!-~]/g, (half) => String.fromCharCode(half.charCodeAt(0) + 0xfee0))
      break
    case 'page':
      lines.splice(line, 0, `- ${size} -`)
  }
  return lines.join('\n')
}

const han = (letter: string | undefined): boolean => letter !== undefined && /[一-龥]/.test(letter)
const prose = (text: string, change: (line: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line.includes('\t') ? line : change(line)))
    .join('\n')

/** Copies of a text that say the same in other widths, blanks and line ends. */
export const copies: Readonly<Record<string, (text: string) => string>> = {
  'half-width marks': (text) =>
    text.replace(/[，：；（）％]/g, (mark) => ',:;()%'['，：；（）％'.indexOf(mark)] ?? mark),
  'full-width figures': (text) => text.replace(/[0-9%]/g, (half) => String.fromCharCode(half.charCodeAt(0) + 0xfee0)),
  'other line ends': (text) => text.replace(/\n/g, '\r\n'),
  'blank lines between': (text) => text.replace(/\n/g, '\n\n'),
  'indented paragraphs': (text) => prose(text, (line) => `　　${line.trim()}`),
  'letters set apart': (text) =>
    prose(text, (line) => [...line].map((one, at, all) => (han(one) && han(all[at + 1]) ? `${one} ` : one)).join('')),
  'blanks about figures': (text) => text.replace(/(\d)([一-龥%])/g, '$1 $2').replace(/([一-龥])(\d)/g, '$1 $2'),
  'figures set apart': (text) =>
    prose(text, (line) => line.replace(/\d{2,}(?=[一-龥%])/g, (digits) => [...digits].join(' '))),
}

/** The text printed on pages: lines of so many letters, whatever they cut in two, and a number under each page. */
export function printed(text: string, letters: number): string {
  const lines = text.split('\n').flatMap((line) => {
    if (line.includes('\t') || line.length <= letters) return [line]
    return line.match(new RegExp(`.{1,${letters}}`, 'g')) ?? []
  })
  return lines.map((line, at) => (at % 30 === 29 ? `${line}\n- ${Math.ceil(at / 30)} -` : line)).join('\n')
}
