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
})
