// Bundles the server and the command line into dist/jingwei.mjs, with every file that they read at run time.
//
// The rule for the sources: a file or folder that is read at run time is named as
// `new URL('./name', import.meta.url)`. It is copied to dist/assets/ under its own path and the name is rewritten;
// a worker (.js or .ts) is bundled there. A name that leads into dist/ (the built pages) is only rewritten.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path'

const NAMED_FILE = /new URL\(\s*(['"])(\.[^'"]*)\1,\s*import\.meta\.url\s*,?\s*\)/g
const CODE = /\.[cm]?[jt]s$/
/** what other builders put into dist/ */
const NOT_OURS = ['web', 'web.stamp', 'program.stamp']

export async function bundleProgram(root) {
  const { build } = await import('esbuild')
  const next = join(root, '.cache', 'build', 'program')
  rmSync(next, { recursive: true, force: true })
  const waiting = [{ entry: 'src/cli/main.ts', out: 'jingwei.mjs' }]
  const done = new Set()
  for (let bundle = waiting.shift(); bundle; bundle = waiting.shift()) {
    const named = new Map()
    await build(optionsFor(root, next, bundle, named))
    for (const [path, out] of named) {
      if (done.has(out)) continue
      done.add(out)
      if (CODE.test(path)) waiting.push({ entry: path, out })
      else cpSync(join(root, path), join(next, out), { recursive: true })
    }
  }
  moveInto(join(root, 'dist'), next)
}

function optionsFor(root, next, { entry, out }, named) {
  return {
    absWorkingDir: root,
    entryPoints: { [basename(out, '.mjs')]: entry },
    outdir: join(next, dirname(out)),
    outExtension: { '.js': '.mjs' },
    // chunks lie beside their entry, so that a rewritten name means the same in each of them
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
    plugins: [namedFiles(root, dirname(out), named)],
  }
}

function namedFiles(root, outFolder, named) {
  const rewrite = (from) => (_whole, _quote, name) => {
    const path = relative(root, resolve(dirname(from), name))
      .split(sep)
      .join('/')
    const out = path.startsWith('dist/')
      ? path.slice('dist/'.length)
      : `assets/${path}`.replace(/\.[cm]?[jt]s$/, '.mjs')
    if (!path.startsWith('dist/')) {
      if (!existsSync(join(root, path))) throw new Error(`${relative(root, from)} names ${name}, which is not there`)
      named.set(path, out)
    }
    const near = posix.relative(outFolder, out)
    return `new URL('./${near}${name.endsWith('/') ? '/' : ''}', import.meta.url)`
  }
  return {
    name: 'named-files',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.[cm]?[jt]s$/ }, (args) => {
        if (args.path.includes('node_modules')) return undefined
        const text = readFileSync(args.path, 'utf8')
        if (!text.includes('import.meta.url')) return undefined
        return { contents: text.replace(NAMED_FILE, rewrite(args.path)), loader: /ts$/.test(args.path) ? 'ts' : 'js' }
      })
    },
  }
}

/** Puts the new files in place one rename at a time, then clears what the last build left. */
function moveInto(dist, next) {
  mkdirSync(dist, { recursive: true })
  const names = readdirSync(next)
  for (const name of names) {
    if (name === 'assets') rmSync(join(dist, name), { recursive: true, force: true })
    renameSync(join(next, name), join(dist, name))
  }
  for (const name of readdirSync(dist)) {
    if (!names.includes(name) && !NOT_OURS.includes(name)) rmSync(join(dist, name), { recursive: true })
  }
}
