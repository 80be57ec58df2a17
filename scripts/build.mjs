// npm run build [-- --force]: makes dist/ from the sources, and only what is stale of it.
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stampOf } from './fresh.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
/** a lock older than this belongs to a process whose number another one has inherited */
const LONGEST_BUILD = 10 * 60_000
const FOR_ALL = [
  'src/core',
  'src/contract',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build.mjs',
]

const PARTS = [
  {
    name: 'web',
    made: 'web/index.html',
    sources: [...FOR_ALL, 'src/web', 'vite.config.ts', 'scripts/bundle-web.mjs', 'scripts/contract-routes.ts'],
    make: async () => (await import('./bundle-web.mjs')).bundleWeb(root),
  },
  {
    name: 'program',
    made: 'jingwei.mjs',
    sources: [...FOR_ALL, 'src/store', 'src/server', 'src/cli', 'scripts/bundle-program.mjs'],
    make: async () => (await import('./bundle-program.mjs')).bundleProgram(root),
  },
]

const stampFor = (part) => stampOf(root, part.sources, join(dist, `${part.name}.stamp`))

/** The parts of dist/ that the sources have left behind. An installation without sources is never stale. */
export function listStale() {
  if (!existsSync(join(root, 'src'))) return []
  return PARTS.filter((part) => !existsSync(join(dist, part.made)) || !stampFor(part).isFresh())
}

export async function buildStale({ force = false, say = () => {} } = {}) {
  if (!force && listStale().length === 0) return
  const release = await takeLock()
  try {
    // both to their end, even when one fails: what still runs must not outlive the lock
    const ended = await Promise.allSettled((force ? PARTS : listStale()).map((part) => buildPart(part, say)))
    const failed = ended.find((each) => each.status === 'rejected')
    if (failed) throw failed.reason
  } finally {
    release()
  }
}

async function buildPart(part, say) {
  const started = Date.now()
  // taken before the build: what is edited meanwhile must look stale afterwards
  const stamp = stampFor(part).take()
  mkdirSync(dist, { recursive: true })
  rmSync(join(dist, `${part.name}.stamp`), { force: true })
  await part.make()
  stamp.write()
  say(`built ${part.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Two builds at once would mix their files; the second waits and then finds everything fresh. */
async function takeLock() {
  const file = join(root, '.cache', 'build.lock')
  const mine = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(mine, String(process.pid))
  try {
    while (!tryLink(mine, file)) {
      if (isAbandoned(file)) rmSync(file, { force: true })
      else await wait(200)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => rmSync(file, { force: true })
}

function tryLink(mine, file) {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > LONGEST_BUILD) return true
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH' || error.code === 'ENOENT'
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await buildStale({ force: process.argv.includes('--force'), say: (line) => console.log(line) })
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
