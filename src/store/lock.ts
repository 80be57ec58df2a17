import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { bad, good, type Outcome } from '#core/base/fault.ts'

type Holder = {
  readonly pid: number
  /** when the process started, in clock ticks since boot; null where the system does not tell */
  readonly start: string | null
  readonly since: string
  readonly host: string
  readonly nonce: string
}

export type Lock = { readonly release: () => void }

const HEARTBEAT_MS = 5_000
/** A holder on another machine (or in another container) cannot be asked; its heartbeat is all there is. */
const SILENT_MS = 30_000

/**
 * Takes the directory for this process, because the embedded database would let a second process in and lose its writes.
 * What a killed process left behind is taken over.
 */
export function takeLock(file: string): Outcome<Lock> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const mine = writeLock(file)
    if (mine !== undefined) return good(mine)
    const text = readText(file)
    if (text === undefined) continue
    const holder = parseHolder(text)
    if (isHeld(file, holder)) return bad(heldFault(file, holder))
    removeStale(file, text)
  }
  return bad(heldFault(file, parseHolder(readText(file) ?? '')))
}

function writeLock(file: string): Lock | undefined {
  const holder: Holder = {
    pid: process.pid,
    start: startOf(process.pid) ?? null,
    since: new Date().toISOString(),
    host: hostname(),
    nonce: randomUUID(),
  }
  let descriptor: number
  try {
    descriptor = openSync(file, 'wx')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  }
  writeSync(descriptor, JSON.stringify(holder))
  closeSync(descriptor)
  const heartbeat = setInterval(() => beat(file), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: () => {
      clearInterval(heartbeat)
      if (parseHolder(readText(file) ?? '')?.nonce === holder.nonce) rmSync(file, { force: true })
    },
  }
}

function beat(file: string): void {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // Somebody removed the file by hand: the lock is theirs to answer for.
  }
}

function isHeld(file: string, holder: Holder | undefined): boolean {
  // Unreadable: a process is writing it this very moment, or died doing so.
  if (holder === undefined || holder.host !== hostname()) return Date.now() - modified(file) < SILENT_MS
  if (holder.start !== null) return startOf(holder.pid) === holder.start
  return isAlive(holder.pid)
}

/** Renamed first and looked at again, lest another process has taken over in between and it is its fresh lock we remove. */
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readText(aside) === text) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function heldFault(file: string, holder: Holder | undefined) {
  return {
    code: 'store.held',
    place: { file },
    facts: { pid: holder?.pid ?? null, since: holder?.since ?? null, host: holder?.host ?? null },
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder: Partial<Holder> | null = JSON.parse(text)
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : undefined
  } catch {
    return undefined
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function modified(file: string): number {
  try {
    return statSync(file).mtimeMs
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of /proc/PID/stat; the command in field 2 may hold blanks and brackets, so count from behind it. */
function startOf(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
