import { describe, expect, it } from 'vitest'
import { Memory } from './memory.ts'

const of = (value: string, bytes = 10) => ({ value, bytes })

describe('a memory', () => {
  it('keeps no more than it may hold, and what was asked for last', async () => {
    const memory = new Memory(40)
    const read: string[] = []
    const ask = (key: string) =>
      memory.recall(key, async () => {
        read.push(key)
        return of(key)
      })
    for (const key of ['甲', '乙', '丙', '丁']) await ask(key)
    await ask('甲')
    await ask('戊')
    expect(memory.bytes).toBe(40)
    await ask('甲')
    await ask('乙')
    expect(read).toEqual(['甲', '乙', '丙', '丁', '戊', '乙'])
  })

  it('does not give up everything else for one answer', async () => {
    const memory = new Memory(40)
    await memory.recall('甲', async () => of('甲'))
    await memory.recall('大', async () => of('大', 39))
    expect(memory.bytes).toBe(10)
  })

  it('reads once for all who ask at once', async () => {
    const memory = new Memory(40)
    let reads = 0
    const ask = () => memory.recall('甲', async () => of(String(++reads)))
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['1', '1', '1'])
  })

  it('lets whoever waited read for himself where the other failed', async () => {
    const memory = new Memory(40)
    const failing = memory.recall('甲', () => Promise.reject(new Error('lost')))
    const waiting = memory.recall('甲', async () => of('甲'))
    await expect(failing).rejects.toThrow('lost')
    expect(await waiting).toBe('甲')
  })

  it('reads of many only what it does not know, and lets two who want each other’s go on', async () => {
    const memory = new Memory(400)
    const reads: string[][] = []
    const ask = (...keys: string[]) =>
      memory.recallEach(keys, async (unknown) => {
        reads.push([...unknown])
        return new Map(unknown.map((key) => [key, of(key)]))
      })
    await ask('甲')
    const [first, second] = await Promise.all([ask('甲', '乙', '丙'), ask('丁', '丙', '乙')])
    expect([...(first?.values() ?? [])].sort()).toEqual(['丙', '乙', '甲'])
    expect([...(second?.values() ?? [])].sort()).toEqual(['丁', '丙', '乙'])
    expect(reads).toEqual([['甲'], ['乙', '丙'], ['丁']])
  })
})
