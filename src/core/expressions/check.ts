// Do the parts of an expression fit each other: numbers with numbers, 万元 with 亿元 and never with 家?

import { isRate, PERCENT, PURE } from '../base/units-of-measure.ts'
import { checkProduct, checkSum, unify } from './check-units.ts'
import type { ValueKind } from './column.ts'
import { lastYearCode, type Node } from './tree.ts'
import { type Checking, number, refuse, type Typed, truth, unknown } from './typed.ts'

/** Checks every part, also beside a faulty one; conversions of units are put into the tree. */
export function checkNode(node: Node, checking: Checking): Typed {
  switch (node.op) {
    case 'number':
      return number(node, node.unit)
    case 'text':
      return { node, kind: 'text', unit: null }
    case 'truth':
      return truth(node)
    case 'unknown':
      return unknown(node)
    case 'column': {
      const column = checking.columns.get(node.code)
      if (column === undefined) return unknown(node)
      return { node, kind: column.kind, unit: column.kind === 'number' ? (column.unit ?? PURE) : null }
    }
    case 'minus': {
      const of = expectKind(checkNode(node.of, checking), 'number', '-', checking)
      return { node: { ...node, of: of.node }, kind: 'number', unit: of.unit }
    }
    case 'not': {
      const of = expectKind(checkNode(node.of, checking), 'truth', '!', checking)
      return truth({ ...node, of: of.node })
    }
    case 'and':
    case 'or': {
      const sign = node.op === 'and' ? '&&' : '||'
      const left = expectKind(checkNode(node.left, checking), 'truth', sign, checking)
      const right = expectKind(checkNode(node.right, checking), 'truth', sign, checking)
      return truth({ ...node, left: left.node, right: right.node })
    }
    case 'arithmetic': {
      const left = expectKind(checkNode(node.left, checking), 'number', node.sign, checking)
      const right = expectKind(checkNode(node.right, checking), 'number', node.sign, checking)
      if (left.kind === 'unknown' || right.kind === 'unknown')
        return unknown({ ...node, left: left.node, right: right.node })
      const { sign } = node
      return sign === '+' || sign === '-'
        ? checkSum(node, sign, left, right, checking)
        : checkProduct(node, sign, left, right, checking)
    }
    case 'compare':
      return checkComparison(node, checking)
    case 'in': {
      const [of, ...list] = alike([node.of, ...node.list], 'in', checking)
      return truth({ ...node, of: of?.node ?? node.of, list: list.map((one) => one.node) })
    }
    case 'choice': {
      const when = expectKind(checkNode(node.when, checking), 'truth', '?:', checking)
      const [yes, no] = alike([node.yes, node.no], '?:', checking)
      const tree = {
        ...node,
        when: when.node,
        yes: yes?.node ?? node.yes,
        no: no?.node ?? node.no,
      }
      return { node: tree, kind: yes?.kind ?? 'unknown', unit: yes?.unit ?? no?.unit ?? null }
    }
    case 'call':
      return checkCall(node, checking)
    case 'scaled':
      return checkNode(node.of, checking)
  }
}

export function expectKind(typed: Typed, kind: ValueKind, sign: string, checking: Checking): Typed {
  if (typed.kind === kind || typed.kind === 'unknown') return typed
  refuse(checking, typed.node, 'kind', { sign, expected: kind, given: typed.kind })
  return unknown(typed.node)
}

/** All of one kind, and numbers brought into the unit of the first that has one. */
function alike(nodes: readonly Node[], sign: string, checking: Checking): readonly Typed[] {
  const typed = nodes.map((node) => checkNode(node, checking))
  const kind = typed.find((one) => one.kind !== 'unknown')?.kind
  if (kind === undefined || kind === 'unknown') return typed
  const same = typed.map((one) => {
    if (one.kind === kind || one.kind === 'unknown') return one
    refuse(checking, one.node, 'kinds-differ', { sign, expected: kind, given: one.kind })
    return unknown(one.node)
  })
  return kind === 'number' ? unify(same, sign, checking) : same
}

function checkComparison(node: Extract<Node, { op: 'compare' }>, checking: Checking): Typed {
  const [left, right] = alike([node.left, node.right], node.sign, checking)
  const ordered = node.sign !== '==' && node.sign !== '!='
  if (ordered && left?.kind === 'truth')
    refuse(checking, node, 'kind', { sign: node.sign, expected: 'number', given: 'truth' })
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one?.node.op === 'number' && one.unit === null && other?.unit && isRate(other.unit)) {
      const facts = { value: one.node.value, unit: other.unit.symbol }
      checking.notes.push({ start: one.node.start, end: one.node.end, code: 'adopted', facts })
    }
  }
  return truth({ ...node, left: left?.node ?? node.left, right: right?.node ?? node.right })
}

function checkCall(node: Extract<Node, { op: 'call' }>, checking: Checking): Typed {
  switch (node.name) {
    case 'min':
    case 'max':
    case 'clamp':
    case 'coalesce': {
      const args = alike(node.args, node.name, checking)
      const numbers =
        node.name === 'coalesce' ? args : args.map((arg) => expectKind(arg, 'number', node.name, checking))
      const unit = numbers.find((arg) => arg.unit !== null)?.unit ?? null
      const kind = numbers.find((arg) => arg.kind !== 'unknown')?.kind ?? 'unknown'
      return { node: { ...node, args: numbers.map((arg) => arg.node) }, kind, unit }
    }
    case 'present':
      return truth({ ...node, args: node.args.map((arg) => checkNode(arg, checking).node) })
    case 'abs':
    case 'round':
      return checkRounding(node, checking)
    case 'growth':
    case 'lastYear':
      return checkPaired(node, checking)
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return truth({
        ...node,
        args: node.args.map((arg) => expectKind(checkNode(arg, checking), 'text', node.name, checking).node),
      })
  }
}

/** Of a column alone, for only what was reported as a pair has a growth: growth() is in %, lastYear() in the column's unit. */
function checkPaired(node: Extract<Node, { op: 'call' }>, checking: Checking): Typed {
  const [of] = node.args
  if (of === undefined || of.op === 'unknown') return unknown(node)
  const column = of.op === 'column' ? checking.columns.get(of.code) : undefined
  if (of.op !== 'column' || column?.kind !== 'number' || column.paired !== true) {
    refuse(checking, of, 'not-paired', { name: node.name })
    return unknown(node)
  }
  const last: Node = { ...of, code: lastYearCode(of.code) }
  if (node.name === 'lastYear') return number({ ...node, args: [last] }, column.unit ?? PURE)
  return number({ ...node, args: [of, last] }, PERCENT)
}

function checkRounding(node: Extract<Node, { op: 'call' }>, checking: Checking): Typed {
  const [of, digits] = node.args
  if (of === undefined) return unknown(node)
  const value = expectKind(checkNode(of, checking), 'number', node.name, checking)
  if (digits === undefined) return number({ ...node, args: [value.node] }, value.unit)
  const whole = digits.op === 'minus' ? digits.of : digits
  if (whole.op !== 'number' || whole.unit !== null || !Number.isInteger(whole.value) || whole.value > 12)
    refuse(checking, digits, 'round-digits', {})
  return number({ ...node, args: [value.node, digits] }, value.unit)
}
