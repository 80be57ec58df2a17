import { describe, expect, it } from 'vitest'
import { main } from './main.ts'

const plan =
  '望潮市制造业振兴方案\n\n一、发展目标\n\n到2025年，三大产业集群总产值达到900亿元，其中海洋装备400亿元、绿色化工300亿元、精密铸造150亿元。\n'

const check = (...args: readonly string[]) => checkInput(plan, ...args)

const checkInput = async (input: string, ...args: readonly string[]) => {
  let [out, error] = ['', '']
  const terminal = {
    out: (text: string) => {
      out += text
    },
    error: (text: string) => {
      error += text
    },
    readInput: async () => new TextEncoder().encode(input),
  }
  const code = await main(['plan', 'check', ...args], terminal)
  return { code, out, error }
}

describe('jingwei plan check', () => {
  it('tells what does not add up, with the figures and the line', async () => {
    const { code, out } = await check('-')
    expect(code).toBe(0)
    expect(out).toContain('分项与总数不符  三大产业集群总产值')
    expect(out).toContain('合计  850亿元')
    expect(out).toContain('第 5 行')
  })

  it('gives programs the findings with their places', async () => {
    const { out } = await check('-', '--json')
    const [found] = JSON.parse(out) as { code: string; spans: { start: number; end: number }[] }[]
    expect(found?.code).toBe('parts-differ')
    const [span] = found?.spans ?? []
    expect(plan.slice(span?.start, span?.end)).toContain('三大产业集群总产值')
  })

  it('gives places in a web page as its file has it, tags and all', async () => {
    const page = plan.replace(/.+/g, '<p>$&</p>').replace('400亿元', '<b>400</b>&nbsp;亿元').replaceAll('\n', '\r\n')
    const source = `\uFEFF<!DOCTYPE html><html><head><title>方案</title></head><body>${page}</body></html>`
    const { out } = await checkInput(source, '-', '--json')
    const [found] = JSON.parse(out) as { spans: { start: number; end: number }[] }[]
    const [span] = found?.spans ?? []
    expect(source.slice(span?.start, span?.end)).toMatch(/^到2025年，.*<b>400<\/b>&nbsp;亿元.*150亿元。?$/)
  })

  it('speaks English when asked, and asks for a file when none is named', async () => {
    expect((await check('-', '--lang', 'en')).out).toContain('Parts do not add up')
    expect((await check()).code).toBe(2)
  })
})
