import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml'

/** One number or text of a method's file, with where it stands in it. */
export type FormField = {
  /** what it is, from the part down: ["gap", "base", "steps", "2", "points"] */
  readonly keys: readonly string[]
  readonly value: string | number
  readonly start: number
  readonly end: number
  readonly row: number
  readonly quoted: boolean
}

export type FormItem = {
  readonly code: string
  readonly name: FormField | null
  readonly depth: number
  readonly section: 'items' | 'bonus' | 'deductions'
  readonly isLeaf: boolean
  /** full marks by cohort; of an item that says one for all, the same field in each */
  readonly weights: Readonly<Record<string, FormField>>
  readonly kinds: readonly { readonly cohort: string | null; readonly kind: string }[]
  readonly parameters: readonly FormField[]
  readonly article: FormField | null
}

export type MethodForm = {
  readonly head: readonly FormField[]
  readonly cohorts: readonly { readonly code: string; readonly name: string }[]
  readonly items: readonly FormItem[]
  readonly caps: readonly FormField[]
  readonly grades: readonly { readonly name: FormField | null; readonly lines: readonly FormField[] }[]
  /** sums of full marks by cohort */
  readonly sums: Readonly<Record<string, number>>
}

const HEAD = ['name', 'period', 'validFrom', 'validTo', 'unverified'] as const
const PARTS = [
  'value',
  'values',
  'score',
  'scores',
  'missing',
  'least',
  'leasts',
  'most',
  'mosts',
  'winsorise',
] as const
const LINES = ['share', 'upto', 'last', 'score', 'rank'] as const

/** The file's numbers and texts as fields; null while it is no YAML. */
export function readForm(text: string): MethodForm | null {
  const lines = new LineCounter()
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (errors.length > 0 || !isMap(contents)) return null
  const fieldOf = (node: unknown, keys: readonly string[]): FormField | null => {
    if (!isScalar(node) || (typeof node.value !== 'number' && typeof node.value !== 'string')) return null
    const [start, end] = (node as Scalar & Node).range ?? [0, 0]
    const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
    if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return null
    return { keys, value: node.value, start, end, row: lines.linePos(start).line, quoted }
  }
  /** Every number in a part, in the order of the file; what an alias repeats stands where it was written. */
  const numbersIn = (node: unknown, keys: readonly string[]): readonly FormField[] => {
    if (isAlias(node)) return []
    if (isMap(node)) return node.items.flatMap(({ key, value }) => numbersIn(value, [...keys, String(key)]))
    if (isSeq(node)) return node.items.flatMap((one, at) => numbersIn(one, [...keys, String(at + 1)]))
    const field = fieldOf(node, keys)
    return field !== null && typeof field.value === 'number' ? [field] : []
  }
  const cohorts = mapOf(contents.get('cohorts', true)).map(([code, node]) => ({
    code,
    name: isMap(node) ? String(node.get('name') ?? code) : code,
  }))
  const weightsOf = (node: YAMLMap): FormItem['weights'] => {
    const points = (one: unknown, keys: readonly string[]) => fieldOf(isMap(one) ? one.get('points', true) : one, keys)
    const all = points(node.get('weight', true), ['weight'])
    const each = new Map(mapOf(node.get('weights', true)))
    return Object.fromEntries(
      cohorts.flatMap(({ code }) => {
        const own = all ?? (each.has(code) ? points(each.get(code), ['weight']) : null)
        return own === null ? [] : [[code, own] as const]
      }),
    )
  }
  const kindsOf = (node: YAMLMap): FormItem['kinds'] => {
    const kind = (one: unknown) => (isMap(one) ? String(one.get('kind') ?? '') : '')
    const own = kind(node.get('score', true))
    if (own !== '') return [{ cohort: null, kind: own }]
    return mapOf(node.get('scores', true)).map(([cohort, one]) => ({ cohort, kind: kind(one) }))
  }
  const itemsIn = (node: unknown, section: FormItem['section'], depth: number): readonly FormItem[] =>
    (isSeq(node) ? node.items : []).flatMap((one): readonly FormItem[] => {
      if (!isMap(one)) return []
      const inner = one.get('items', true)
      const own: FormItem = {
        ...{ code: String(one.get('code') ?? ''), depth, section, isLeaf: !isSeq(inner) },
        ...{ name: fieldOf(one.get('name', true), ['name']), weights: weightsOf(one), kinds: kindsOf(one) },
        parameters: PARTS.flatMap((part) => numbersIn(one.get(part, true), [part])),
        article: fieldOf(one.get('article', true), ['article']),
      }
      return [own, ...itemsIn(inner, section, depth + 1)]
    })
  const extra = (key: 'bonus' | 'deductions') => {
    const node = contents.get(key, true)
    return isMap(node) ? node : null
  }
  const items = [
    ...itemsIn(contents.get('items', true), 'items', 0),
    ...(['bonus', 'deductions'] as const).flatMap((key) => itemsIn(extra(key)?.get('items', true), key, 0)),
  ]
  const gradings = contents.get('gradings', true)
  const grades = (isSeq(gradings) ? gradings.items : [])
    .flatMap((one) => (isMap(one) ? one.get('grades', true) : []))
    .flatMap((list) => (isSeq(list) ? list.items : []))
    .filter((one) => isMap(one))
  return {
    head: [
      ...HEAD.flatMap((key) => fieldOf(contents.get(key, true), [key]) ?? []),
      ...mapOf(contents.get('documents', true)).flatMap(([code, node]) =>
        ['title', 'number', 'issuer', 'date'].flatMap(
          (key) => (isMap(node) ? fieldOf(node.get(key, true), [code, key]) : null) ?? [],
        ),
      ),
    ],
    ...{ cohorts, items },
    caps: (['bonus', 'deductions'] as const).flatMap(
      (key) => fieldOf(extra(key)?.get('cap', true), [key, 'cap']) ?? [],
    ),
    grades: grades.map((one) => ({
      name: fieldOf(one.get('name', true) ?? one.get('code', true), ['name']),
      lines: LINES.flatMap((key) => fieldOf(one.get(key, true), [key]) ?? []),
    })),
    sums: Object.fromEntries(cohorts.map(({ code }) => [code, sumOf(items, code)])),
  }
}

const mapOf = (node: unknown): readonly (readonly [string, unknown])[] =>
  isMap(node) ? node.items.map(({ key, value }) => [String(key), value]) : []

function sumOf(items: readonly FormItem[], cohort: string): number {
  const leaves = items.filter(({ section, isLeaf }) => section === 'items' && isLeaf)
  const sum = leaves.reduce((total, { weights }) => total + Number(weights[cohort]?.value ?? 0), 0)
  return Number(sum.toPrecision(12))
}

/** Reads as it is written, without marks that YAML would take for its own. */
const PLAIN = /^[\p{L}][\p{L}\p{N}（）〔〕《》“”、，。；·—–]*$/u
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i

/** The text with another value in that place; everything else, comments and layout too, stays to the letter. */
export function withValue(text: string, { start, end, value, quoted }: FormField, given: string | number): string {
  const plain = typeof given === 'number' || (!quoted && PLAIN.test(given) && !WORDS.test(given))
  const sameKind = typeof value === 'number' && typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given)
  const isDay = typeof given === 'string' && !quoted && /^\d{4}-\d\d-\d\d$/.test(given)
  const written = plain || sameKind || isDay ? String(given) : JSON.stringify(given)
  return text.slice(0, start) + written + text.slice(end)
}
