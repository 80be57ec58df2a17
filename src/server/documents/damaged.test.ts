import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handPdf } from '../../../test/documents/hand-pdf.ts'
import { asHtml, asText, asWord, sampleBlocks } from '../../../test/documents/sample-plan.ts'
import { documentFaultWords } from './fault-words.ts'
import { readDocument } from './read-document.ts'
import { readTable } from './read-table.ts'
import { writeTable } from './write-table.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function workbook(): Promise<Uint8Array> {
  const out = new PassThrough()
  const table = { name: '表', title: '表', columns: [{ header: ['甲'] }, { header: ['乙'] }], rows: [['一', 1]] }
  const [bytes] = await Promise.all([buffer(out), writeTable(out, [table], { kind: 'k', id: 'i', version: '1' })])
  return new Uint8Array(bytes)
}

const wound = fc.record({
  cutAt: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  hits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 12 }),
})

function damage(
  bytes: Uint8Array,
  { cutAt, hits }: { cutAt: number | null; hits: readonly (readonly [number, number])[] },
): Uint8Array {
  const hurt = bytes.slice(0, cutAt === null ? bytes.length : Math.floor(cutAt * bytes.length))
  for (const [at, value] of hits) if (hurt.length > 0) hurt[Math.floor(at * (hurt.length - 1))] = value
  return hurt
}

test.each([
  ['Word', () => asWord(sampleBlocks)],
  ['PDF', async () => handPdf(['Wangchao plan for industry', '1. Build 3 plants', '2. Reach 100 firms'])],
  ['web page', async () => utf8(asHtml(sampleBlocks))],
  ['text', async () => utf8(asText(sampleBlocks))],
])('a damaged %s file is read or refused, never an exception', async (_, make) => {
  const whole = await make()
  const law = fc.asyncProperty(wound, async (hurt) => {
    const read = await readDocument(damage(whole, hurt), 'a')
    if (!read.ok) expect(documentFaultWords.zh[read.fault.code](read.fault.facts)).not.toContain('undefined')
  })
  await fc.assert(law, { numRuns: 150, seed: 20261122 })
})

test('a Word file torn on its way is refused or reads as it was, never as something else', async () => {
  const whole = await asWord(sampleBlocks)
  const law = fc.asyncProperty(wound, async (hurt) => {
    const read = await readDocument(damage(whole, hurt), 'a')
    if (read.ok && read.kind === 'docx') expect(read.document.text.trimEnd()).toBe(asText(sampleBlocks))
  })
  await fc.assert(law, { numRuns: 300, seed: 20261122 })
})

test('a damaged workbook is read or refused, never an exception', async () => {
  const whole = await workbook()
  const law = fc.property(wound, (hurt) => {
    const read = readTable(damage(whole, hurt), 'a')
    if (!read.ok) expect(documentFaultWords.zh[read.fault.code](read.fault.facts)).not.toContain('undefined')
  })
  fc.assert(law, { numRuns: 300, seed: 20261122 })
})
