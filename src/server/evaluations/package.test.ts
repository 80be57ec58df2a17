import { readFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type GivenFile, makePackage } from './make-package.ts'
import { verifyPackage } from './verify-package.ts'

const root = new URL('../../../', import.meta.url)
const given = (path: string): GivenFile => ({
  name: path.split('/').at(-1) ?? '',
  bytes: readFileSync(new URL(path, root)),
})
const method = given('src/server/evaluations/methods/huaian-enterprises-2024.yaml')
const data = given('cases/evaluations/huaian-enterprises-2024/data.csv')

function packed(from: GivenFile = data): Uint8Array {
  const made = makePackage(method, from)
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.bytes
}

type Parts = Record<string, Uint8Array>
/** The archive as somebody would write it who has changed one part. */
function repacked(change: (parts: Parts) => void): Uint8Array {
  const parts: Parts = unzipSync(packed())
  change(parts)
  return zipSync(parts)
}
const edited = (bytes: Uint8Array | undefined, from: string, to: string): Uint8Array => {
  const text = new TextDecoder().decode(bytes)
  expect(text).toContain(from)
  return new TextEncoder().encode(text.replace(from, to))
}
const codes = (bytes: Uint8Array) =>
  verifyPackage(bytes).faults.map(({ code, place }) => `${code} ${place?.file ?? ''}`)

describe('a package', () => {
  it('verifies, and is the same to the byte each time it is made', () => {
    expect(verifyPackage(packed())).toMatchObject({ equal: true, faults: [], manifest: { subjects: 15, trial: false } })
    expect(packed()).toEqual(packed())
  })

  it('gives the same results whatever the order of the rows', () => {
    const [head = '', ...rows] = new TextDecoder().decode(data.bytes).trim().split('\n')
    const turned = new TextEncoder().encode([head, ...rows.toReversed(), ''].join('\n'))
    const results = (bytes: Uint8Array) => unzipSync(bytes)['results.csv']
    expect(results(packed({ name: 'data.csv', bytes: turned }))).toEqual(results(packed()))
  })

  it('with a changed input names the file, and every result that no longer follows', () => {
    const bytes = repacked((parts) => {
      parts['data.csv'] = edited(parts['data.csv'], 'HA05,企业5,规上,东县,170', 'HA05,企业5,规上,东县,171')
    })
    const { faults } = verifyPackage(bytes)
    expect(faults[0]).toMatchObject({ code: 'package.file-changed', place: { file: 'data.csv' } })
    expect(faults).toContainEqual(
      expect.objectContaining({
        code: 'package.result-differs',
        place: { file: 'results.csv', column: '总分' },
        facts: expect.objectContaining({ code: 'HA05', held: '58.26' }),
      }),
    )
  })

  it('with a better total written into its results, and the manifest mended to hide it, is found out', () => {
    const forged = repacked((parts) => {
      parts['results.csv'] = edited(parts['results.csv'], '58.26', '68.26')
    })
    const { sha256 } = { sha256: String(verifyPackage(forged).faults[0]?.facts?.found) }
    const listed = String(verifyPackage(forged).faults[0]?.facts?.listed)
    const hidden = zipSync({
      ...unzipSync(forged),
      'manifest.json': edited(unzipSync(forged)['manifest.json'], listed, sha256),
    })
    expect(verifyPackage(hidden)).toMatchObject({
      equal: false,
      faults: [{ code: 'package.result-differs', facts: { code: 'HA05', held: '68.26', computed: '58.26' } }],
    })
  })

  it('with a part taken out, put in or torn says which', () => {
    expect(
      codes(
        repacked((parts) => {
          delete parts['traces.jsonl']
          parts['note.txt'] = new Uint8Array([1])
        }),
      ),
    ).toEqual(['package.file-missing traces.jsonl', 'package.file-extra note.txt'])
    const torn = packed()
    const at = Buffer.from(torn).indexOf('results.csv') + 40
    torn[at] = (torn[at] ?? 0) ^ 0xff
    expect(codes(torn)).toContain('package.file-damaged results.csv')
  })

  it('that is none is refused', () => {
    expect(codes(new TextEncoder().encode('hello'))).toEqual(['package.unreadable '])
    expect(codes(zipSync({ 'a.txt': new Uint8Array([1]) }))).toEqual(['package.no-manifest '])
  })
})
