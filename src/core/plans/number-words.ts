// How do officials write the number that a path stands for, and which path do their words mean?

const apart = /^(?:附件|附表|附录|附|表|专栏)[\d一二三四五六七八九十]*$/
const ordinalWord = /^第.+(?:部分|[篇编章节条])$/
const endsBare = /[\d一二三四五六七八九十百千零〇]$/
const startsBare = /^[\d一二三四五六七八九十百千零〇]/

/** "三/(一)/1" as it is said and printed: 三（一）1. A number that repeats the one above it (3/3.1) stands once. */
export function numberWords(path: string): string {
  const parts = path.split('/').filter((part) => part !== '')
  let words = ''
  let last = ''
  for (const [index, part] of parts.entries()) {
    const label = part.replace('(', '（').replace(')', part.includes('(') ? '）' : ')')
    const next = parts[index + 1]
    if (next?.startsWith(`${part}.`) && /^\d/.test(part)) continue
    words += `${last === '' ? '' : between(last, label)}${label}`
    last = label
  }
  return words
}

/** The number of its own that a path ends with, as printed before its title: （一） of 三/(一). */
export const lastNumberWords = (path: string): string => numberWords(path.split('/').at(-1) ?? '')

function between(last: string, next: string): string {
  if (/^（/.test(next)) return ''
  if (apart.test(last) || (ordinalWord.test(last) && !ordinalWord.test(next))) return ' '
  if (!endsBare.test(last)) return ''
  return startsBare.test(next) ? '、' : /^[一-龥]/.test(next) ? ' ' : ''
}

const label =
  /(?:附件|附表|附录|附|专栏)[\d一二三四五六七八九十]*|表|第[一二三四五六七八九十百零〇\d]{1,6}(?:部分|[篇编章节条])|[(（][^()（）/]{1,6}[)）]|[①-⑳]|[一-龥“”]{2,6}?[\d一二三四五六七八九十]{1,3}(?=$|[^\d一二三四五六七八九十])|\d+(?:\.\d+)*\)?|[一二三四五六七八九十百零〇]{1,6}/y

/** The path that typed words name: 三（一）1 is "三/(一)/1"; a path, and what is no number, stay as they are. */
export function numberPath(words: string): string {
  const typed = words.trim()
  if (typed.includes('/')) return typed
  const parts: string[] = []
  for (let at = 0; at < typed.length; ) {
    if (/[、\s.．]/.test(typed.charAt(at))) {
      at += 1
      continue
    }
    label.lastIndex = at
    const found = label.exec(typed)?.[0]
    if (found === undefined) return typed
    parts.push(found.replace('（', '(').replace('）', ')'))
    at += found.length
  }
  return parts.join('/')
}
