// Brings what the tests need from outside npm: a Chromium, Chinese glyphs, the programs of a PostgreSQL server.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tsImport } from 'tsx/esm/api'

const { findChromium } = await tsImport('../../test/chromium.ts', import.meta.url)

const NEEDS = [
  { what: 'Chromium (or CHROMIUM_PATH)', debian: ['chromium'], isThere: () => findChromium() !== null },
  { what: 'Chinese fonts', debian: ['fonts-noto-cjk', 'fontconfig'], isThere: hasChineseGlyphs },
  { what: 'PostgreSQL server programs, 15 or later', debian: ['postgresql'], isThere: hasPostgres },
]

/** Installs what is missing where it may, else throws an error that says exactly what to install. */
export function prepareMachine(say) {
  const missing = NEEDS.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const packages = missing.flatMap((need) => need.debian)
  const byHand = `install ${missing.map((need) => need.what).join('; ')} — on Debian: apt-get install ${packages.join(' ')}`
  const mayInstall = process.getuid?.() === 0 && run('apt-get', ['--version']).status === 0
  if (!mayInstall) throw new Error(`not root on a Debian system: ${byHand}`)
  say(`installing ${packages.join(', ')}`)
  install(packages)
  const still = NEEDS.filter((need) => !need.isThere())
  if (still.length > 0) throw new Error(`still missing after apt-get: ${still.map((need) => need.what).join('; ')}`)
}

function hasChineseGlyphs() {
  const listed = run('fc-list', [':lang=zh', 'family'])
  // macOS and Windows bring their own and have no fc-list
  if (listed.error) return process.platform !== 'linux'
  return listed.stdout.trim() !== ''
}

function hasPostgres() {
  if (process.env.JINGWEI_PG_BIN) return existsSync(join(process.env.JINGWEI_PG_BIN, 'initdb'))
  const debian = '/usr/lib/postgresql'
  const inDebian =
    existsSync(debian) && readdirSync(debian).some((v) => Number(v) >= 15 && existsSync(join(debian, v, 'bin/initdb')))
  return inDebian || (run('initdb', ['--version']).status === 0 && run('postgres', ['--version']).status === 0)
}

function install(packages) {
  const apt = (args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const done = run('apt-get', ['-qq', '-o', 'Dpkg::Options::=--force-confold', ...args], env)
    if (done.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${done.stdout}${done.stderr}`)
  }
  const undo = keepServicesDown()
  try {
    apt(['update'])
    apt(['install', '-y', '--no-install-recommends', ...packages])
  } finally {
    undo()
  }
}

/** Debian's postgresql package would make a cluster and start it on port 5432; the tests run their own. */
function keepServicesDown() {
  const cluster = '/etc/postgresql-common/createcluster.conf'
  if (!existsSync(cluster)) {
    mkdirSync('/etc/postgresql-common', { recursive: true })
    writeFileSync(cluster, 'create_main_cluster = false\n')
  }
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return () => {}
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  return () => rmSync(policy, { force: true })
}

function run(command, args, env = process.env) {
  return spawnSync(command, args, { encoding: 'utf8', env, maxBuffer: 64 << 20 })
}
