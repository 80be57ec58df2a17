import { describe, expect, it } from 'vitest'
import type { Cell, SavedCells } from '#contract/collections/submission.ts'
import { type KeeperParts, SheetKeeper } from './sheet-keeper.ts'

const key = { subjectId: 1, indicatorId: 2, side: 'now' } as const
const other = { subjectId: 1, indicatorId: 3, side: 'now' } as const
const cell = (text: string, revision: number): Cell => ({
  ...key,
  ...{ text, reason: null, revision, at: '2026-08-03T02:00:00Z', by: '范晓' },
})

type Sent = Parameters<KeeperParts['send']>[0]

/** A server and a browser that the test holds in its hands: nothing runs but by `run`. */
function desk(answer: (cells: Sent) => Partial<SavedCells> | Error, kept: { text: string | null } = { text: null }) {
  const sent: Sent[] = []
  let timers: { work: () => void; ms: number }[] = []
  const parts: KeeperParts = {
    send: async (cells) => {
      sent.push(cells)
      const said = answer(cells)
      if (said instanceof Error) throw said
      const saved = cells.map(({ text: _, reason: __, revision, ...one }) => ({
        ...one,
        ...{ revision: (revision ?? 0) + 1, at: '2026-08-03T02:01:00Z' },
      }))
      return { saved, conflicts: [], refused: [], state: 'draft', revision: 1, filled: 1, asked: 4, ...said }
    },
    store: { read: () => kept.text, write: (text) => (kept.text = text) },
    faultsOf: (error) =>
      error instanceof Error && error.message === 'refused' ? [{ code: 'submission.not-open' }] : null,
    later: (work, ms) => {
      const timer = { work, ms }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
  }
  const run = async () => {
    const due = timers
    timers = []
    for (const { work } of due) work()
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { parts, sent, run, kept, waits: () => timers.map(({ ms }) => ms) }
}

describe('what is typed into a sheet', () => {
  it('is sent with the revision that was seen, and is then saved', async () => {
    const { parts, sent, run, kept } = desk(() => ({}))
    const keeper = new SheetKeeper([cell('40000', 3)], parts)
    keeper.write([{ key, text: '41000' }])
    expect(keeper.view()).toMatchObject({ state: 'waiting', unsent: 1 })
    await run()
    expect(sent).toEqual([[{ ...key, text: '41000', reason: null, revision: 3 }]])
    expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 })
    await run()
    expect(kept.text).toBe(null)
  })

  it('is not sent where it says what stands', async () => {
    const { parts, sent, run } = desk(() => ({}))
    const keeper = new SheetKeeper([cell('40000', 3)], parts)
    keeper.write([{ key, text: ' 40000 ' }])
    await run()
    expect(sent).toEqual([])
  })

  it('waits out a broken connection, is kept in the browser, and goes when it is back', async () => {
    let broken = true
    const { parts, sent, run, kept, waits } = desk(() => (broken ? new Error('no network') : {}))
    const keeper = new SheetKeeper([], parts)
    keeper.write([{ key, text: '41000' }])
    await run()
    expect(keeper.view()).toMatchObject({ state: 'offline', unsent: 1 })
    keeper.write([{ key: other, text: '9000' }])
    expect(keeper.view()).toMatchObject({ state: 'offline', unsent: 2 })
    expect(waits()).toContain(1_000)
    await run()
    expect(JSON.parse(kept.text ?? '[]')).toHaveLength(2)
    broken = false
    await keeper.flush()
    expect(sent.at(-1)).toHaveLength(2)
    expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 })
  })

  it('is found again after the browser was closed in the middle', async () => {
    const first = desk(() => new Error('no network'))
    const closed = new SheetKeeper([], first.parts)
    closed.write([{ key, text: '41000', reason: '扩产' }])
    await first.run()
    closed.close()
    const next = desk(() => ({}), first.kept)
    const keeper = new SheetKeeper([], next.parts)
    expect(keeper.entered(key)).toMatchObject({ text: '41000', reason: '扩产' })
    await next.run()
    expect(next.sent).toHaveLength(1)
    expect(keeper.view().unsent).toBe(0)
  })

  it('that reached the server although its answer was lost is not sent again', () => {
    const kept = { text: JSON.stringify([{ key, text: '41000', reason: null, base: 3 }]) }
    const keeper = new SheetKeeper([cell('41000', 4)], desk(() => ({}), kept).parts)
    expect(keeper.view()).toMatchObject({ state: 'saved', unsent: 0 })
  })

  it('that somebody else has changed meanwhile stays beside theirs until the person chooses', async () => {
    let theirs: Cell | null = cell('42000', 4)
    const { parts, sent, run } = desk(() => (theirs === null ? {} : { saved: [], conflicts: [theirs] }))
    const keeper = new SheetKeeper([cell('40000', 3)], parts)
    keeper.write([{ key, text: '41000' }])
    await run()
    expect(keeper.conflictAt(key)?.text).toBe('42000')
    expect(keeper.entered(key)?.text).toBe('41000')
    expect(keeper.view()).toMatchObject({ state: 'undecided', unsent: 1 })
    theirs = null
    keeper.settle(key, 'mine')
    await run()
    expect(sent.at(-1)).toEqual([{ ...key, text: '41000', reason: null, revision: 4 }])
    expect(keeper.conflicts()).toEqual([])
  })

  it('goes on from what was just saved when typing went on meanwhile', async () => {
    const { parts, sent, run } = desk(() => ({}))
    const keeper = new SheetKeeper([], parts)
    keeper.write([{ key, text: '4' }])
    const sending = keeper.flush()
    keeper.write([{ key, text: '41' }])
    await sending
    await run()
    expect(sent.map(([one]) => [one?.text, one?.revision])).toEqual([
      ['4', null],
      ['41', 1],
    ])
    expect(keeper.view().state).toBe('saved')
  })

  it('is not thrown away when the server will not take it', async () => {
    const { parts, run } = desk(() => new Error('refused'))
    const keeper = new SheetKeeper([], parts)
    keeper.write([{ key, text: '41000' }])
    await run()
    expect(keeper.view()).toMatchObject({ state: 'stopped', unsent: 1, faults: [{ code: 'submission.not-open' }] })
    expect(keeper.entered(key)?.text).toBe('41000')
  })
})
