// Starts a PostgreSQL server for one run of tests or benchmarks and removes it afterwards.
//   node scripts/pg.mjs COMMAND …    runs the command with JINGWEI_TEST_PG set to the server's address
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
export async function startPostgres() {
  const bin = findBinaries()
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
  await ready(child).catch(async (error) => {
    await stop(child, directory)
    throw error
  })
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

function findBinaries() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : []
  const candidates = [
    process.env.JINGWEI_PG_BIN ?? '',
    ...versions.sort((a, b) => b - a).map((version) => `${debian}/${version}/bin`),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return candidates.find((bin) => bin !== '' && existsSync(join(bin, 'initdb')) && isRecent(join(bin, 'postgres')))
}

function isRecent(postgres) {
  const { stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  return Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= 15
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  return spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody'
}

function asServer(program, parameters) {
  if (spawnSync('setpriv', ['--version']).status !== 0) return { command: program, parameters: [...parameters] }
  const user = serverUser()
  const identity = root
    ? [`--reuid=${user}`, `--regid=${execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim()}`, '--clear-groups']
    : []
  return { command: 'setpriv', parameters: [...identity, '--pdeathsig', 'INT', program, ...parameters] }
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (bytes) => {
      said = (said + bytes.toString()).slice(-4_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}

async function stop(child, directory) {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await exited
  }
  rmSync(directory, { recursive: true, force: true })
}

/** A run that was killed could not tidy up: remove directories whose server is gone. */
function sweep() {
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

/** Runs the work with the address of a server that is gone afterwards, however the work ends. */
export async function withPostgres(work) {
  const postgres = await startPostgres()
  try {
    return await work(postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function main([command, ...parameters]) {
  if (command === undefined) {
    console.error('usage: node scripts/pg.mjs COMMAND …')
    return 2
  }
  return withPostgres((url) => runCommand(url, command, parameters))
}

async function runCommand(url, command, parameters) {
  const child = spawn(command, parameters, { stdio: 'inherit', env: { ...process.env, JINGWEI_TEST_PG: url } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    console.error(error.message)
    return 1
  })
}
