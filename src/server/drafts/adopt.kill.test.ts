import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

/** More of them than a test of every day can wait for: JINGWEI_KILL_ROUNDS=20. */
const rounds = Number(process.env.JINGWEI_KILL_ROUNDS ?? 2)
const directory = mkdtempSync(join(tmpdir(), 'jingwei-kill-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

type Said = { readonly kind: 'ready' | 'working' | 'adopted' | 'found'; readonly [fact: string]: unknown }

/** A program of its own on the same data directory: one that adopts until it is killed, or one that looks what is there. */
function start(deed: 'adopt' | 'look'): { child: ChildProcess; said: (kind: Said['kind']) => Promise<Said> } {
  const script = fileURLToPath(new URL('../../../test/kill/adopt-child.ts', import.meta.url))
  const child = fork(script, [deed, directory], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const heard: Said[] = []
  const waiting: { kind: Said['kind']; resolve: (said: Said) => void; reject: (error: Error) => void }[] = []
  child.on('message', (message) => {
    heard.push(message as Said)
    for (const one of waiting) if (one.kind === (message as Said).kind) one.resolve(message as Said)
  })
  child.on('exit', (code, signal) => {
    for (const one of waiting) one.reject(new Error(`the child ended (${code ?? signal}) before it was ${one.kind}`))
  })
  const said = (kind: Said['kind']) =>
    new Promise<Said>((resolve, reject) => {
      const known = heard.find((one) => one.kind === kind)
      if (known !== undefined) resolve(known)
      else waiting.push({ kind, resolve, reject })
    })
  return { child, said }
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()))

test(
  'a kill in the middle of adopting leaves the programme wholly there or not at all, and loses nothing acknowledged',
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const adopter = start('adopt')
      await adopter.said('ready')
      const gone = ended(adopter.child)
      adopter.child.send({ kind: 'go', statements: 5 + ((round * 17) % 40) })
      await adopter.said('working')
      adopter.child.kill('SIGKILL')
      await gone
      const looker = start('look')
      const found = await looker.said('found')
      await ended(looker.child)
      expect(found).toMatchObject({ halves: [], lost: [] })
    }
  },
  60_000 * (rounds + 1),
)
