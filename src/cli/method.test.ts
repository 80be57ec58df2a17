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

it('has a page of help for every command, and JSON for what is wrong with a site', async () => {
  const told = async (...args: readonly string[]) => {
    let out = ''
    const code = await main(args, {
      out: (text) => {
        out += text
      },
      error: () => {},
    })
    return { code, out }
  }
  const overview = (await told('help')).out
  const names = [...overview.matchAll(/^ {2}jingwei ((?:[a-z]+ )+) /gm)].map((match) => (match[1] ?? '').trim())
  expect(names).toContain('audit verify')
  for (const name of names) {
    const { code, out } = await told(...name.split(' '), '--help')
    expect({ name, code, says: out.includes(`jingwei ${name}`) }).toEqual({ name, code: 0, says: true })
  }
  const wrong = await told('settings', '--port=many', '--json')
  expect(wrong.code).toBe(1)
  expect(JSON.parse(wrong.out)).toMatchObject({ ok: false, faults: [{ code: 'config.not-integer' }] })
})
