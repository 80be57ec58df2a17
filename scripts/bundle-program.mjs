// Bundles the server and the command line into dist/jingwei.mjs, and puts the files that they read at run time beside it.
//
// Everything in the rooms that is not TypeScript (migrations, reference data, the PGlite thread) keeps its place:
// src/store/migrations/ becomes dist/store/migrations/. A source that names such a file by
// `new URL('./name', import.meta.url)` finds it: the name is rewritten to where the bundle stands.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

const ROOMS = ['core', 'contract', 'store', 'server', 'cli']
const NAMED_FILE = /new URL\(\s*(['"])(\.[^'"]*)\1,\s*import\.meta\.url\s*,?\s*\)/g
const COMPILED = /(\.tsx?|^tsconfig\.json|\.md)$/
/** programs of threads, each compiled into a file of its own beside the entry */
const THREADS = ['src/server/robustness/robustness-thread.ts']
/** what other builders put into dist/ */
const NOT_OURS = ['web', 'web.stamp', 'program.stamp']

const DAY_MS = 86_400_000

export async function bundleProgram(root) {
  const { build } = await import('esbuild')
  const next = join(root, '.cache', 'build', 'program')
  rmSync(next, { recursive: true, force: true })
  await build({
    absWorkingDir: root,
    entryPoints: { jingwei: 'src/cli/main.ts', ...Object.fromEntries(THREADS.map((file) => [threadName(file), file])) },
    outdir: next,
    outExtension: { '.js': '.mjs' },
    // chunks lie beside the entry, so that a rewritten name means the same in each of them
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [namedFiles(root)],
  })
  for (const room of ROOMS) copyFiles(join(root, 'src', room), join(next, room))
  moveInto(join(root, 'dist'), next)
}

const threadName = (file) => basename(file, '.ts')

function copyFiles(from, to) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || COMPILED.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const copy = join(to, relative(from, file))
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(file, copy)
  }
}

function namedFiles(root) {
  const rewrite = (from) => (_whole, _quote, name) => {
    const path = relative(root, resolve(dirname(from), name))
      .split(sep)
      .join('/')
    if (THREADS.includes(path)) return `new URL('./${threadName(path)}.mjs', import.meta.url)`
    const built = /^(?:dist|src)\/(.+)$/.exec(path)?.[1]
    if (!built) throw new Error(`${relative(root, from)} names ${name}, which is not shipped`)
    if (path.startsWith('src/') && (COMPILED.test(path) || !existsSync(join(root, path)))) {
      throw new Error(`${relative(root, from)} names ${name}, which will not be there at run time`)
    }
    return `new URL('./${built}${name.endsWith('/') ? '/' : ''}', import.meta.url)`
  }
  return {
    name: 'named-files',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, (args) => {
        const text = readFileSync(args.path, 'utf8')
        if (args.path.includes('node_modules') || !text.includes('import.meta.url')) return undefined
        return { contents: text.replace(NAMED_FILE, rewrite(args.path)), loader: 'ts' }
      })
    },
  }
}

/** Puts the new files in place one rename at a time, then clears what earlier builds left. */
function moveInto(dist, next) {
  mkdirSync(dist, { recursive: true })
  const names = readdirSync(next)
  for (const name of names) {
    if (ROOMS.includes(name)) rmSync(join(dist, name), { recursive: true, force: true })
    renameSync(join(next, name), join(dist, name))
  }
  for (const name of readdirSync(dist)) {
    const file = join(dist, name)
    if (names.includes(name) || NOT_OURS.includes(name)) continue
    // a program that is running still asks for the chunks that it was started with
    if (Date.now() - statSync(file).mtimeMs > DAY_MS) rmSync(file, { recursive: true })
  }
}
