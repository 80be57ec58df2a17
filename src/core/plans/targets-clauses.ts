// Which clause does each number of a sentence stand in, and what governs it from the clauses before?

import type { Figure } from './figures.ts'
import type { TimeMention } from './periods.ts'
import { timeBefore, yearlyBefore } from './targets-times.ts'
import { AND, adds, lastAdding, lastAspire, opensWithVerb } from './targets-words.ts'

/** A number with everything in its sentence that bears on its reading. All offsets are into the sentence. */
export type Placed = {
  readonly figure: Figure
  /** the words from the start of its own item to the words that bound it */
  readonly left: string
  readonly leftStart: number
  /** the words behind it, to the end of its item */
  readonly right: string
  /** everything from the start of the clause to the number */
  readonly clauseLeft: string
  /** the clause it stands in, brackets with numbers of their own left out */
  readonly clause: string
  /** everything from the last semicolon to the number */
  readonly segmentLeft: string
  readonly striving: boolean
  /** under 每年 */
  readonly yearly: boolean
  /** the verb of adding that governs it, its own or the one before; '' where there is none */
  readonly verb: string
  readonly ownVerb: boolean
  /** its place behind 分别: 0 for the first value, 1 for the second */
  readonly turn: number
  /** the first value of its chain, whose bound the others share */
  readonly first: Figure
  /** the item with the verb that governs it: 共培育 for the second of 共培育5家A、70家B */
  readonly governed: string
  /** values that share one set of names: 分别达到50%和25% */
  readonly turns: number
  readonly time: TimeMention | null
  readonly timeInClause: boolean
  readonly bracketed: boolean
}

type State = {
  striving: boolean
  yearly: boolean
  summed: boolean
  verb: string
  segmentStart: number
  governed: string
  /** clauses that open with 其中, and brackets */
  readonly parts: Clause[]
}
export type Clause = { start: number; end: number; breaks: boolean; bracket: boolean }

// words farther off than this govern nothing
const NEAR = 160
const COMMA = /[，,]/
const BREAK = /[；;：。！？!?\n]/
const JOINED = /^\s?(?:、|和|及|与|以及|，和|或|\/)\s?$/

/** Places each figure that is not a class name; `heads` are those figures in order. */
export function placeFigures(text: string, heads: readonly Figure[], times: readonly TimeMention[]): readonly Placed[] {
  const clauses = splitClauses(text, heads)
  const placed: Placed[] = []
  const state: State = {
    striving: false,
    yearly: false,
    summed: false,
    verb: '',
    segmentStart: 0,
    governed: '',
    parts: [],
  }
  let next = 0
  let leadIn = false
  for (const clause of clauses) {
    const inside: Figure[] = []
    while (next < heads.length && (heads[next]?.start ?? 0) < clause.end) {
      const head = heads[next]
      if (head !== undefined) inside.push(head)
      next += 1
    }
    const opening = times.find((time) => time.start === clause.start)
    const words = text.slice(
      opening === undefined || opening.end >= clause.end ? clause.start : opening.end,
      clause.end,
    )
    enterClause(state, clause, words, inside, leadIn)
    placed.push(...placeInClause(text, clause, inside, times, state))
    const aspire = lastAspire(text.slice(clause.start, clause.end).replace(/至少/g, '')) >= 0
    state.striving ||= aspire && !clause.bracket
    state.yearly ||= !clause.bracket && times.some((time) => time.kind === 'annual' && within(time, clause))
    state.summed ||= times.some((time) => time.summed && within(time, clause))
    const verb = placed.at(-1)?.verb
    if (inside.length > 0 && verb !== undefined) state.verb = verb
    if (inside.length > 0) state.governed = placed.at(-1)?.governed ?? ''
    leadIn = inside.length === 0 && isLeadIn(text, clause, times)
  }
  return placed
}

const within = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

function enterClause(state: State, clause: Clause, words: string, inside: readonly Figure[], leadIn: boolean): void {
  if (clause.bracket) {
    state.parts.push(clause)
    return
  }
  const verbFirst = opensWithVerb(words)
  if (words.startsWith('其中')) {
    state.striving = false
    state.parts.push(clause)
  }
  if (clause.breaks) {
    // 力争A达…；B达…: a list of goals of the same build goes on under one 力争
    const parallel = !verbFirst && inside[0]?.bound === '>=' && inside[0].lead !== ''
    state.striving &&= parallel
    state.yearly = false
    state.summed = false
    state.segmentStart = clause.start
    // 引进项目35个：其中50亿元以上1个: the parts are done as the whole is
    if (words.startsWith('其中')) return
    state.verb = ''
    state.governed = ''
    return
  }
  if (!verbFirst || leadIn) return
  state.striving = false
  state.yearly = false
  state.verb = ''
  state.governed = ''
}

/** A clause that only says when or how: 到2025年, 力争三年内. */
function isLeadIn(text: string, clause: Clause, times: readonly TimeMention[]): boolean {
  let rest = ''
  let at = clause.start
  for (const time of times) {
    if (!within(time, clause)) continue
    rest += text.slice(at, time.start)
    at = time.end
  }
  rest += text.slice(at, clause.end)
  return (
    rest.replace(/力争|争取|努力|确保|通过|近期|远期|中期|展望|其中|时间|[到至在用底末前]|[，、\s]/g, '').length <= 3
  )
}

// brackets without numbers stay in their clause; those with numbers are clauses of their own
function splitClauses(text: string, heads: readonly Figure[]): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let breaks = true
  let head = 0
  const close = (end: number, nextBreaks: boolean, bracket = false) => {
    if (end > start) clauses.push({ start, end, breaks, bracket })
    start = end + 1
    breaks = nextBreaks
  }
  let bracket = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    while (head < heads.length && (heads[head]?.end ?? 0) <= at) head += 1
    const figure = heads[head]
    if (figure !== undefined && at >= figure.start && at < figure.end) continue
    if (char === '(' || char === '（') {
      const end = text.indexOf(char === '(' ? ')' : '）', at)
      const holds = figure !== undefined && end > 0 && figure.start < end && end - at < 200
      if (holds && figure.start - at > 1) {
        close(at, false)
        bracket = true
      } else if (!holds && end > 0 && end - at < 60) at = end
    } else if ((char === ')' || char === '）') && bracket) {
      close(at, false, true)
      bracket = false
    } else if (char === '：' && text.slice(at - 2, at) === '其中') {
    } else if (BREAK.test(char)) {
      close(at, true, bracket)
      if (char !== '：') bracket = false
    } else if (COMMA.test(char)) close(at, false, bracket)
  }
  close(text.length, true, bracket)
  return clauses
}

function placeInClause(
  text: string,
  clause: Clause,
  inside: readonly Figure[],
  times: readonly TimeMention[],
  state: State,
): readonly Placed[] {
  const placed: Placed[] = []
  const chains = findChains(text, inside)
  let verb = state.verb
  let governed = state.governed
  inside.forEach((figure, index) => {
    const before = inside[index - 1]
    const chain = chains[index] ?? { first: index, turn: 0, turns: 1 }
    const first = inside[chain.first] ?? figure
    const leftStart = itemStart(text, clause, inside[chain.first - 1], first)
    const left = text.slice(Math.max(leftStart, first.from - NEAR), first.from)
    const end = inside[index + 1]?.from ?? clause.end
    const clauseLeft = text.slice(Math.max(clause.start, figure.from - NEAR), figure.from)
    const own = lastAdding(left)
    if (own !== '') verb = own
    else if (before === undefined && adds(clauseLeft)) verb = lastAdding(clauseLeft)
    if (own !== '' || governed === '') governed = left
    const flows = figure.lead === '' && (own !== '' || state.summed)
    const time = timeBefore(
      times,
      figure,
      { clause, segmentStart: state.segmentStart, flows, parts: state.parts },
      chain,
      text,
    )
    placed.push({
      figure,
      left,
      leftStart: first.from - left.length,
      right: rightOf(text, figure, inside[index + 1], end),
      clauseLeft,
      clause: text.slice(clause.start, clause.end),
      segmentLeft: text.slice(Math.max(state.segmentStart, figure.from - NEAR), figure.from),
      striving: state.striving || lastAspire(clauseLeft) >= 0 || /至少/.test(clauseLeft),
      yearly:
        yearlyBefore(times, figure, clause) ||
        (state.yearly &&
          time.mention?.kind !== 'years' &&
          !(time.inClause && time.mention?.kind === 'within') &&
          !standsAlone(figure, first, left)),
      verb,
      ownVerb: own !== '',
      turn: chain.turn,
      first,
      governed,
      turns: chain.turns,
      time: time.mention,
      timeInClause: time.inClause,
      bracketed: clause.bracket,
    })
  })
  return placed
}

// 每年引进项目25个，合同履约率达到95%: a rate with its own subject is kept, not done once a year
const standsAlone = (figure: Figure, first: Figure, left: string): boolean =>
  (figure.dimension === 'percent' && /年均[^，；]{0,4}$/.test(left)) ||
  (first.lead !== '' &&
    (figure.dimension === 'percent'
      ? /(?:率|比重|占比|比例|强度)(?:分别|均)?$/
      : /(?:产值|收入|营收|增加值|税收|利润|总量|总数|规模|保有量)(?:分别|均)?$/
    ).test(left))

export type Chain = { first: number; turn: number; turns: number }

// 50%和25%: values parted by nothing but 、 or 和 share the names before the first
function findChains(text: string, inside: readonly Figure[]): readonly Chain[] {
  const chains: Chain[] = []
  let first = 0
  inside.forEach((figure, index) => {
    const before = inside[index - 1]
    const joined =
      before !== undefined && (JOINED.test(text.slice(before.to, figure.from)) || before.start === figure.start)
    if (!joined) first = index
    chains.push({ first, turn: index - first, turns: 1 })
  })
  const turns = new Map<number, number>()
  for (const chain of chains) turns.set(chain.first, chain.turn + 1)
  return chains.map((chain) => ({ ...chain, turns: turns.get(chain.first) ?? 1 }))
}

function itemStart(text: string, clause: Clause, before: Figure | undefined, figure: Figure): number {
  if (before === undefined) return clause.start
  const between = text.slice(before.to, figure.from)
  const joint = lastJoint(between)
  const follows = /^[、，和及与其]/.test(between)
  if (follows) return before.to + (/^(?:以及|[、，和及与])+/.exec(between)?.[0].length ?? 0)
  return joint === null ? before.to : before.to + joint.index + joint[0].length
}

function rightOf(text: string, figure: Figure, next: Figure | undefined, end: number): string {
  const right = text.slice(Math.min(figure.to, end), end)
  return next !== undefined && JOINED.test(right) ? '' : right
}

function lastJoint(between: string): RegExpExecArray | null {
  let found: RegExpExecArray | null = null
  for (const match of between.matchAll(between.includes('、') ? /、/g : AND)) found = match
  return found
}
