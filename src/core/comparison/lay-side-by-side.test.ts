import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { snapshotOfReading } from '../checks/from-reading.ts'
import { readPlan } from '../plans/read.ts'
import type { Snapshot } from '../programmes/snapshot.ts'
import { readPairs, withPair, writePairs } from './chosen-pairs.ts'
import { laySideBySide } from './lay-side-by-side.ts'
import type { PlanRelation } from './relation.ts'
import { oppositeOf } from './verdicts.ts'

type Case = {
  readonly name: string
  readonly left: string
  readonly right: string
  readonly relation: PlanRelation
  readonly targets: readonly string[]
  readonly measures?: readonly string[]
}
const root = fileURLToPath(new URL('../../..', import.meta.url))
const cases: readonly Case[] = parse(readFileSync(`${root}cases/comparison/side-by-side.yaml`, 'utf8'))

/** Two documents count their readings alike; as programmes they have ids of their own. */
function planOf(text: string, name: string): Snapshot {
  const { head, targets, measures } = snapshotOfReading(readPlan({ text, tables: [] }), name, name)
  const own = <T extends { readonly id: string }>(thing: T): T => ({ ...thing, id: `${name}-${thing.id}` })
  return { head, targets: targets.map(own), measures: measures.map(own) }
}

const lay = (left: Snapshot, right: Snapshot, chosen: Parameters<typeof laySideBySide>[0]['chosen'] = []) =>
  laySideBySide({ left, right, relation: null, chosen })

type AnyRow = { readonly verdict: string; readonly facts: readonly { readonly code: string }[] }
const told = (label: string, { verdict, facts }: AnyRow): string =>
  `${verdict} ${label}${facts.length === 0 ? '' : ` (${facts.map(({ code }) => code).join(' ')})`}`

describe('two plans side by side', () => {
  it.each(cases)('$name', ({ left, right, relation, targets, measures }) => {
    const laid = lay(planOf(left, 'left'), planOf(right, 'right'))
    expect(laid.relation).toBe(relation)
    const shown = laid.targets.filter(({ verdict }) => verdict !== 'same')
    expect(shown.map((row) => told((row.left ?? row.right)?.metric ?? '', row))).toEqual(targets)
    if (measures === undefined) return
    const differing = laid.measures.filter(({ verdict }) => verdict !== 'same')
    expect(differing.map((row) => told((row.left ?? row.right)?.title ?? '', row))).toEqual(measures)
  })

  it('takes the partner that a person chose, and leaves alone what a person holds to have none', () => {
    const left = planOf('望潮市方案（2024年）\n2024年，城镇居民人均可支配收入达到6万元，绿色工厂达到60家。', 'left')
    const right = planOf('望潮市方案（2024年）\n2024年，居民人均可支配收入达到5万元，绿色工厂达到60家。', 'right')
    const [income, factories] = left.targets
    const [other] = right.targets
    const chosen = [
      { left: income?.id ?? '', right: other?.id ?? '' },
      { left: factories?.id ?? '', right: null },
      { left: 'no longer there', right: null },
    ]
    expect(lay(left, right, chosen).targets.map((row) => [row.verdict, row.by])).toEqual([
      ['lowered', 'person'],
      ['dropped', 'person'],
      ['new', 'meaning'],
    ])
  })
})

const sources = `${root}../shared/sources`
const documents = existsSync(sources)
  ? readdirSync(sources)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => readFileSync(`${sources}/${file}`, 'utf8'))
  : []
const texts = [...new Set([...cases.flatMap(({ left, right }) => [left, right]), ...documents])]
const lefts = texts.map((text, at) => planOf(text, `plan-${at}`))

describe('the laws of laying plans side by side', () => {
  it('a plan beside itself is the same in everything, under its own ids or under others', () => {
    for (const [at, plan] of lefts.entries())
      for (const again of [plan, planOf(texts[at] ?? '', 'again')]) {
        const { head, targets, measures } = lay(plan, again)
        expect(head).toEqual([])
        expect([...targets, ...measures].filter(({ verdict }) => verdict !== 'same')).toEqual([])
      }
  })

  it('changing sides turns each verdict into its opposite and changes no pair', () => {
    for (const [at, left] of lefts.entries()) {
      // The long documents only with one another: every pair of them all would say little more and take long.
      const others = lefts.slice(
        at + 1,
        documents.length > 0 && at < lefts.length - documents.length ? -documents.length : undefined,
      )
      for (const right of others) {
        const [forth, back] = [lay(left, right), lay(right, left)]
        const rows = (laid: typeof forth, turn: boolean) =>
          [...laid.targets, ...laid.measures]
            .map((row) => {
              const ids = [row.left?.id ?? '', row.right?.id ?? '']
              return `${(turn ? ids.reverse() : ids).join('~')} ${turn ? oppositeOf(row.verdict) : row.verdict}`
            })
            .sort()
        expect(rows(back, true)).toEqual(rows(forth, false))
        expect(back.relation).toBe(forth.relation)
      }
    }
  })

  it('nothing of either plan is lost but what it says twice', () => {
    const [left, right] = [lefts[0], lefts.at(-1)]
    if (left === undefined || right === undefined) throw new Error('no plans')
    const laid = lay(left, right)
    const seen = new Set(laid.measures.flatMap((row) => [row.left?.id, row.right?.id]))
    for (const { id } of [...left.measures, ...right.measures]) expect(seen).toContain(id)
    const again = laid.targets.flatMap(({ facts }) => facts.filter(({ code }) => code === 'said-again'))
    const repeats = again.reduce(
      (sum, one) => sum + Math.max(0, Number(one.left) - 1) + Math.max(0, Number(one.right) - 1),
      0,
    )
    const shown = new Set(laid.targets.flatMap((row) => [row.left?.id, row.right?.id]).filter((id) => id !== undefined))
    expect(shown.size + repeats).toBe(left.targets.length + right.targets.length)
  })
})

describe('partners chosen by hand', () => {
  it('are read from an address as they were written, and whatever is odd in there is left out', () => {
    const pairs = [
      { left: 'a', right: 'b' },
      { left: 'c', right: null },
      { left: null, right: 'd' },
    ]
    expect(readPairs(writePairs(pairs))).toEqual(pairs)
    expect(readPairs('a,~,a~b~c,,x~y')).toEqual([{ left: 'x', right: 'y' }])
  })

  it('take their partner from whoever had it', () => {
    const now = withPair([{ left: 'a', right: 'b' }], { left: 'c', right: 'b' })
    expect(now).toEqual([{ left: 'c', right: 'b' }])
    expect(withPair(now, { left: 'a', right: null })).toHaveLength(2)
  })
})
