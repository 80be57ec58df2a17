import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { asHtml, asText, asWord, sampleBlocks } from '../../test/documents/sample-plan.ts'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = asText(sampleBlocks)
const plan = join(folder, 'plan.txt')
writeFileSync(plan, text)

async function call(args: readonly string[], input = '') {
  let [out, error] = ['', '']
  const code = await main(args, {
    out: (words) => {
      out += words
    },
    error: (words) => {
      error += words
    },
    readInput: async () => new TextEncoder().encode(input),
  })
  return { code, out, error }
}

async function readJson(args: readonly string[], input = '') {
  return JSON.parse((await call(['plan', 'read', '--json', ...args], input)).out)
}

describe('jingwei plan read', () => {
  test('gives targets whose places hold their words in the file itself', async () => {
    const { targets, document } = await readJson([plan])
    expect(document).toMatchObject({ kind: 'txt', encoding: 'utf-8', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(targets.map((target: { value: number; unit: string }) => `${target.value}${target.unit}`)).toEqual(
      expect.arrayContaining(['1200亿元', '300家', '500亿元']),
    )
    for (const { start, end, value } of targets) expect(text.slice(start, end)).toContain(String(value))
  })

  test('gives places in a web page as its file has it, tags and all, and in the text that was read with it', async () => {
    const source = `\uFEFF${asHtml(sampleBlocks).replaceAll('1200亿元', '<b>1200</b>&nbsp;&#20159;元')}`.replaceAll(
      '\n',
      '\r\n',
    )
    const page = join(folder, 'plan.html')
    writeFileSync(page, source)
    const inFile = await readJson([page])
    expect(inFile.document.kind).toBe('html')
    const first = inFile.targets.find(({ value }: { value: number }) => value === 1200)
    expect(source.slice(first.start, first.end)).toBe('1200</b>&nbsp;&#20159;元')
    for (const { start, end, value } of inFile.targets) expect(source.slice(start, end)).toContain(String(value))
    for (const { duties } of inFile.tasks)
      for (const { start, end, name } of duties) expect(source.slice(start, end)).toBe(name)
    const { document, targets } = await readJson([page, '--text'])
    for (const { start, end, value } of targets) expect(document.text.slice(start, end)).toContain(String(value))
  })

  test('gives measures with who leads and who is named at all, each once', async () => {
    const { tasks } = await readJson([plan])
    expect(tasks.find((task: { title: string }) => task.title.includes('培育壮大产业集群'))).toMatchObject({
      lead: ['市工业和信息化局'],
      units: ['市工业和信息化局', '市商务局'],
    })
  })

  test('reads Word and standard input as it reads the text file', async () => {
    writeFileSync(join(folder, 'plan.docx'), await asWord(sampleBlocks))
    const values = ({ targets }: { targets: readonly { value: number; unit: string }[] }) =>
      targets.map(({ value, unit }) => [value, unit])
    const plain = values(await readJson([plan]))
    expect(values(await readJson([join(folder, 'plan.docx')]))).toEqual(plain)
    expect(values(await readJson(['-'], text))).toEqual(plain)
  })

  test('adds the text that places point into when asked', async () => {
    expect((await readJson([plan, '--text'])).document.text).toBe(text)
    expect((await readJson([plan])).document).not.toHaveProperty('text')
  })

  test('tells people head, targets, measures and what was not read, in their language', async () => {
    const chinese = await call(['plan', 'read', plan])
    expect(chinese.out).toMatch(/目标 \d+ 个/)
    expect(chinese.out).toMatch(/市工业和信息化局 +市商务局/)
    expect((await call(['plan', 'read', plan, '--lang', 'en'])).out).toMatch(/\d+ targets/)
  })
})

describe('a call that cannot be answered', () => {
  test('ends with 1 and says what is wrong with the file', async () => {
    writeFileSync(join(folder, 'old.docx'), Buffer.from('PK\x03\x04 torn', 'latin1'))
    expect(await call(['plan', 'read', join(folder, 'old.docx')])).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringMatching(/^old\.docx：.*请/),
    })
    expect(await call(['plan', 'read', join(folder, 'none.txt')])).toMatchObject({
      code: 1,
      error: expect.stringContaining('找不到文件'),
    })
    expect(await call(['plan', 'read', folder])).toMatchObject({ code: 1, error: expect.stringContaining('文件夹') })
  })

  test('ends with 2 and shows how it is called', async () => {
    expect(await call(['plan', 'read', '--jsno', plan])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^没有 --jsno 这个选项。[\s\S]*jingwei plan read/),
    })
    expect(await call(['plan', 'read'])).toMatchObject({ code: 2, out: '' })
    expect(await call(['plan', 'raed', plan])).toMatchObject({ code: 2, error: expect.stringContaining('plan read') })
  })

  test('help is an answer', async () => {
    expect(await call(['plan', 'read', '--help'])).toMatchObject({
      code: 0,
      error: '',
      out: expect.stringContaining('--json'),
    })
    expect(await call([])).toMatchObject({ code: 0, out: expect.stringContaining('plan read') })
  })
})
