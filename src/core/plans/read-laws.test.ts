import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlan } from './read.ts'
import { sayTarget } from './reading-case.ts'
import { copies, damages, pieces, printed, spoil, wrongSpans } from './testing.ts'

const folder = new URL('../../../cases/plans/unseen/', import.meta.url)
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.plan.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
// a few thousand characters hold every form of a document and are read in a moment
const stretch = fc
  .tuple(fc.constantFrom(...documents), fc.nat({ max: 100 }))
  .map(([text, from]) => text.slice(Math.floor((text.length * from) / 200)).slice(0, 2400))
const damage = fc.record({
  kind: fc.constantFrom(...damages),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  size: fc.integer({ min: 1, max: 40 }),
  piece: fc.constantFrom(...pieces),
})

test('every reading of every invented plan returns the text that it claims', () => {
  for (const text of documents) expect(wrongSpans(text, readPlan({ text, tables: [] }))).toEqual([])
})

test('a spoilt document is read without an exception, and no reading has a wrong span', () => {
  fc.assert(
    fc.property(stretch, fc.array(damage, { minLength: 1, maxLength: 10 }), (text, done) => {
      const spoilt = done.reduce(spoil, text)
      expect(wrongSpans(spoilt, readPlan({ text: spoilt, tables: [] }))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const one = (words: string): string => words.replace(/\s/g, '').normalize('NFKC')

/** What is read, without the places. */
function said(text: string): string[] {
  const { targets, measures } = readPlan({ text, tables: [] })
  return [
    ...targets.map((target) => sayTarget({ ...target, unit: one(target.unit) })),
    ...measures.map(
      ({ title, duties }) => `${one(title)} ${duties.map(({ name, grade }) => `${grade} ${one(name)}`).join(' ')}`,
    ),
  ]
}
const known = documents.map(said)

test.each(Object.entries(copies))('a copy with %s reads the same', (_, copy) => {
  documents.forEach((text, at) => {
    expect(said(copy(text))).toEqual(known[at])
  })
})

test.each([26, 30, 34, 38])('printed in lines of %i letters a plan reads all but the same', (letters) => {
  let [lost, all] = [0, 0]
  documents.forEach((text, at) => {
    const left = said(printed(text, letters))
    for (const reading of known[at] ?? []) {
      const found = left.indexOf(reading)
      if (found < 0) lost += 1
      else left.splice(found, 1)
      all += 1
    }
    lost += left.length
  })
  expect(lost / all).toBeLessThan(0.015)
})
