import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
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
    const target = parseDocument(text)
    if (plain) writeOutAnchors(target)
    const placed = turned.every((parameter) =>
      setIn(target, method, parameter, changes.get(parameter.key) ?? parameter.value),
    )
    if (!placed) continue
    target.set('version', wanted.version)
    target.commentBefore = [remark, target.commentBefore].filter(Boolean).join('\n')
    const bytes = new TextEncoder().encode(target.toString({ lineWidth: 0 }))
    const read = readMethod(bytes, 'proposal.yaml')
    if (read.ok && isSame(read.value, wanted)) return bytes
  }
  throw new Error(`the text of ${method.code} does not take the changes`)
}

/** False where the number's place is only pointed at by an anchor. */
function setIn(document: Document, method: Method, { path, at }: Parameter, value: number): boolean {
  const isWeight = at.at(-1) === 'weights' && path.at(-2) === 'weights'
  let node: unknown = document.contents
  for (const key of path.slice(0, isWeight ? -2 : -1)) {
    // the two poles of a scale go without saying in most methods
    if (isMap(node) && !node.has(key) && (key === 'best' || key === 'worst'))
      node.set(key, document.createNode({ [key]: 'cohort' }, { flow: true }))
    node = childOf(node, key)
  }
  if (!isMap(node)) return false
  const last = path.at(-1) ?? ''
  if (!isWeight) {
    putNumber(node, last, value)
    return true
  }
  if (!node.has('weights')) spreadWeight(document, node, method)
  const weights: unknown = node.get('weights', true)
  if (!isMap(weights)) return false
  putNumber(weights, last, value)
  return true
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

/** Each place that points at an anchor gets a copy of its own. */
function writeOutAnchors(document: Document): void {
  visit(document, {
    Alias: (_, alias) => {
      const copy = alias.resolve(document)?.clone() as Node | undefined
      return copy
    },
  })
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor
    },
  })
}
