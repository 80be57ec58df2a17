// Reads one source file into the few facts that the house's law is about.
import { type ESTree, parseSync, Visitor } from 'vite'

export type Import = {
  readonly specifier: string
  readonly line: number
  /** erased by the compiler: no arrow at run time */
  readonly typeOnly: boolean
  /** import(): followed later, so it closes no cycle while modules load */
  readonly lazy: boolean
}
export type Finding = { readonly line: number; readonly what: string }
export type FunctionSize = { readonly name: string; readonly line: number; readonly lines: number }

export type Source = {
  readonly imports: readonly Import[]
  readonly impurities: readonly Finding[]
  readonly silenced: readonly Finding[]
  readonly functions: readonly FunctionSize[]
  readonly firstLine: string
  readonly lines: number
  readonly onlyReExports: boolean
  readonly unreadable: string | null
}

type LineOf = (offset: number) => number

export function readSource(file: string, text: string): Source {
  const parsed = parseSync(file, text)
  const lineOf = lineCounter(text)
  const reached = reach(parsed.program, lineOf)
  return {
    imports: importsOf(parsed.program, lineOf).concat(reached.lazyImports),
    impurities: reached.impurities,
    silenced: parsed.comments
      .filter((comment) => /@ts-(ignore|nocheck|expect-error)\b/.test(comment.value))
      .map((comment) => ({ line: lineOf(comment.start), what: comment.value.trim() })),
    functions: reached.functions,
    firstLine: text.slice(0, Math.max(0, text.indexOf('\n'))),
    lines: lineOf(text.trimEnd().length),
    onlyReExports: parsed.program.body.length > 0 && parsed.program.body.every(isReExport),
    unreadable: parsed.errors[0]?.message ?? null,
  }
}

function lineCounter(text: string): LineOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

function importsOf(program: ESTree.Program, lineOf: LineOf): Import[] {
  const imports: Import[] = []
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      // `import { type X }` is kept as a bare import by verbatimModuleSyntax, so only `import type` is erased
      const typeOnly = node.importKind === 'type'
      imports.push({ specifier: node.source.value, line: lineOf(node.start), typeOnly, lazy: false })
    } else if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source)) {
      const specifier = node.source?.value ?? ''
      imports.push({ specifier, line: lineOf(node.start), typeOnly: node.exportKind === 'type', lazy: false })
    }
  }
  return imports
}

function isReExport(node: ESTree.Program['body'][number]): boolean {
  if (node.type === 'ExportAllDeclaration') return true
  if (node.type === 'ExportNamedDeclaration') return node.declaration === null
  return node.type === 'ImportDeclaration' && node.specifiers.length > 0
}

type Reached = { lazyImports: Import[]; impurities: Finding[]; functions: FunctionSize[] }
type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression

function reach(program: ESTree.Program, lineOf: LineOf): Reached {
  const found: Reached = { lazyImports: [], impurities: [], functions: [] }
  const names = new Map<number, string>()
  const impure = (node: ESTree.Span, what: string) => found.impurities.push({ line: lineOf(node.start), what })
  const measure = (node: AnyFunction) => {
    const lines = lineOf(node.end) - lineOf(node.start) + 1
    const name = ('id' in node ? node.id?.name : undefined) ?? names.get(node.start) ?? '(unnamed)'
    found.functions.push({ name, line: lineOf(node.start), lines })
  }
  new Visitor({
    VariableDeclarator(node) {
      if (node.init && node.id.type === 'Identifier') names.set(node.init.start, node.id.name)
    },
    Property(node) {
      if (node.key.type === 'Identifier') names.set(node.value.start, node.key.name)
    },
    MethodDefinition(node) {
      if (node.key.type === 'Identifier') names.set(node.value.start, node.key.name)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ImportExpression(node) {
      if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') return
      found.lazyImports.push({ specifier: node.source.value, line: lineOf(node.start), typeOnly: false, lazy: true })
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return
      if (node.arguments.length === 0) impure(node, 'new Date() reads the clock')
      if (node.arguments.length > 1) impure(node, 'new Date(year, month, …) reads the time zone; use Date.UTC')
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') impure(node, 'Date() reads the clock')
    },
    MemberExpression(node) {
      const what = impureMember(node)
      if (what) impure(node, what)
    },
  }).visit(program)
  return found
}

const LOCAL_TIME = /^[gs]et(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/
const GLOBAL_IMPURE: Readonly<Record<string, string>> = {
  'Date.now': 'Date.now reads the clock',
  'Math.random': 'Math.random is not seeded',
  'crypto.randomUUID': 'crypto.randomUUID is not seeded',
  'crypto.getRandomValues': 'crypto.getRandomValues is not seeded',
}

function impureMember(node: ESTree.MemberExpression): string | null {
  const { object, property } = node
  if (node.computed || property.type !== 'Identifier') return null
  if (object.type === 'Identifier') {
    if (object.name === 'performance') return 'performance reads the clock'
    if (object.name === 'Intl') return 'Intl reads the machine’s locale data'
    const known = GLOBAL_IMPURE[`${object.name}.${property.name}`]
    if (known) return known
  }
  if (/^toLocale/.test(property.name) || property.name === 'localeCompare') return `${property.name} reads the locale`
  if (LOCAL_TIME.test(property.name)) return `${property.name} reads the time zone; use the UTC one`
  return null
}
