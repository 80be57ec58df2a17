import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { main } from './main.ts'

const method = async (...args: readonly string[]) => {
  let [out, error] = ['', '']
  const code = await main(['method', ...args], {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += `${text}\n`
    },
  })
  return { code, out, error }
}

it('prints the schema that is published', async () => {
  const published = readFileSync(new URL('../../docs/methods/method.schema.json', import.meta.url), 'utf8')
  expect(JSON.parse((await method('schema')).out)).toEqual(JSON.parse(published))
})

it('prints a method that came along, and the headings that its data need', async () => {
  expect((await method('list')).out).toContain('linhai-enterprises-2014')
  expect((await method('show', 'linhai-enterprises-2014')).out).toContain('format: jingwei-method/1')
  const file = new URL('../server/evaluations/methods/linhai-enterprises-2014.yaml', import.meta.url)
  expect((await method('table', fileURLToPath(file))).out).toMatch(/^\uFEFF代码,名称,用地面积（亩）,/)
})

it('says what it does not have', async () => {
  expect(await method('show', 'nix', '--json')).toMatchObject({
    code: 1,
    error: expect.stringContaining('没有随附“nix”'),
  })
  expect((await method()).code).toBe(2)
  expect((await method('table', 'nix.yaml')).code).toBe(1)
})
