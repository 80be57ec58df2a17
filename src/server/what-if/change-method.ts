import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { isSame } from '#core/base/same.ts'
import type { Method } from '#core/evaluations/method.ts'
import { type Changes, type Parameter, parametersOf, withParameters } from '#core/evaluations/parameters.ts'
import { decodeText } from '../documents/decode-text.ts'
import { readMethod } from '../evaluations/read-method.ts'

/**
 * The method's own text with other numbers and the next version: order, remarks and everything else stay as somebody wrote
 * them. Where an anchor is used twice in the text, it is written out first, so that only what was turned is changed.
 */
export function changeMethod(method: Method, source: Uint8Array, changes: Changes, remark: string): Uint8Array {
  const wanted = { ...withParameters(method, changes), version: method.version + 1 }
  const turned = parametersOf(method).filter(({ key, value }) => changes.has(key) && changes.get(key) !== value)
  const text = decodeText(source).text.replace(/^\uFEFF/, '')
  for (const plain of [false, true]) {
    const document = parseDocument(text)
    const target = plain ? parseDocument(JSON.stringify(document.toJS({ maxAliasCount: 1000 }))) : document
    if (plain) asBlocks(target)
    for (const parameter of turned) setIn(target, method, parameter, changes.get(parameter.key) ?? parameter.value)
    target.set('version', wanted.version)
    target.commentBefore = [remark, target.commentBefore].filter(Boolean).join('\n')
    const bytes = new TextEncoder().encode(target.toString({ lineWidth: 0 }))
    const read = readMethod(bytes, 'proposal.yaml')
    if (read.ok && isSame(read.value, wanted)) return bytes
  }
  throw new Error(`the text of ${method.code} does not take the changes`)
}

function setIn(document: Document, method: Method, { path, at }: Parameter, value: number): void {
  let node: unknown = document.contents
  const inner = at.at(-1) === 'weights' && path.at(-2) === 'weights' ? path.slice(0, -2) : path.slice(0, -1)
  for (const key of inner) node = childOf(node, key)
  if (!isMap(node)) throw new Error(`no place for ${path.join('.')}`)
  const last = path.at(-1) ?? ''
  if (inner.length === path.length - 1) putNumber(node, last, value)
  else {
    if (!isMap(node.get('weights', true))) spreadWeight(document, node, method)
    putNumber(node.get('weights', true) as unknown as YAMLMap, last, value)
  }
}

/** Keeps the remark beside a number. */
function putNumber(map: YAMLMap, key: string, value: number): void {
  const old = map.get(key, true)
  if (isScalar(old)) old.value = value
  else map.set(key, value)
}

/** "weight: 30" for all becomes one number for each. */
function spreadWeight(document: Document, item: YAMLMap, method: Method): void {
  const weight: unknown = item.get('weight', true)
  const plain: unknown = isCollection(weight) ? weight.toJSON() : isScalar(weight) ? weight.value : weight
  const at = item.items.findIndex(({ key }) => isScalar(key) && key.value === 'weight')
  const weights = document.createNode(Object.fromEntries(method.cohorts.map(({ code }) => [code, plain])), {
    flow: true,
  })
  item.items.splice(at, 1, document.createPair('weights', weights) as (typeof item.items)[number])
}

/** Items stand in a list and are known by their codes; gradings and grades by their places. */
function childOf(node: unknown, key: string): unknown {
  if (isMap(node)) return node.get(key, true)
  if (!isSeq(node)) return undefined
  if (/^\d+$/.test(key)) return node.items[Number(key)]
  return node.items.find((item) => isMap(item) && item.get('code') === key)
}

function asBlocks(document: Document): void {
  const open = (node: unknown): void => {
    if (!isCollection(node)) return
    node.flow = false
    for (const item of node.items) open(isMap(node) ? (item as { value: unknown }).value : item)
  }
  open(document.contents)
}
