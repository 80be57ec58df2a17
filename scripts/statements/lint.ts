// Would this statement run when the tables are spread over several machines by city?
import { parse } from 'libpg-query'
import { distributionColumn, manifest, type TableEntry } from '../../src/store/manifest.ts'
import { type Level, Pins, type Source, sourceOf } from './pins.ts'
import { child, children, find, type Node, names, text } from './tree.ts'

/** Named as the rule that a statement breaks; what each means to the machines stands beside it in `lint`. */
export type Breach =
  | 'unparsed'
  | 'city-unpinned'
  | 'lock-unpinned'
  | 'recursion-unpinned'
  | 'function-in-do-update'
  | 'grouping-sets-unpinned'
  | 'distribution-column-updated'
  | 'volatile-in-update'
  | 'change-across-groups'
  | 'join-across-groups'
  | 'lateral-limit-unpinned'
  | 'correlated-off-column'
  | 'set-config'
  | 'set-for-session'

/** A statement that means every city says so, and why, in a comment that begins like this. */
const EVERY_CITY = /\/\* every city\b/

const VOLATILE = ['random', 'clock_timestamp', 'timeofday', 'gen_random_uuid', 'uuidv7', 'nextval', 'setseed']

export async function lintStatement(
  sql: string,
  entries: readonly TableEntry[] = manifest,
): Promise<readonly Breach[]> {
  let statements: readonly { stmt?: unknown }[]
  try {
    statements = (await parse(sql)).stmts ?? []
  } catch {
    return ['unparsed']
  }
  const breaches = new Set<Breach>()
  for (const { stmt } of statements) {
    const linter = new Linter(entries)
    linter.statement(stmt as Node)
    for (const breach of linter.verdict()) breaches.add(breach)
  }
  if (EVERY_CITY.test(sql)) breaches.delete('city-unpinned')
  return [...breaches].sort()
}

class Linter {
  readonly #kinds: ReadonlyMap<string, TableEntry>
  readonly #pins = new Pins()
  readonly #breaches = new Set<Breach>()
  /** asked when the whole statement has been read, because a pin may stand behind the table it holds */
  readonly #questions: (() => Breach | undefined)[] = []
  readonly #ctes = new Map<string, Source | undefined>()
  #sources = 0

  constructor(entries: readonly TableEntry[]) {
    this.#kinds = new Map(entries.map((entry) => [entry.name, entry]))
  }

  verdict(): ReadonlySet<Breach> {
    for (const question of this.#questions) {
      const breach = question()
      if (breach !== undefined) this.#breaches.add(breach)
    }
    return this.#breaches
  }

  statement(stmt: Node | undefined, outer?: Level): Source | undefined {
    if (stmt === undefined) return undefined
    for (const [type, node] of Object.entries(stmt) as [string, Node][]) {
      if (type === 'SelectStmt') return this.#select(node, outer)
      if (type === 'InsertStmt') return this.#insert(node)
      if (type === 'UpdateStmt') return this.#change(node, 'fromClause')
      if (type === 'DeleteStmt') return this.#change(node, 'usingClause')
      if (type === 'CopyStmt') return this.statement(child(node, 'query'))
      if (type === 'VariableSetStmt' && node.is_local !== true && node.kind !== 'VAR_RESET_ALL')
        this.#breaches.add('set-for-session')
    }
    return undefined
  }

  #select(node: Node, outer: Level | undefined): Source | undefined {
    const recursive = this.#with(node, outer)
    if (child(node, 'larg') !== undefined) {
      const left = this.#select(child(node, 'larg') as Node, outer)
      this.#select(child(node, 'rarg') as Node, outer)
      return left
    }
    const level: Level = { sources: [], outer }
    for (const item of children(node, 'fromClause')) this.#from(item, level)
    this.#conditions(child(node, 'whereClause'), level)
    for (const key of [
      'targetList',
      'groupClause',
      'havingClause',
      'sortClause',
      'valuesLists',
      'windowClause',
      'limitCount',
    ]) {
      this.#expression(node[key], level)
    }
    this.#ask('city-unpinned', level)
    this.#askJoin('join-across-groups', level)
    if (children(node, 'lockingClause').length > 0) this.#ask('lock-unpinned', level)
    if (find(node.groupClause, ['GroupingSet']).length > 0) this.#ask('grouping-sets-unpinned', level)
    if (recursive) this.#ask('recursion-unpinned', level)
    return level.sources.find((source) => source.by !== undefined)
  }

  /** Answers whether the query recurses. */
  #with(node: Node, outer: Level | undefined): boolean {
    const clause = child(node, 'withClause')
    const recursive = clause?.recursive === true
    for (const each of children(clause, 'ctes')) {
      const cte = child(each, 'CommonTableExpr')
      const name = text(cte, 'ctename')
      const before = this.#questions.length
      // Known before it is read, so that it is not taken for a table of that name when it names itself.
      this.#ctes.set(name, undefined)
      this.#ctes.set(name, this.statement(child(cte, 'ctequery'), outer))
      if (recursive && this.#questions.slice(before).some((ask) => ask() !== undefined))
        this.#breaches.add('recursion-unpinned')
    }
    return recursive
  }

  #insert(node: Node): Source | undefined {
    this.#with(node, undefined)
    const target = this.#table(child(node, 'relation'))
    this.statement(child(node, 'selectStmt'))
    if (target?.by !== undefined) this.#pins.pin(target.key)
    const level: Level = { sources: target === undefined ? [] : [target], outer: undefined }
    const conflict = child(node, 'onConflictClause')
    for (const set of children(conflict, 'targetList')) {
      if (find(set, ['FuncCall', 'SQLValueFunction']).length > 0) this.#breaches.add('function-in-do-update')
      this.#assignment(set, target)
    }
    this.#expression(node.returningList, level)
    return target
  }

  #change(node: Node, joined: 'fromClause' | 'usingClause'): Source | undefined {
    this.#with(node, undefined)
    const target = this.#table(child(node, 'relation'))
    const level: Level = { sources: target === undefined ? [] : [target], outer: undefined }
    for (const item of children(node, joined)) this.#from(item, level)
    for (const set of children(node, 'targetList')) this.#assignment(set, target)
    if (target !== undefined && text(node, 'op') === '') this.#volatile([node.targetList, node.whereClause])
    this.#conditions(child(node, 'whereClause'), level)
    this.#expression(node.targetList, level)
    this.#expression(node.returningList, level)
    this.#ask('city-unpinned', level)
    this.#askJoin('change-across-groups', level)
    return target
  }

  #assignment(set: Node, target: Source | undefined): void {
    if (target?.by !== undefined && text(child(set, 'ResTarget'), 'name') === target.by)
      this.#breaches.add('distribution-column-updated')
  }

  #volatile(parts: unknown): void {
    const called = find(parts, ['FuncCall']).map(([, call]) => names(call, 'funcname').at(-1) ?? '')
    if (called.some((name) => VOLATILE.includes(name))) this.#breaches.add('volatile-in-update')
  }

  #from(item: Node, level: Level): void {
    const table = child(item, 'RangeVar')
    const join = child(item, 'JoinExpr')
    const subquery = child(item, 'RangeSubselect')
    if (table !== undefined) {
      const source = this.#table(table)
      if (source !== undefined) level.sources.push(source)
    } else if (join !== undefined) {
      this.#from(child(join, 'larg') ?? {}, level)
      this.#from(child(join, 'rarg') ?? {}, level)
      this.#conditions(child(join, 'quals'), level)
    } else if (subquery !== undefined) this.#subquery(subquery, level)
    else this.#expression(item, level)
  }

  #subquery(node: Node, level: Level): void {
    const query = child(child(node, 'subquery'), 'SelectStmt')
    if (query === undefined) return
    const lateral = node.lateral === true
    const inner = this.#select(query, lateral ? level : level.outer)
    if (inner === undefined) return
    if (lateral && child(query, 'limitCount') !== undefined) {
      this.#questions.push(() => (this.#pins.isPinned(inner) ? undefined : 'lateral-limit-unpinned'))
    }
    level.sources.push({ ...inner, alias: text(child(node, 'alias'), 'aliasname') })
  }

  #table(range: Node | undefined): Source | undefined {
    const name = text(range, 'relname')
    const alias = text(child(range, 'alias'), 'aliasname') || name
    const schema = text(range, 'schemaname')
    if (schema === '' && this.#ctes.has(name)) {
      const source = this.#ctes.get(name)
      return source === undefined ? undefined : { ...source, alias }
    }
    const entry = schema === '' || schema === 'public' ? this.#kinds.get(name) : undefined
    if (entry === undefined) return undefined
    return { key: `${++this.#sources}:${alias}`, alias, by: distributionColumn(entry) }
  }

  /** What holds for every row of the result: the parts of an AND, one by one. */
  #conditions(node: Node | undefined, level: Level): void {
    const both = child(node, 'BoolExpr')
    if (both !== undefined && text(both, 'boolop') === 'AND_EXPR') {
      for (const part of children(both, 'args')) this.#conditions(part, level)
      return
    }
    const comparison = child(node, 'A_Expr')
    if (
      comparison !== undefined &&
      text(comparison, 'kind') === 'AEXPR_OP' &&
      names(comparison, 'name').join('') === '='
    ) {
      this.#equal(child(comparison, 'lexpr'), child(comparison, 'rexpr'), level)
    }
    this.#expression(node, level)
  }

  #equal(left: Node | undefined, right: Node | undefined, level: Level): void {
    const [a, b] = [left, right].map((side) => sourceOf(level, names(child(side, 'ColumnRef'), 'fields')))
    if (a !== undefined && b !== undefined) this.#pins.join(a.key, b.key)
    else if (a !== undefined && isConstant(right)) this.#pins.pin(a.key)
    else if (b !== undefined && isConstant(left)) this.#pins.pin(b.key)
  }

  #expression(root: unknown, level: Level): void {
    for (const [type, node] of find(root, ['SubLink', 'FuncCall'])) {
      if (type === 'FuncCall') {
        if (names(node, 'funcname').at(-1) === 'set_config') this.#breaches.add('set-config')
        this.#expression(node.args, level)
        continue
      }
      this.#expression(node.testexpr, level)
      const inner = this.statement(child(node, 'subselect'), level)
      if (inner !== undefined) this.#askCorrelated(inner, level)
    }
  }

  #ask(breach: Breach, level: Level): void {
    this.#questions.push(() => (level.sources.every((source) => this.#pins.isPinned(source)) ? undefined : breach))
  }

  #askJoin(breach: Breach, level: Level): void {
    this.#questions.push(() => {
      const [first, ...others] = level.sources.filter((source) => source.by !== undefined)
      const together = (other: Source) => other.by === first?.by && this.#pins.areJoined(other.key, first?.key ?? '')
      return first === undefined || others.every(together) ? undefined : breach
    })
  }

  #askCorrelated(inner: Source, level: Level): void {
    this.#questions.push(() => {
      const spread = level.sources.find((source) => source.by !== undefined)
      if (spread === undefined || this.#pins.isPinned(inner)) return undefined
      return this.#pins.areJoined(inner.key, spread.key) ? undefined : 'correlated-off-column'
    })
  }
}

/** One value for the whole statement, which the planner knows before it chooses a machine. */
function isConstant(node: Node | undefined): boolean {
  const cast = child(node, 'TypeCast')
  if (cast !== undefined) return isConstant(child(cast, 'arg'))
  return child(node, 'ParamRef') !== undefined || child(node, 'A_Const') !== undefined
}
