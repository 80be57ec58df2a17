import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument } from './read-document.ts'

async function readPage(source: string) {
  const read = await readDocument(new TextEncoder().encode(source), 'a.html')
  if (!read.ok || !read.places) throw new Error('not read as a page')
  return { text: read.document.text, places: read.places }
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  ge: '≥',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  emsp: ' ',
}

/** What a person who knows HTML reads in a piece of source, blanks aside. */
const shown = (source: string): string =>
  source
    .replace(/<!--.*?-->|<script>.*?<\/script>|<i hidden>.*?<\/i>|<[^>]*>/gs, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (_, name) => named[name] ?? '?')
    .replace(/[\s\u200B\u00AD]/g, '')

const withoutPairs = (text: string): string => text.replace(/[\ud800-\udfff]/g, '')

const piece = fc.constantFrom(
  ...[
    '到2026年，',
    '产值达到',
    '120亿元',
    '5%',
    '新增',
    '30家 ',
    'R&amp;D',
    '&ldquo;小巨人&rdquo;',
    '&ge;8%',
    '&#37;',
    '&#x5E02;',
  ],
  ...['&nbsp;', '&emsp;', '<b>突破</b>', '<span\n class="x">企业</span>', '<!-- 98家 -->', '<script>1<2</script>'],
  ...[
    '<i hidden>暗</i>',
    '\r\n',
    '\n   ',
    '\u3000\u3000',
    '&#8203;',
    '<br>',
    '𠮷',
    '&#x20BB7;',
    '<a href="1.docx">附件</a>',
  ],
)
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const block = fc.oneof(
  line.map((words) => `<p>${words}</p>`),
  line.map((words) => `<div style="x">${words}`),
  line.map((words) => `<pre>${words}</pre>`),
  fc
    .tuple(line, line, line, line)
    .map(([a, b, c, d]) => `<table><caption>${a}</caption><tr><td rowspan=2>${b}<td>${c}</tr><tr><td>${d}</table>`),
  fc.constant('<ul><li><a href="/">首页</a><li><a href="/a">政策</a><li><a href="/b">解读</a></ul>'),
)
const page = fc
  .tuple(fc.constantFrom('', '\uFEFF'), fc.array(block, { minLength: 1, maxLength: 6 }))
  .map(([mark, blocks]) => `${mark}<!DOCTYPE html>\r\n<html><body><p>望潮</p>${blocks.join('\r\n')}</body></html>`)

describe('what was read from a page is found again in its source', () => {
  test('whatever part of a line one asks for', async () => {
    const law = fc.asyncProperty(page, fc.infiniteStream(fc.nat(1000)), async (source, numbers) => {
      const { text, places } = await readPage(source)
      for (const { 0: words, index } of text.matchAll(/[^\n\t]+/g)) {
        const from = (numbers.next().value ?? 0) % words.length
        const to = from + 1 + ((numbers.next().value ?? 0) % (words.length - from))
        const { start, end } = places({ start: index + from, end: index + to })
        const [said, asked] = [shown(source.slice(start, end)), words.slice(from, to).replace(/[\s\u200B]/g, '')]
        // half of a character beyond 16 bits is found as the whole
        expect(withoutPairs(said)).toBe(withoutPairs(asked))
      }
    })
    await fc.assert(law, { numRuns: 200, seed: 20261125 })
  })

  test('the number of a list item, which no one typed, stands before the item', async () => {
    const source = '<html><body><p>任务</p><ol start="3"><li>建园区2个</li><li>引企业5家</li></ol></body></html>'
    const { text, places } = await readPage(source)
    const whole = places({ start: text.indexOf('4.'), end: text.indexOf('5家') + 2 })
    expect(source.slice(whole.start, whole.end)).toBe('<li>引企业5家')
    const number = places({ start: text.indexOf('4.'), end: text.indexOf('4.') + 2 })
    expect(number).toEqual({ start: whole.start, end: whole.start })
  })

  test('a caption stands where it stands, not where it is read', async () => {
    const source = '<table><tr><td>甲</td><td>7家</td></tr><caption>表1 目标</caption></table>'
    const { text, places } = await readPage(source)
    for (const words of ['甲', '7家', '表1 目标']) {
      const at = text.indexOf(words)
      const { start, end } = places({ start: at, end: at + words.length })
      expect(source.slice(start, end)).toBe(words)
    }
  })
})
