import { isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import { methodFile } from '#contract/evaluations/method-file.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import type { Method } from '#core/evaluations/method.ts'
import { decodeText } from '../documents/decode-text.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { keyMeant } from './key-meant.ts'

/** A method out of its YAML or JSON text: of the right form, not yet checked for sense. Faults say line and field. */
export function readMethod(bytes: Uint8Array, file: string): Outcome<Method> {
  const lines = new LineCounter()
  const text = textOf(bytes)
  if (text === undefined) return bad({ code: 'method.not-text', place: { file } })
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return bad(
      ...document.errors.map(({ code, message, pos }) => ({
        code: code === 'DUPLICATE_KEY' ? 'method.key-twice' : 'method.yaml',
        place: { file, row: lines.linePos(pos[0]).line },
        facts: { message },
      })),
    )
  }
  const read = methodFile.safeParse(document.toJS({ maxAliasCount: 1000 }), { reportInput: true })
  if (read.success) return good(read.data)
  const rowOf = (path: readonly PropertyKey[]): number | undefined => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as ParsedNode | undefined
      const at = node?.range?.[0]
      if (at !== undefined && (depth === path.length || !isScalar(node))) return lines.linePos(at).line
    }
    return undefined
  }
  const nameAt = (path: readonly PropertyKey[]): string => {
    const code: unknown = document.getIn([...path, 'code'])
    return typeof code === 'string' ? code : String(path.at(-1))
  }
  const spot: Spot = {
    file,
    rowOf,
    // the third item is better known as items.growth
    fieldOf: (path) =>
      path.map((key, at) => (typeof key === 'number' ? nameAt(path.slice(0, at + 1)) : String(key))).join('.'),
  }
  return bad(...read.error.issues.flatMap((issue) => toFaults(issue, [], spot)))
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes).text.replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined
    throw error
  }
}

type Issue = z.core.$ZodIssue
type Spot = {
  readonly file: string
  readonly rowOf: (path: readonly PropertyKey[]) => number | undefined
  readonly fieldOf: (path: readonly PropertyKey[]) => string
}

function toFaults(issue: Issue, above: readonly PropertyKey[], spot: Spot): readonly Fault[] {
  const path = [...above, ...issue.path]
  // Of several spellings the one is meant that has least to be said against it.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const best = [...issue.errors].sort((a, b) => badness(a) - badness(b))[0] ?? []
    if (best.length > 0) return best.flatMap((inner) => toFaults(inner, path, spot))
  }
  const said = (at: readonly PropertyKey[], what: Pick<Fault, 'code' | 'facts'>): Fault => {
    const row = spot.rowOf(at)
    return { place: { file: spot.file, field: spot.fieldOf(at), ...(row === undefined ? {} : { row }) }, ...what }
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      said([...path, key], { code: 'method.key-unknown', facts: { key, ...keyMeant(key) } }),
    )
  return [said(path, saidOf(issue))]
}

function badness(issues: readonly Issue[]): number {
  let sum = 0
  for (const issue of issues) {
    if (issue.code === 'invalid_type' && issue.path.length === 0) sum += 100
    else if (issue.code === 'unrecognized_keys') sum += 10 * issue.keys.length
    else if (issue.code === 'invalid_union' && issue.path.length === 0 && issue.errors.length > 0)
      sum += Math.min(...issue.errors.map(badness))
    else sum += issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 6 : 1
  }
  return sum
}

function saidOf(issue: Issue): Pick<Fault, 'code' | 'facts'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'method.key-missing', facts: { wanted: issue.expected } }
        : { code: 'method.wrong-type', facts: { wanted: issue.expected } }
    case 'invalid_value':
      return {
        code: issue.input === undefined ? 'method.value-missing' : 'method.value-unknown',
        facts: { allowed: issue.values.map(String).join('、') },
      }
    case 'invalid_union': {
      // "Invalid discriminator value. Expected 'ratio' | 'inverse' …": the only place where the list is given
      const allowed = [...issue.message.matchAll(/'([^']+)'/g)].map((match) => match[1]).join('、')
      return allowed === ''
        ? { code: 'method.form', facts: { message: issue.message } }
        : { code: 'method.value-unknown', facts: { allowed } }
    }
    case 'too_small':
      return { code: 'method.too-small', facts: { least: Number(issue.minimum) } }
    case 'too_big':
      return { code: 'method.too-big', facts: { most: Number(issue.maximum) } }
    case 'custom': {
      const [code = '', ...names] = (issue.message ?? '').split(' ')
      return { code: `method.${code}`, facts: { names: names.join('、') } }
    }
    case 'invalid_key':
      return { code: 'method.code-form', facts: {} }
    default:
      return { code: 'method.form', facts: { message: issue.message } }
  }
}
