// The built program on a free port with a data directory of its own, as an operator would run it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** the bundle as it stands: a source that is edited meanwhile must not be built under a journey */
export const RUN_BUILT =
  "import('./dist/jingwei.mjs').then(({ main }) => main(['serve'])).then((code) => { process.exitCode = code })"
/** a first start makes the database and the demonstration city, on a busy machine with two cores */
const READY_WITHIN = 180_000
const STOPPED_WITHIN = 15_000

export type RunningServer = {
  readonly origin: string
  readonly data: string
  readonly pid: number
  /** everything it has printed so far */
  output(): string
  /** asks it to stop and answers with its exit code; throws where it had to be killed */
  stop(): Promise<number | null>
  /** ends it as a power cut would */
  kill(): Promise<void>
}

export type ServerOptions = {
  /** kept after stop(); without it a new directory that stop() removes */
  readonly data?: string
  readonly env?: Readonly<Record<string, string>>
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'jingwei-')))
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['-e', RUN_BUILT], {
    cwd: ROOT,
    env: { ...process.env, ...options.env, JINGWEI_PORT: String(port), JINGWEI_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  child.stdout.on('data', (chunk) => printed.push(String(chunk)))
  child.stderr.on('data', (chunk) => printed.push(String(chunk)))
  const output = () => printed.join('')
  const forget = async () => {
    if (options.data === undefined) await rm(data, { recursive: true, force: true })
  }
  try {
    await becomeHealthy(child, origin, output)
  } catch (error) {
    await end(child, 'SIGKILL')
    await forget()
    throw error
  }
  return {
    origin,
    data,
    pid: child.pid ?? 0,
    output,
    stop: async () => {
      const orderly = await end(child, 'SIGTERM')
      await forget()
      if (!orderly) throw new Error(`the program did not stop within ${STOPPED_WITHIN} ms:\n${output()}`)
      return child.exitCode
    },
    kill: async () => {
      await end(child, 'SIGKILL')
    },
  }
}

/** Asks again whenever the program prints something or a moment has passed; gives up as soon as it has ended. */
async function becomeHealthy(child: ChildProcess, origin: string, output: () => string): Promise<void> {
  const deadline = AbortSignal.timeout(READY_WITHIN)
  const ended = once(child, 'exit').then(() => 'ended' as const)
  while (!(await isHealthy(origin))) {
    const next = await Promise.race([ended, pause(100, 'again' as const)])
    if (next === 'ended') throw new Error(`the program ended (${child.exitCode ?? child.signalCode}):\n${output()}`)
    if (deadline.aborted) throw new Error(`not healthy within ${READY_WITHIN} ms:\n${output()}`)
  }
}

async function isHealthy(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(2000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true
  const exit = once(child, 'exit')
  child.kill(signal)
  const orderly = await Promise.race([exit.then(() => true), pause(STOPPED_WITHIN, false, { ref: false })])
  if (!orderly) {
    child.kill('SIGKILL')
    await exit
  }
  return orderly
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
