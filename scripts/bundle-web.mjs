// Builds the browser application into dist/web, each file with its brotli and gzip form beside it.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXT = /\.(html|js|css|svg|json|geojson|txt|webmanifest|ico|wasm|ttf|otf)$/
/** below this the headers weigh more than what compression saves */
const SMALLEST = 1024

export async function bundleWeb(root) {
  const { build } = await import('vite')
  const next = join(root, '.cache', 'build', 'web')
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: { outDir: next, emptyOutDir: true },
  })
  await Promise.all(
    readdirSync(next, { recursive: true })
      .filter((name) => TEXT.test(name))
      .map((name) => compress(join(next, name))),
  )
  replaceFolder(join(root, 'dist', 'web'), next)
}

async function compress(file) {
  const content = await readFile(file)
  if (content.length < SMALLEST) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  const forms = [
    ['.br', promisify(brotliCompress)(content, { params })],
    ['.gz', promisify(gzip)(content, { level: 9 })],
  ]
  for (const [ending, compressed] of forms) {
    const bytes = await compressed
    if (bytes.length < content.length) await writeFile(file + ending, bytes)
  }
}

function replaceFolder(folder, next) {
  const last = `${next}.last`
  rmSync(last, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, last)
  renameSync(next, folder)
  rmSync(last, { recursive: true, force: true })
}
