import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-'))
afterAll(() => rmSync(folder, { recursive: true }))

const last = join(folder, '上一版.txt')
const next = join(folder, '这一版.txt')
writeFileSync(
  last,
  '望潮市园区提质方案（2024—2026年）\n一、目标\n到2026年，全市规上工业企业达到1200家，绿色工厂达到60家。\n二、任务\n（一）建设标准厂房。（市财政局牵头）\n',
)
writeFileSync(
  next,
  '望潮市园区提质方案（2024—2026年）\n一、目标\n到2026年，全市规模以上工业企业数量达到1100家，绿色工厂达到60家。\n二、任务\n（一）建设标准厂房。（市商务局牵头）\n',
)

async function call(...args: readonly string[]) {
  let [out, error] = ['', '']
  const code = await main(['plan', 'compare', ...args], {
    out: (words) => {
      out += words
    },
    error: (words) => {
      error += words
    },
  })
  return { code, out, error }
}

describe('jingwei plan compare', () => {
  test('tells what is lowered and who leads now, and leaves out what is the same', async () => {
    const { code, out } = await call(last, next)
    expect(code).toBe(0)
    expect(out).toContain('前后两版')
    expect(out).toMatch(/降低 +规上工业企业.*1200家→1100家/)
    expect(out).toContain('牵头：市财政局→市商务局')
    expect(out).not.toContain('绿色工厂')
    expect((await call(last, next, '--all', '--lang', 'en')).out).toMatch(/Same +绿色工厂/)
  })

  test('gives the sentences of both in JSON', async () => {
    const { relation, targets } = JSON.parse((await call(last, next, '--json')).out)
    expect(relation).toBe('editions')
    expect(targets[0]).toMatchObject({
      verdict: 'lowered',
      left: { sentence: { words: '1200家' } },
      right: { sentence: { words: '1100家' } },
    })
  })

  test('wants two files that can be read and a relation that there is', async () => {
    expect((await call(last)).code).toBe(2)
    expect((await call(last, next, '--relation', 'cousins')).code).toBe(2)
    expect(await call(last, join(folder, 'none.txt'))).toMatchObject({ code: 1, out: '' })
  })
})
