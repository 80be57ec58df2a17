import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPlan } from '#core/plans/read.ts'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-case-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = `望潮市园区提质方案（2024—2026年）
一、工作目标
到2026年，规上工业企业达到1200家，滨海产业园培育链主企业15家。
二、任务
（一）建设标准厂房。在滨海产业园先行先试。由市财政局牵头，市商务局配合。
`
const reading = readPlan({ text, tables: [] })
const context = { origin: 'read', confidence: 0.8, revision: 1 }
const targets = reading.targets.map((target, at) => ({
  ...context,
  ...{ id: `t${at}`, kind: 'target', state: 'accepted', rule: target.rule, start: target.start, end: target.end },
  ...{ contextStart: target.sentence.start, contextEnd: target.sentence.end },
  value: { ...target, valueMax: null, role: 'target' },
}))
const measure = reading.measures.at(-1)
const measures = [
  {
    ...context,
    ...{
      id: 'm',
      kind: 'measure',
      state: 'corrected',
      rule: 'measure-numbered',
      start: measure?.start,
      end: measure?.end,
    },
    ...{ contextStart: measure?.body.start, contextEnd: measure?.body.end },
    read: { duties: [] },
    value: {
      ...{ number: '二/(一)', title: '建设标准厂房' },
      duties: [
        { name: '市财政局', grade: 'lead' },
        { name: '市商务局', grade: 'assist' },
      ],
    },
  },
]
const [first, second] = targets
const items = [{ ...first, state: 'corrected' }, second, ...measures]
const head = { issuedOn: null, termFrom: 2024, termTo: 2026 }
const outline = reading.outline.map(({ title, depth, start }) => ({ title, depth, start }))
const draft = join(folder, '审阅稿.json')
writeFileSync(draft, JSON.stringify({ text, head, outline, items }))
const to = join(folder, 'cases.jsonl')

async function call(...args: readonly string[]) {
  let [out, error] = ['', '']
  const code = await main(['plan', 'case', ...args], {
    out: (words) => {
      out += words
    },
    error: (words) => {
      error += words
    },
  })
  return { code, out, error }
}

describe('jingwei plan case', () => {
  test('writes the sentence with all that is right in it, and nothing from around it', async () => {
    const { code, out } = await call(`${draft}#t0`, '--to', to)
    expect(code).toBe(0)
    expect(out).toContain(to)
    expect(out).toContain('原文的句子')
    const made = JSON.parse(readFileSync(to, 'utf8').trim())
    expect(made).toEqual({
      say: '到2026年，规上工业企业达到1200家，滨海产业园培育链主企业15家。',
      ...{ year: 2024, term: '2024-2026', heading: '一、发展目标', duties: null },
      targets: ['1200 家 >= level 2026', '15 家 = increment 2026'],
    })
  })

  test('takes reworded words in place of the document’s, as long as they hold its figures', async () => {
    const said = await call(
      `${draft}#t0`,
      '--say',
      '到2026年，甲类企业达到1200家，乙园培育丙企业15家。',
      '--show',
      '--json',
    )
    expect(JSON.parse(said.out)).toMatchObject({
      file: null,
      right: true,
      case: { say: expect.stringContaining('甲类') },
    })
    const lost = await call(`${draft}#t0`, '--say', '到2026年，甲类企业达到若干家，乙园培育丙企业15家。', '--to', to)
    expect(lost).toMatchObject({ code: 1, error: expect.stringContaining('1200') })
  })

  test('takes of a measure its title and the sentence that names its units', async () => {
    const { case: made } = JSON.parse((await call(`${draft}#m`, '--show', '--json')).out)
    expect(made.say).toBe('建设标准厂房。由市财政局牵头，市商务局配合。')
    expect(made.duties).toEqual(['lead 市财政局', 'assist 市商务局'])
  })

  test('says what stands in the way', async () => {
    expect((await call(`${draft}#t1`, '--to', to)).error).toContain('没有错')
    expect((await call(`${draft}#none`)).error).toContain('没有 none')
    expect((await call(`${draft}#t0`, '--to', join(folder, 'nowhere', 'cases.jsonl'))).error).toContain('nowhere')
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{')
    expect((await call(`${broken}#t0`)).error).toContain('不是存下来的审阅稿')
    expect(await call('三（一）')).toMatchObject({ code: 2, error: expect.stringContaining('地址') })
    expect((await call('--help', '--lang', 'en')).out).toContain('--say SENTENCE')
    mkdirSync(join(folder, 'empty'))
    const site = await call(
      'http://127.0.0.1:8080/drafts/00000000-0000-4000-8000-000000000000?item=a',
      '--data',
      join(folder, 'empty'),
    )
    expect(site).toMatchObject({ code: 1, error: expect.stringContaining('没有审阅稿') })
  }, 60_000)
})
