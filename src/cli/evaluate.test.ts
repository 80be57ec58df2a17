import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const METHOD = `format: jingwei-method/1
code: park_trial
name: 望潮市园区试评办法
subject: park
period: 2025
inputs:
  tax: { name: 税收, unit: 万元, from: 税务局 }
  land: { name: 面积, unit: 亩 }
  accidents: { name: 事故, blank: 0 }
cohorts: { parks: { name: 园区 } }
items:
  - { code: per_mu, name: 亩均税收, unit: 万元/亩, weight: 60, value: { of: tax, per: land }, score: { kind: ratio, benchmark: { mean: sums, decimals: 2 }, cap: 1.5 } }
  - { code: size, name: 税收, weight: 40, value: tax, score: { kind: best } }
rounding: { item: 4, total: 1 }
rulings: [{ code: unsafe, name: 发生事故, when: accidents > 0, atBest: 良好 }]
gradings: [{ grades: [{ code: 优秀, rank: 1, score: 70 }, { code: 良好, rest: true }] }]
`
const DATA = '园区代码,园区名称,税收（亿元）,面积,事故\nP1,东港园,1.2,1000,1\nP2,南湾园,0.9,1000,\nP3,西岭园,0.3,400,\n'

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const evaluate = async (...args: readonly string[]) => {
  let [out, error] = ['', '']
  const code = await main(['evaluate', ...args], {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += `${text}\n`
    },
    readInput: async () => new TextEncoder().encode(DATA),
  })
  return { code, out, error }
}

describe('jingwei evaluate', () => {
  const method = file('办法.yaml', METHOD)
  const data = file('数据.csv', DATA)

  it('writes results, findings and the trace of those asked for', async () => {
    const to = join(folder, 'out')
    const { code, out, error } = await evaluate('--method', method, '--data', data, '--out', to, '--explain', 'P1')
    expect(code).toBe(0)
    expect(error).toContain('“税收”在文件里是亿元，已换算成万元')
    expect(out).toContain('望潮市园区试评办法（2025）  3 个对象')
    // Σ 24000 ÷ Σ 2400 = 10; P1: 60 × 12 ÷ 10 + 40 = 112
    const [head, first, second, third] = readFileSync(join(to, 'results.csv'), 'utf8').split('\r\n')
    expect(head?.startsWith('\uFEFF分组,名次,代码,名称,总分,等次')).toBe(true)
    expect(first).toContain('园区,1,P1,东港园,112,良好')
    expect(second).toContain('园区,2,P2,南湾园,84,良好')
    expect(third).toContain('园区,3,P3,西岭园,55,良好')
    const trace = readFileSync(join(to, 'trace-P1.txt'), 'utf8')
    expect(trace).toContain('基准 10（本组 3 个合计之比，取 2 位小数）')
    expect(trace).toContain('得分 60 × min(12 ÷ 10, 1.5) → 72')
    expect(trace).toContain('按分数和名次应为 优秀')
    expect(JSON.parse(readFileSync(join(to, 'trace-P1.json'), 'utf8'))).toMatchObject({
      total: 112,
      rank: { place: 1, of: 3 },
    })
  })

  it('leaves a folder that explains itself: the page, every score, and a package that verifies', async () => {
    const to = join(folder, 'whole')
    await evaluate('--method', method, '--data', data, '--out', to, '--explain', 'P1', 'P2')
    const readme = readFileSync(join(to, 'README.md'), 'utf8')
    expect(readme).toContain('| 亩均税收 | 税收 ÷ 面积 | 满分 × 实绩 ÷ 本组平均（合计之比）（最多 1.5 倍） |')
    const seal = /--seal ([0-9a-f]{64})/.exec(readme)?.[1] ?? ''
    const traces = readFileSync(join(to, 'traces.csv'), 'utf8')
    const points = traces.split('\r\n').flatMap((line) => (line.startsWith('P1,') ? [line] : []))
    expect(points[0]).toContain('60 × min(12 ÷ 10, 1.5)')
    // 72 for tax per mu, 40 for size: what stands in the league table
    expect(points).toHaveLength(2)
    expect(readdirSync(to)).toEqual(expect.arrayContaining(['trace-P1.txt', 'trace-P2.txt']))
    const verified: string[] = []
    const terminal = { out: (text: string) => void verified.push(text) }
    const packed = join(to, 'package.zip')
    expect(await main(['package', 'verify', packed, '--seal', seal], terminal)).toBe(0)
    expect(verified.join('')).toContain('一致')
    writeFileSync(join(to, '别人的.txt'), 'x')
    await evaluate('--method', method, '--data', data, '--out', to)
    expect(readdirSync(to)).toContain('别人的.txt')
    expect(readdirSync(to)).not.toContain('trace-P1.txt')
  })

  it('says where it cannot write, and gives every fault as JSON to who asks for it', async () => {
    const taken = file('占用', 'x')
    const no = await evaluate('--method', method, '--data', data, '--out', taken, '--json')
    expect(no).toMatchObject({ code: 1, error: expect.stringContaining('不是文件夹') })
    expect(JSON.parse(no.out)).toMatchObject({ ok: false, faults: [{ code: 'output.not-writable' }] })
    const gone = await evaluate('--method', method, '--data', join(folder, '无.csv'), '--out', folder, '--json')
    expect(JSON.parse(gone.out)).toMatchObject({ ok: false, faults: [{ code: 'input.no-file' }] })
    expect((await evaluate('--method', method, '--data', '')).code).toBe(2)
    expect((await evaluate('--method', method, '--method', method, '--check')).error).toContain('写了两次')
    expect((await evaluate('--metod', method)).error).toContain('没有 --metod 这个选项。是不是“--method”')
    expect((await evaluate('--method', method, '--check', '--json=yes')).error).toContain('--json 后面不写内容')
  })

  it('tells faults of one column together, and writes all of them down', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `P${at},甲${at},5`).join('\n')
    const to = join(folder, 'many')
    const { error } = await evaluate(
      '--method',
      method,
      '--data',
      file('多.csv', `园区代码,税收,面积\n${rows}\n`),
      '--out',
      to,
    )
    expect(error).toContain('（同样的还有 29 处：第 3、4、5、6、7、8、9、10、11、12 行等）')
    expect(readFileSync(join(to, 'findings.csv'), 'utf8').split('\r\n')).toHaveLength(32)
  })

  it('speaks JSON to programs, and reads data from standard input', async () => {
    const { code, out } = await evaluate('--method', method, '--data', '-', '--out', join(folder, 'json'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      trial: false,
      subjects: 3,
      cohorts: [{ code: 'parks', grades: { 良好: 3 } }],
      files: ['README.md', 'results.csv', 'results.xlsx', 'traces.csv', 'findings.csv', 'package.zip'],
    })
  })

  it('computes nothing while something is wrong, and says all of it', async () => {
    const bad = file('坏.csv', '园区代码,税收,面积\nP1,甲,10\nP1,5,\n')
    const { code, error } = await evaluate('--method', method, '--data', bad, '--out', join(folder, 'bad'))
    expect(code).toBe(1)
    expect(error).toContain('没有计算，共 2 处问题')
    expect(error).toContain('坏.csv 第 2 行 B 列')
    const none = await evaluate('--method', file('九九.yaml', METHOD.replace('weight: 40', 'weight: 39')), '--check')
    expect(none.code).toBe(1)
    expect(none.error).toContain('权重合计 99，不是 100')
    const typo = await evaluate(
      '--method',
      file('错.yaml', METHOD.replace('subject: park', 'subjekt: park')),
      '--check',
      '--json',
    )
    expect(JSON.parse(typo.out)).toMatchObject({
      ok: false,
      faults: [{ code: 'method.value-missing' }, { place: { row: 4 } }],
    })
  })

  it('waits for the office where a weight is not confirmed, unless it is a trial', async () => {
    const open = file(
      '待定.yaml',
      METHOD.replace('weight: 40', 'weight: { points: 40, printed: [40, 30], confirmed: false }'),
    )
    const args = ['--method', open, '--data', data, '--out', join(folder, 'open')]
    const held = await evaluate(...args)
    expect(held.code).toBe(1)
    expect(held.error).toContain('印有 40、30，现按 40 计')
    const trial = await evaluate(...args, '--trial')
    expect(trial.code).toBe(0)
    expect(trial.out).toContain('试算结果，仅供参考')
  })

  it('asks for what it needs', async () => {
    expect((await evaluate()).code).toBe(2)
    expect((await evaluate('--method', method)).error).toContain('请用 --data 给出数据')
    expect((await evaluate('--method', join(folder, '没有.yaml'), '--check')).code).toBe(1)
    expect(
      (await evaluate('--method', method, '--data', data, '--out', join(folder, 'x'), '--explain', 'P9')).error,
    ).toContain('P9')
  })
})
