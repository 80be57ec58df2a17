import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { handPdf } from '../documents/hand-pdf.ts'
import { comeIn, leave, seen, wordsOf } from '../people.ts'

let browser: Browsing
let office: Visitor
let before: string
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
  await office.page.getByRole('link', { name: '导入与审阅' }).click()
  await seen(drafts().locator('tbody tr'))
  before = await wordsOf(drafts().locator('tbody'))
})
afterAll(async () => {
  await browser?.close()
})

const drafts = () => office.page.getByRole('grid', { name: '草稿', exact: true })
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))))

/** the first bytes of a compound file, in which Word wrote until 2003, with the name of its text in it */
const OLD_WORD = bytes(
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  Array(1016).fill(0),
  [...'WordDocument'].flatMap((letter) => [letter.charCodeAt(0), 0]),
  Array(3000).fill(0),
)

const bad: readonly (readonly [what: string, name: string, buffer: Buffer, says: string])[] = [
  ['a scanned PDF', '扫描件.pdf', Buffer.from(handPdf(['- 1 -'])), '这是扫描件（共 1 页，没有文字层）'],
  ['an encrypted PDF', '加密.pdf', Buffer.from(handPdf(['secret'], true)), 'PDF 设有打开密码'],
  ['a document of old Word', '旧文件.doc', OLD_WORD, '这是旧版 Word 文件（.doc）'],
  [
    'an archive renamed to a document',
    '方案.docx',
    Buffer.from(zipSync({ '方案/正文.txt': bytes('正文'), '方案/附件.txt': bytes('附件') })),
    '这是压缩包（内有 2 个文件），不是文档',
  ],
  ['an empty file', '空.txt', Buffer.alloc(0), '文件是空的（0 字节）'],
]

test.each(bad)('%s is refused with words that say what to do', async (_, name, buffer, says) => {
  const { page } = office
  await page.getByLabel('把规划文件拖到这里').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await seen(page.getByRole('alert').filter({ hasText: says }))
  await office.screenshot(`bad-${bad.findIndex((one) => one[1] === name)}`)
  // a refusal on the way in is an answer of the server that the browser also writes down
  expect(office.takeComplaints().filter((one) => !/40[0-9]|413|422/.test(one))).toEqual([])
})

test('none of them has left a draft, and the page works on', async () => {
  await office.page.reload()
  await seen(drafts().locator('tbody tr'))
  expect(await wordsOf(drafts().locator('tbody'))).toBe(before)
  await leave(office)
})
