// How does one measure differ from the other: its words, who answers for it, its steps?

import { groupBy } from '../base/group.ts'
import { foldText } from '../base/text.ts'
import type { MeasureValue, StepValue } from '../programmes/snapshot.ts'
import type { Judged } from './judge-target.ts'
import { type ComparedFact, fact, type Verdict } from './verdicts.ts'

/** A number that moved changes nothing: it is told and weighs nothing. */
const weightless: ReadonlySet<ComparedFact['code']> = new Set(['number'])

export function judgeMeasure(left: MeasureValue | null, right: MeasureValue | null): Judged {
  if (left === null || right === null) return { verdict: left === null ? 'new' : 'dropped', facts: [] }
  const facts = [
    ...wordsDiffer('title', left.title, right.title),
    ...dutyFacts(left, right),
    ...stepFacts(left.steps, right.steps),
    ...wordsDiffer('number', left.number, right.number),
  ]
  const weighty = facts.filter(({ code }) => !weightless.has(code))
  return { verdict: verdictOf(weighty), facts }
}

function verdictOf(facts: readonly ComparedFact[]): Verdict {
  if (facts.length === 0) return 'same'
  return facts.every(({ code }) => code === 'step-moved') ? 'moved' : 'changed'
}

const wordsDiffer = (code: 'title' | 'number', left: string, right: string): readonly ComparedFact[] =>
  foldText(left) === foldText(right) ? [] : [fact(code, left || null, right || null)]

function dutyFacts(left: MeasureValue, right: MeasureValue): readonly ComparedFact[] {
  const [leads, newLeads] = [namesOf(left, true), namesOf(right, true)]
  const [others, newOthers] = [namesOf(left, false), namesOf(right, false)]
  const [gone, come] = [lacking(others, newOthers), lacking(newOthers, others)]
  return [
    ...(lacking(leads, newLeads).length + lacking(newLeads, leads).length === 0
      ? []
      : [fact('lead', listed(leads), listed(newLeads))]),
    ...(gone.length + come.length === 0 ? [] : [fact('units', listed(gone), listed(come))]),
  ]
}

const namesOf = ({ duties }: MeasureValue, lead: boolean): readonly string[] => [
  ...new Set(duties.filter(({ grade }) => (grade === 'lead') === lead).map(({ name }) => foldText(name))),
]
const lacking = (names: readonly string[], than: readonly string[]): readonly string[] =>
  names.filter((name) => !than.includes(name))
const listed = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('、'))

/** Steps of the same words have moved, steps of the same time are worded anew; one left on each side is the same step. */
function stepFacts(left: readonly StepValue[], right: readonly StepValue[]): readonly ComparedFact[] {
  const [ours, theirs] = [new Set(left), new Set(right)]
  const facts: ComparedFact[] = []
  const match = (key: (step: StepValue) => string, say: (a: StepValue, b: StepValue) => readonly ComparedFact[]) => {
    const waiting = groupBy([...theirs], key)
    for (const [name, steps] of groupBy([...ours], key))
      for (const [at, step] of steps.entries()) {
        const other = waiting.get(name)?.[at]
        if (other === undefined) continue
        ours.delete(step)
        theirs.delete(other)
        facts.push(...say(step, other))
      }
  }
  match(
    ({ period, text }) => `${period}|${foldText(text)}`,
    () => [],
  )
  match(
    ({ text }) => foldText(text),
    (a, b) => [fact('step-moved', `${a.period} ${a.text}`, `${b.period} ${b.text}`)],
  )
  match(
    ({ period }) => period,
    (a, b) => [fact('step-worded', `${a.period} ${a.text}`, `${b.period} ${b.text}`)],
  )
  const [last, next] = [[...ours], [...theirs]]
  const [only, other] = [last[0], next[0]]
  if (last.length === 1 && next.length === 1 && only !== undefined && other !== undefined)
    return [...facts, fact('step-moved', `${only.period} ${only.text}`, `${other.period} ${other.text}`)]
  return [
    ...facts,
    ...last.map(({ period, text }) => fact('step-dropped', `${period} ${text}`)),
    ...next.map(({ period, text }) => fact('step-added', null, `${period} ${text}`)),
  ]
}
