// Holds a tree of sources against the law of the house and names every breach at once.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix, relative, sep } from 'node:path'
import { findCycles } from './cycles.ts'
import {
  ARROWS,
  FILE_LINES,
  FUNCTION_LINES,
  NO_NAMES,
  NOUN_ONLY,
  NOUN_ORDER,
  PACKAGES,
  ROOMS,
  type Room,
  SHIPPED_WITH_PACKAGES,
  TEST_PACKAGES,
} from './law.ts'
import { type Import, readSource, type Source } from './source.ts'

export type Breach = {
  readonly code:
    | 'arrow'
    | 'noun-order'
    | 'cycle'
    | 'package'
    | 'undeclared-package'
    | 'dev-package'
    | 'alias'
    | 'missing-file'
    | 'impure-core'
    | 'barrel'
    | 'name'
    | 'no-question'
    | 'silenced-compiler'
    | 'unreadable'
  readonly path: string
  readonly line: number
  readonly why: string
}
export type Oversize = { readonly path: string; readonly line: number; readonly what: string; readonly lines: number }
export type RoomsReport = {
  readonly files: number
  readonly breaches: readonly Breach[]
  readonly oversize: readonly Oversize[]
}

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}
/** A file as the law sees it: `path` from the root with forward slashes, `noun` the first name inside its room. */
type Place = { readonly path: string; readonly room: Room; readonly noun: string; readonly test: boolean }
type Target =
  | { readonly kind: 'file'; readonly path: string; readonly by: 'alias' | 'relative' }
  | { readonly kind: 'package'; readonly name: string }

const CODE = /\.(ts|tsx|js|mjs|cjs|jsx)$/
/** a test may say what it is about: routes.rights.test.ts */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*((\.[a-z0-9-]+)?\.test|\.d)?\.[a-z0-9]+$/
const COMPONENT = /^[A-Z][A-Za-z0-9]*(\.test)?\.(tsx|css)$/

/** Every breach under `root/src`, in path order. `root/package.json` says which packages exist. */
export function checkRooms(root: string): RoomsReport {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const breaches: Breach[] = []
  const oversize: Oversize[] = []
  const runtime = new Map<string, readonly string[]>()
  for (const path of listFiles(root)) {
    const place = placeOf(path)
    breaches.push(...nameBreaches(path, place))
    if (!place || !CODE.test(path) || path.endsWith('.d.ts')) continue
    const source = readSource(path, readFileSync(join(root, path), 'utf8'))
    breaches.push(...sourceBreaches(place, source))
    for (const each of source.imports) breaches.push(...importBreaches(root, place, each, manifest))
    oversize.push(...oversizeOf(place, source))
    runtime.set(path, runtimeTargets(path, source))
  }
  for (const cycle of findCycles(runtime)) {
    breaches.push({ code: 'cycle', path: cycle[0] ?? '', line: 1, why: [...cycle, cycle[0]].join(' → ') })
  }
  const order = (a: Breach, b: Breach) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)
  return { files: runtime.size, breaches: breaches.sort(order), oversize: oversize.sort((a, b) => b.lines - a.lines) }
}

function listFiles(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function placeOf(path: string): Place | null {
  const [, room, first] = path.split('/')
  const known = ROOMS.find((name) => name === room)
  if (!known || !first) return null
  return { path, room: known, noun: first.replace(/\..*$/, ''), test: /\.test\.tsx?$/.test(path) }
}

function nameBreaches(path: string, place: Place | null): Breach[] {
  const parts = path.split('/').slice(1)
  const file = parts.at(-1) ?? ''
  const breach = (why: string): Breach => ({ code: 'name', path, line: 1, why })
  const found: Breach[] = []
  if (!place) found.push(breach(`belongs to none of the rooms ${ROOMS.join(', ')}`))
  const vague = parts.map((part) => part.replace(/\..*$/, '')).find((part) => NO_NAMES.includes(part.toLowerCase()))
  if (vague) found.push(breach(`“${vague}” says nothing: name the thing that is in it`))
  if (CODE.test(file) && !KEBAB.test(file) && !COMPONENT.test(file)) {
    found.push(breach('files are kebab-case, React components PascalCase.tsx'))
  }
  return found
}

function sourceBreaches(place: Place, source: Source): Breach[] {
  const at = (code: Breach['code'], line: number, why: string): Breach => ({ code, path: place.path, line, why })
  if (source.unreadable) return [at('unreadable', 1, source.unreadable)]
  const found = source.silenced.map((each) => at('silenced-compiler', each.line, each.what))
  if (source.onlyReExports) found.push(at('barrel', 1, 'only hands on what other files export: import those files'))
  if (place.room !== 'core' || place.test) return found
  found.push(...source.impurities.map((each) => at('impure-core', each.line, each.what)))
  if (!/^\/\/ .*[?？]$/.test(source.firstLine)) {
    found.push(at('no-question', 1, 'the first line of a core file is the question that it answers: // …?'))
  }
  return found
}

function importBreaches(root: string, from: Place, each: Import, manifest: Manifest): Breach[] {
  const at = (code: Breach['code'], why: string): Breach => ({ code, path: from.path, line: each.line, why })
  const target = targetOf(from.path, each.specifier)
  if (target.kind === 'package') return packageBreaches(from, target.name, each, manifest)
  const to = placeOf(target.path)
  if (!to) {
    if (from.test && target.path.split('/')[0] !== 'src') return []
    return [at('arrow', `${each.specifier} leaves the rooms`)]
  }
  if (!existsSync(join(root, target.path))) {
    return [at('missing-file', `${each.specifier} is no file: name it whole, with its ending`)]
  }
  if (to.room !== from.room) {
    if (!ARROWS[from.room].includes(to.room)) return [at('arrow', `${from.room} may not import ${to.room}`)]
    return target.by === 'alias' ? [] : [at('alias', `import another room by #${to.room}/…`)]
  }
  if (target.by === 'alias') return [at('alias', `inside ${from.room} import by a relative path`)]
  return nounBreaches(from, to).map((why) => at('noun-order', why))
}

function nounBreaches(from: Place, to: Place): string[] {
  if (from.room !== 'core' || from.noun === to.noun) return []
  const only = NOUN_ONLY[from.noun]
  if (only) return only.includes(to.noun) ? [] : [`${from.noun} may import ${only.join(', ')} only, not ${to.noun}`]
  const mine = NOUN_ORDER.indexOf(from.noun)
  const theirs = NOUN_ORDER.indexOf(to.noun)
  if (mine < 0) return []
  return theirs >= 0 && theirs < mine ? [] : [`${from.noun} comes before ${to.noun} and may not look forward to it`]
}

function packageBreaches(from: Place, name: string, each: Import, manifest: Manifest): Breach[] {
  const at = (code: Breach['code'], why: string): Breach => ({ code, path: from.path, line: each.line, why })
  const allowed = from.test ? [...PACKAGES[from.room], ...TEST_PACKAGES] : PACKAGES[from.room]
  const fits = (rule: string) => (rule.endsWith('*') ? name.startsWith(rule.slice(0, -1)) : rule === name)
  if (!allowed.some(fits)) return [at('package', `${from.room} may not use ${name}`)]
  if (name.startsWith('node:')) return []
  const shipped = manifest.dependencies?.[name] !== undefined
  if (!shipped && manifest.devDependencies?.[name] === undefined) {
    return [at('undeclared-package', `${name} is not in package.json`)]
  }
  const needsShipping = SHIPPED_WITH_PACKAGES.includes(from.room) && !each.typeOnly && !from.test
  return needsShipping && !shipped ? [at('dev-package', `${name} runs in the product: move it to dependencies`)] : []
}

function targetOf(from: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(dirname(from), bare), by: 'relative' }
  if (bare.startsWith('#')) return { kind: 'file', path: `src/${bare.slice(1)}`, by: 'alias' }
  if (bare.startsWith('node:')) return { kind: 'package', name: bare }
  const name = bare
    .split('/')
    .slice(0, bare.startsWith('@') ? 2 : 1)
    .join('/')
  return { kind: 'package', name: builtinModules.includes(name) ? `node:${name}` : name }
}

function runtimeTargets(path: string, source: Source): string[] {
  return source.imports.flatMap((each) => {
    const target = targetOf(path, each.specifier)
    return each.typeOnly || each.lazy || target.kind !== 'file' ? [] : [target.path]
  })
}

function oversizeOf(place: Place, source: Source): Oversize[] {
  const found: Oversize[] = []
  if (source.lines > FILE_LINES) found.push({ path: place.path, line: 1, what: 'file', lines: source.lines })
  // a describe() block is a list of tests, not a function to keep short
  if (place.test) return found
  for (const each of source.functions) {
    if (each.lines > FUNCTION_LINES)
      found.push({ path: place.path, line: each.line, what: each.name, lines: each.lines })
  }
  return found
}
