// Is what stands in dist/ made from what stands in the sources now?
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Files under the given paths, tests left out; a path that does not exist gives none. */
export function listSources(root, paths) {
  const files = []
  const walk = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (stat?.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) walk(`${path}/${name}`)
    else if (stat && !/\.test\.tsx?$/.test(path)) files.push({ path, size: stat.size, changed: stat.mtimeMs })
  }
  for (const path of paths) walk(path)
  return files
}

/** A stamp file remembers both what the sources looked like to stat() and what they said. */
export function stampOf(root, paths, stampFile) {
  const files = listSources(root, paths)
  const looks = digest(files.map(({ path, size, changed }) => `${path}\0${size}\0${changed}`))
  const content = () => digest(files.map(({ path }) => `${path}\0${digest([readFileSync(join(root, path))])}`))
  return {
    isFresh() {
      const stamp = readStamp(stampFile)
      if (stamp?.looks === looks) return true
      // a checkout or a copy changes the times of files that say the same
      if (stamp === null || stamp.content !== content()) return false
      this.take().write()
      return true
    },
    /** Remembers the sources as they are now, to be written once the build is done. */
    take() {
      const stamp = JSON.stringify({ looks, content: content() })
      return {
        write() {
          mkdirSync(dirname(stampFile), { recursive: true })
          writeFileSync(stampFile, stamp)
        },
      }
    },
  }
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('hex')
}
