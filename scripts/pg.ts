// Starts a PostgreSQL server for one run of tests or benchmarks and removes it afterwards.
//   tsx scripts/pg.ts COMMAND …    runs the command with JINGWEI_TEST_PG set to the server's address
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Postgres = { readonly url: string; readonly version: string; readonly stop: () => Promise<void> }

export class PostgresMissing extends Error {
  constructor() {
    super(
      'No PostgreSQL 15 or later found. Install it (Debian, Ubuntu: apt-get install postgresql; Fedora: dnf install ' +
        'postgresql-server; macOS: brew install postgresql@17) or name its folder of programs in JINGWEI_PG_BIN.',
    )
  }
}

const PREFIX = 'jingwei-pg-'
const root = process.getuid?.() === 0

/** Ends with this process even when that is killed, where the system can do so (Linux). */
export async function startPostgres({ install = false } = {}): Promise<Postgres> {
  const bin = findBinaries() ?? (install && installPackage() ? findBinaries() : undefined)
  if (bin === undefined) throw new PostgresMissing()
  sweep()
  const directory = mkdtempSync(join(tmpdir(), PREFIX))
  if (root) execFileSync('chown', [`${serverUser()}:`, directory])
  chmodSync(directory, 0o755)
  const data = join(directory, 'data')
  const initdb = asServer(join(bin, 'initdb'), [
    '-D',
    data,
    '--no-sync',
    '-A',
    'trust',
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--locale=C',
  ])
  execFileSync(initdb.command, initdb.parameters, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const server = asServer(join(bin, 'postgres'), [
    '-D',
    data,
    '-k',
    directory,
    ...SETTINGS.flatMap((one) => ['-c', one]),
  ])
  const child = spawn(server.command, server.parameters, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  await ready(child)
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`,
    version: execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    stop: () => stop(child, directory),
  }
}

/** Nothing here outlives the run, so nothing needs to reach the disk. */
const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'shared_buffers=128MB',
  'max_connections=100',
]

function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : []
  const candidates = [
    process.env.JINGWEI_PG_BIN ?? '',
    ...versions.sort((a, b) => b - a).map((version) => `${debian}/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return candidates.find((bin) => bin !== '' && existsSync(join(bin, 'initdb')) && isRecent(join(bin, 'postgres')))
}

function isRecent(postgres: string): boolean {
  const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 15
}

function installPackage(): boolean {
  if (!root || spawnSync('apt-get', ['--version']).status !== 0) return false
  // Debian would otherwise create and start a cluster of its own beside ours.
  mkdirSync('/etc/postgresql-common', { recursive: true })
  const settings = '/etc/postgresql-common/createcluster.conf'
  if (!existsSync(settings)) writeFileSync(settings, 'create_main_cluster = false\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const keep = ['-o', 'Dpkg::Options::=--force-confold']
  const run = (...parameters: string[]) =>
    spawnSync('apt-get', [...keep, ...parameters], { env, stdio: 'ignore' }).status === 0
  return (
    run('install', '-y', '--no-install-recommends', 'postgresql') ||
    (run('update') && run('install', '-y', '--no-install-recommends', 'postgresql'))
  )
}

/** PostgreSQL refuses to run as root. */
function serverUser(): string {
  return spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody'
}

function asServer(program: string, parameters: readonly string[]): { command: string; parameters: string[] } {
  if (spawnSync('setpriv', ['--version']).status !== 0) return { command: program, parameters: [...parameters] }
  const user = serverUser()
  const identity = root
    ? [`--reuid=${user}`, `--regid=${execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim()}`, '--clear-groups']
    : []
  return { command: 'setpriv', parameters: [...identity, '--pdeathsig', 'INT', program, ...parameters] }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-4_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}

async function stop(child: ChildProcess, directory: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await exited
  }
  rmSync(directory, { recursive: true, force: true })
}

/** A run that was killed could not tidy up: remove directories whose server is gone. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pidFile = join(tmpdir(), name, 'data', 'postmaster.pid')
    try {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
      if (!existsSync(`/proc/${pid}`)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {
      // Just being made by another run, or belonging to another user.
    }
  }
}

async function main([command, ...parameters]: readonly string[]): Promise<number> {
  if (command === undefined) {
    console.error('usage: tsx scripts/pg.ts COMMAND …')
    return 2
  }
  const postgres = await startPostgres({ install: true })
  const child = spawn(command, parameters, { stdio: 'inherit', env: { ...process.env, JINGWEI_TEST_PG: postgres.url } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
  await postgres.stop()
  return code
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message)
    return 1
  })
}
