import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Span } from '../base/span.ts'
import { readPlan } from './read.ts'

type TargetLabel = {
  readonly quote: string
  readonly value: number
  readonly unit: string
  readonly comparator: string
  readonly kind: string
  readonly period: string | null
  readonly also?: readonly string[]
}
type TaskLabel = { readonly title: string; readonly units: readonly string[] }

const folder = new URL('../../../cases/plans/unseen/', import.meta.url)
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.plan.txt'))
  .map((name) => name.slice(0, -'.plan.txt'.length))
const labels = <Label>(name: string): readonly Label[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Label)

function places(text: string, quote: string): readonly Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    found.push({ start: at, end: at + quote.length })
  return found
}
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
const plain = (words: string): string => words.replace(/\s+/g, '').normalize('NFKC')
const keyOf = (names: readonly string[]): string => [...new Set(names.map(plain))].sort().join(' ')

function scoreTargets(name: string, text: string, reading: ReturnType<typeof readPlan>) {
  const used = new Set<number>()
  const gold = labels<TargetLabel>(`${name}.targets.jsonl`)
  const stands = (label: TargetLabel, target: (typeof reading.targets)[number]): boolean =>
    target.value === label.value &&
    plain(target.unit) === plain(label.unit) &&
    [label.quote, ...(label.also ?? [])].some((quote) => places(text, quote).some((place) => overlap(place, target)))
  const exact = gold.filter((label) => {
    const index = reading.targets.findIndex((target, at) => !used.has(at) && stands(label, target))
    if (index < 0) return false
    used.add(index)
    const target = reading.targets[index]
    return target?.comparator === label.comparator && target.kind === label.kind && target.period === label.period
  }).length
  const wrong = reading.targets.filter(
    (target, at) => !used.has(at) && !gold.some((label) => stands(label, target)),
  ).length
  return { labelled: gold.length, hit: used.size, exact, wrong }
}

function scoreMeasures(name: string, text: string, reading: ReturnType<typeof readPlan>) {
  const used = new Set<number>()
  const gold = labels<TaskLabel>(`${name}.tasks.jsonl`)
  for (const label of gold) {
    const index = reading.measures.findIndex(
      (measure, at) =>
        !used.has(at) &&
        places(text, label.title).some((place) => overlap(place, measure)) &&
        (label.units.length === 0 || keyOf(measure.duties.map((duty) => duty.name)) === keyOf(label.units)),
    )
    if (index >= 0) used.add(index)
  }
  const wrong = reading.measures.filter((measure, at) => !used.has(at) && measure.duties.length > 0).length
  return { labelled: gold.length, hit: used.size, wrong }
}

const f1 = ({ labelled, hit, wrong }: { labelled: number; hit: number; wrong: number }): number =>
  (2 * hit) / (labelled + hit + wrong)

test('plans of many places that nobody tuned the reader on are read nearly as a careful clerk reads them', () => {
  const targets = { labelled: 0, hit: 0, exact: 0, wrong: 0 }
  const measures = { labelled: 0, hit: 0, wrong: 0 }
  for (const name of documents) {
    const text = readFileSync(new URL(`${name}.plan.txt`, folder), 'utf8')
    const reading = readPlan({ text, tables: [] })
    const found = scoreTargets(name, text, reading)
    const done = scoreMeasures(name, text, reading)
    expect.soft(f1(found), `targets of ${name}`).toBeGreaterThanOrEqual(0.93)
    expect.soft(f1(done), `measures of ${name}`).toBeGreaterThanOrEqual(0.95)
    for (const key of ['labelled', 'hit', 'exact', 'wrong'] as const) targets[key] += found[key]
    for (const key of ['labelled', 'hit', 'wrong'] as const) measures[key] += done[key]
  }
  expect(documents.length).toBeGreaterThan(0)
  expect(f1(targets)).toBeGreaterThanOrEqual(0.985)
  expect(targets.exact / targets.labelled).toBeGreaterThanOrEqual(0.95)
  expect(f1(measures)).toBeGreaterThanOrEqual(0.985)
})
