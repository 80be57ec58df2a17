import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlan } from './read.ts'
import { damages, pieces, spoil, wrongSpans } from './testing.ts'

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
