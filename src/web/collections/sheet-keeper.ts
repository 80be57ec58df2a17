// Keeps what is typed into a sheet until the server has it: through a broken connection, a reload, a closed browser.

import type { Fault } from '#contract/base.ts'
import type { Cell, SavedCells, Sheet } from '#contract/collections/submission.ts'
import { type CellKey, cellKeyOf } from '#core/collections/check.ts'

export type Draft = {
  readonly key: CellKey
  readonly text: string
  readonly reason: string | null
  /** that the person saw when typing; null for a cell that was never saved */
  readonly base: number | null
}

/**
 * saved: all is with the server · waiting: typed, about to be sent · saving: on the way · offline: the server cannot be
 * reached, what was typed is kept here and sent again · undecided: all the rest is with the server, but some cells differ
 * from what others wrote or were refused · stopped: the server will not take it, `faults` say why
 */
export type KeeperState = 'saved' | 'waiting' | 'saving' | 'offline' | 'undecided' | 'stopped'

export type KeeperView = {
  readonly state: KeeperState
  readonly unsent: number
  readonly savedAt: string | null
  readonly faults: readonly Fault[]
  /** as the server last told it; null before it has */
  readonly progress: Pick<SavedCells, 'state' | 'filled' | 'asked'> | null
  /** counts up with every change, for whoever draws */
  readonly version: number
}

export type KeeperParts = {
  readonly send: (cells: readonly SentCell[]) => Promise<SavedCells>
  /** what was typed here and not sent when the page closed; null where there is nothing or no place to keep it */
  readonly store: { readonly read: () => string | null; readonly write: (text: string | null) => void }
  /** null for what is no refusal but a broken connection */
  readonly faultsOf: (error: unknown) => readonly Fault[] | null
  readonly later: (work: () => void, ms: number) => () => void
}
type SentCell = CellKey & { readonly text: string; readonly reason: string | null; readonly revision: number | null }

const MOST_AT_ONCE = 1_000
const DEBOUNCE_MS = 400
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000] as const

export class SheetKeeper {
  readonly #parts: KeeperParts
  #cells = new Map<string, Cell>()
  readonly #drafts = new Map<string, Draft>()
  readonly #conflicts = new Map<string, Cell>()
  readonly #refused = new Map<string, Fault>()
  readonly #listeners = new Set<() => void>()
  readonly #versions = new Map<number, number>()
  #view: KeeperView = { state: 'saved', unsent: 0, savedAt: null, faults: [], progress: null, version: 0 }
  #timer: (() => void) | null = null
  #persist: (() => void) | null = null
  #sending = false
  #tries = 0
  #closed = false

  constructor(cells: readonly Cell[], parts: KeeperParts) {
    this.#parts = parts
    this.#cells = new Map(cells.map((cell) => [cellKeyOf(cell), cell]))
    for (const draft of readDrafts(parts.store.read())) this.#drafts.set(cellKeyOf(draft.key), draft)
    this.#dropKept()
    if (this.#drafts.size > 0) {
      this.#view = { ...this.#view, state: 'waiting', unsent: this.#drafts.size }
      this.#schedule(0)
    }
  }

  readonly view = (): KeeperView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Counts up with every change of a subject's line, so that only lines that changed are drawn and checked again. */
  readonly versionOf = (subjectId: number): number => this.#versions.get(subjectId) ?? 0

  entered(key: CellKey): { readonly text: string; readonly reason: string | null } | undefined {
    const id = cellKeyOf(key)
    return this.#drafts.get(id) ?? this.#cells.get(id)
  }
  isWaiting = (key: CellKey): boolean => this.#drafts.has(cellKeyOf(key))
  conflictAt = (key: CellKey): Cell | undefined => this.#conflicts.get(cellKeyOf(key))
  refusalAt = (key: CellKey): Fault | undefined => this.#refused.get(cellKeyOf(key))
  conflicts = (): readonly Cell[] => [...this.#conflicts.values()]
  cellAt = (key: CellKey): Cell | undefined => this.#cells.get(cellKeyOf(key))

  /** What somebody typed. The same as what stands changes nothing. */
  write(changes: readonly { readonly key: CellKey; readonly text?: string; readonly reason?: string | null }[]): void {
    for (const { key, text, reason } of changes) {
      const id = cellKeyOf(key)
      const draft = this.#drafts.get(id)
      const stands = draft ?? this.#cells.get(id)
      const next = {
        text: text?.trim() ?? stands?.text ?? '',
        reason: reason === undefined ? (stands?.reason ?? null) : reason,
      }
      if (next.text === (stands?.text ?? '') && next.reason === (stands?.reason ?? null)) continue
      const base = draft === undefined ? (this.#cells.get(id)?.revision ?? null) : draft.base
      this.#drafts.set(id, { key, ...next, base })
      this.#refused.delete(id)
      this.#touch(key.subjectId)
    }
    this.#keepHere()
    this.#say({ state: this.#sending ? 'saving' : this.#view.state === 'offline' ? 'offline' : 'waiting', faults: [] })
    if (!this.#sending && this.#view.state !== 'offline') this.#schedule(DEBOUNCE_MS)
  }

  /** The person has looked at both: own words over theirs, or theirs. */
  settle(key: CellKey, whose: 'mine' | 'theirs'): void {
    const id = cellKeyOf(key)
    const theirs = this.#conflicts.get(id)
    if (theirs === undefined) return
    this.#conflicts.delete(id)
    this.#cells.set(id, theirs)
    const draft = this.#drafts.get(id)
    if (whose === 'theirs' || draft === undefined) this.#drafts.delete(id)
    else this.#drafts.set(id, { ...draft, base: theirs.revision })
    this.#touch(key.subjectId)
    this.#keepHere()
    this.#say({ state: this.#sendable().length > 0 ? 'waiting' : this.#rest() })
    this.#schedule(0)
  }

  /** What the server has now: others' cells come in, what is being typed here stays. */
  refresh(cells: readonly Cell[]): void {
    for (const cell of cells) {
      const id = cellKeyOf(cell)
      if (this.#drafts.has(id) || (this.#cells.get(id)?.revision ?? 0) >= cell.revision) continue
      this.#cells.set(id, cell)
      this.#touch(cell.subjectId)
    }
    this.#say({})
  }

  /** Sends at once, and tries again where the connection was broken. Resolves when nothing is left to send or it failed. */
  async flush(): Promise<void> {
    this.#timer?.()
    this.#timer = null
    if (this.#sending || this.#closed) return
    const batch = this.#sendable().slice(0, MOST_AT_ONCE)
    if (batch.length === 0) return
    this.#sending = true
    this.#say({ state: 'saving' })
    try {
      const sent = batch.map(({ key, text, reason, base }) => ({ ...key, text, reason, revision: base }))
      this.#take(batch, await this.#parts.send(sent))
      this.#tries = 0
    } catch (error) {
      this.#sending = false
      this.#fail(this.#parts.faultsOf(error))
      return
    }
    this.#sending = false
    this.#keepHere()
    const left = this.#sendable().length
    this.#say({ state: left > 0 ? 'saving' : this.#rest() })
    if (left > 0) await this.flush()
  }

  close(): void {
    this.#closed = true
    this.#timer?.()
    this.#persist?.()
    this.#writeHere()
  }

  reopen(): void {
    this.#closed = false
    if (this.#sendable().length > 0) this.#schedule(0)
  }

  /** Own words that the server refused for good: given up by the person. */
  forget(): void {
    for (const { key } of this.#drafts.values()) this.#touch(key.subjectId)
    this.#drafts.clear()
    this.#conflicts.clear()
    this.#refused.clear()
    this.#keepHere()
    this.#say({ state: 'saved', faults: [] })
  }

  readonly #sendable = (): readonly Draft[] =>
    [...this.#drafts].filter(([id]) => !this.#conflicts.has(id) && !this.#refused.has(id)).map(([, draft]) => draft)

  readonly #rest = (): KeeperState => (this.#drafts.size > 0 ? 'undecided' : 'saved')

  #take(batch: readonly Draft[], answer: SavedCells): void {
    const sent = new Map(batch.map((draft) => [cellKeyOf(draft.key), draft]))
    for (const { revision, at, ...key } of answer.saved) {
      const id = cellKeyOf(key)
      const [was, now] = [sent.get(id), this.#drafts.get(id)]
      if (was === undefined) continue
      this.#cells.set(id, { ...key, text: was.text, reason: was.reason, revision, at, by: null })
      // typed on while it was on the way: the rest follows upon what has just been saved
      if (now === was) this.#drafts.delete(id)
      else if (now !== undefined) this.#drafts.set(id, { ...now, base: revision })
      this.#touch(key.subjectId)
    }
    for (const cell of answer.conflicts) {
      this.#conflicts.set(cellKeyOf(cell), cell)
      this.#touch(cell.subjectId)
    }
    for (const { fault, ...key } of answer.refused) {
      this.#refused.set(cellKeyOf(key), fault)
      this.#touch(key.subjectId)
    }
    const last = answer.saved.at(-1)?.at ?? this.#view.savedAt
    const { state, filled, asked } = answer
    this.#view = { ...this.#view, savedAt: last, progress: { state, filled, asked } }
  }

  #fail(faults: readonly Fault[] | null): void {
    if (faults !== null) {
      this.#say({ state: 'stopped', faults })
      return
    }
    this.#say({ state: 'offline' })
    this.#schedule(RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)] ?? 30_000)
    this.#tries += 1
  }

  /** What was kept here and has reached the server after all (its answer was lost) is no longer a draft. */
  #dropKept(): void {
    for (const [id, draft] of this.#drafts) {
      const cell = this.#cells.get(id)
      if (cell !== undefined && cell.text === draft.text && cell.reason === draft.reason) this.#drafts.delete(id)
    }
  }

  #schedule(ms: number): void {
    this.#timer?.()
    this.#timer = this.#parts.later(() => void this.flush(), ms)
  }

  #keepHere(): void {
    if (this.#persist !== null) return
    this.#persist = this.#parts.later(() => {
      this.#persist = null
      this.#writeHere()
    }, 0)
  }

  #writeHere(): void {
    this.#parts.store.write(this.#drafts.size === 0 ? null : JSON.stringify([...this.#drafts.values()]))
  }

  #touch(subjectId: number): void {
    this.#versions.set(subjectId, this.versionOf(subjectId) + 1)
  }

  #say(change: Partial<KeeperView>): void {
    this.#view = { ...this.#view, ...change, unsent: this.#drafts.size, version: this.#view.version + 1 }
    for (const listener of this.#listeners) listener()
  }
}

function readDrafts(text: string | null): readonly Draft[] {
  if (text === null) return []
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.filter(isDraft) : []
  } catch {
    return []
  }
}

const isDraft = (one: unknown): one is Draft => {
  const draft = one as Partial<Draft> | null
  return typeof draft?.text === 'string' && typeof draft.key?.subjectId === 'number'
}

/** Where a browser keeps one person's unsent cells of one sheet. */
export const draftsKey = (accountId: string, sheet: Pick<Sheet, 'id'>): string =>
  `jingwei.sheet.${accountId}.${sheet.id}`
