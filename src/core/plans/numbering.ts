// Which number does a line start with, in which style, and where does its text begin?

export type NumberStyle =
  | 'part' // 第一部分、第一篇
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条
  | 'han' // 一、
  | 'han-bracket' // (一)
  | 'named' // 行动一：、工程1：
  | 'named-part' // 任务1：、举措1：
  | 'digit' // 1. 1、
  | 'decimal' // 1.1
  | 'decimal-deep' // 1.1.1
  | 'digit-bracket' // (1)
  | 'digit-half' // 1)
  | 'circle' // ①
  | 'saying' // 一是

export type Numbering = {
  readonly style: NumberStyle
  readonly ordinal: number
  /** as a number path shows it: "三", "(一)", "1", "第五条" */
  readonly label: string
  /** where the text after the number begins */
  readonly end: number
}

const digits = '零一二三四五六七八九'

/** A Chinese numeral below ten thousand; null where it is none. */
export function hanNumber(text: string): number | null {
  let total = 0
  let digit = 0
  for (const character of text.replace(/〇|○/g, '零').replace(/两/g, '二')) {
    const value = digits.indexOf(character)
    if (value >= 0) digit = digit * (value === 0 || digit === 0 ? 1 : 10) + value
    else {
      const unit = character === '十' ? 10 : character === '百' ? 100 : character === '千' ? 1000 : 0
      if (unit === 0) return null
      total += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return text === '' ? null : total + digit
}

const number = '[一二三四五六七八九十百零〇]{1,6}'
const ordinalWord = new RegExp(`第(${number}|\\d{1,3})(部分|篇|编|章|节|条)(?![例款件线])[、：.]?`, 'y')
const han = new RegExp(`(${number})[、.．：](?![一二三四五六七八九十]{1,3}[、产次])`, 'y')
const hanBracket = new RegExp(`[(〔](${number})[)〕][、.：]?`, 'y')
const hanHalf = new RegExp(`(${number})\\)[、.]?`, 'y')
const named = new RegExp(
  `((?:专项)?(?:行动|任务|工程|举措|措施|计划|目标|重点))(${number}|\\d{1,2})(?:[：、.](?!\\d)|(?=[-—]))[-—]*`,
  'y',
)
/** 01 分类推进: counted with a nought, the blank behind it lost */
const padded = /0([1-9])(?=[\u4e00-\u9fff“])(?![月日号年级])/y
const digit = /(\d{1,3})(?:[、](?!\d)|\.(?!\d)|\.(?=(?:19|20)\d\d年)|\. (?=\d))[、.]?/y
const decimal =
  /(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?:[、.](?!\d)|(?=[^\d.\-%、，。亿万千百个家项件人名倍元平公吨户米年月天]))/y
const digitBracket = /[(〔](\d{1,2})[)〕][、.]?/y
const digitHalf = /(\d{1,2})\)[、.]?/y

const ordinalStyles = { 部分: 'part', 篇: 'part', 编: 'part', 章: 'chapter', 节: 'section', 条: 'article' } as const

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Reads the number at this offset of cleaned text; null where the text starts without one. */
export function readNumbering(text: string, at: number): Numbering | null {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return readDigits(text, at)
  if (code === 40 || code === 0x3014) return readBracketed(text, at)
  if (code >= 0x2460 && code <= 0x249b) return readCircled(code, at)
  if (code >= 0x3220 && code <= 0x3229) {
    const ordinal = code - 0x321f
    return { style: 'han-bracket', ordinal, label: `(${hanLabel(ordinal)})`, end: at + 1 }
  }
  return readWords(text, at)
}

function readWords(text: string, at: number): Numbering | null {
  const word = match(ordinalWord, text, at)
  if (word) {
    const [whole, numeral = '', kind = '章'] = word
    const ordinal = numeralOf(numeral)
    const style = ordinalStyles[kind as keyof typeof ordinalStyles]
    return ordinal === null ? null : { style, ordinal, label: `第${numeral}${kind}`, end: at + whole.length }
  }
  const plain = match(han, text, at)
  if (plain) return hanOf('han', plain, at, (numeral) => numeral)
  const half = match(hanHalf, text, at)
  if (half) return hanOf('han-bracket', half, at, (numeral) => `(${numeral})`)
  const name = match(named, text, at)
  const ordinal = name ? numeralOf(name[2] ?? '') : null
  if (!name || ordinal === null) return null
  const style = /行动|工程|计划/.test(name[1] ?? '') ? 'named' : 'named-part'
  return { style, ordinal, label: `${name[1]}${name[2]}`, end: at + name[0].length }
}

const numeralOf = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : hanNumber(text))

function hanOf(
  style: NumberStyle,
  found: RegExpExecArray,
  at: number,
  label: (numeral: string) => string,
): Numbering | null {
  const numeral = found[1] ?? ''
  const ordinal = hanNumber(numeral)
  return ordinal === null ? null : { style, ordinal, label: label(numeral), end: at + found[0].length }
}

function readBracketed(text: string, at: number): Numbering | null {
  const chinese = match(hanBracket, text, at)
  if (chinese) return hanOf('han-bracket', chinese, at, (numeral) => `(${numeral})`)
  const arabic = match(digitBracket, text, at)
  if (!arabic) return null
  return {
    style: 'digit-bracket',
    ordinal: Number(arabic[1]),
    label: `(${Number(arabic[1])})`,
    end: at + arabic[0].length,
  }
}

function readDigits(text: string, at: number): Numbering | null {
  const deep = match(decimal, text, at)
  if (deep) {
    const [whole, first, second, third] = deep
    const label = third === undefined ? `${first}.${second}` : `${first}.${second}.${third}`
    const style = third === undefined ? 'decimal' : 'decimal-deep'
    return { style, ordinal: Number(third ?? second), label, end: at + whole.length }
  }
  const counted = match(padded, text, at)
  if (counted)
    return { style: 'digit', ordinal: Number(counted[1]), label: `${counted[1]}`, end: at + counted[0].length }
  const plain = match(digit, text, at)
  if (plain) {
    return { style: 'digit', ordinal: Number(plain[1]), label: `${Number(plain[1])}`, end: at + plain[0].length }
  }
  const half = match(digitHalf, text, at)
  return half ? { style: 'digit-half', ordinal: Number(half[1]), label: `${half[1]})`, end: at + half[0].length } : null
}

function readCircled(code: number, at: number): Numbering {
  if (code <= 0x2473) {
    return { style: 'circle', ordinal: code - 0x245f, label: String.fromCharCode(code), end: at + 1 }
  }
  if (code <= 0x2487) {
    return { style: 'digit-bracket', ordinal: code - 0x2473, label: `(${code - 0x2473})`, end: at + 1 }
  }
  return { style: 'digit', ordinal: code - 0x2487, label: `${code - 0x2487}`, end: at + 1 }
}

/** The Chinese numeral of a number below a hundred. */
export function hanLabel(ordinal: number): string {
  const tens = Math.floor(ordinal / 10)
  const ones = ordinal % 10
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return ordinal === 0 ? '零' : `${head}${ones === 0 ? '' : digits[ones]}`
}
