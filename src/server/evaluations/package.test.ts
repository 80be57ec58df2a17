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
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
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

  it('names a single changed byte, in a part, in the manifest or in the archive around them', () => {
    const whole = packed()
    for (const path of ['manifest.json', 'method.yaml', 'data.csv', 'results.csv', 'traces.jsonl']) {
      const bytes = repacked((parts) => {
        const part = Uint8Array.from(parts[path] ?? [])
        const middle = part.length >> 1
        part[middle] = (part[middle] ?? 0) ^ 1
        parts[path] = part
      })
      const { equal, faults } = verifyPackage(bytes)
      expect(equal).toBe(false)
      expect(faults.some(({ place }) => place?.file === path || place?.file === undefined)).toBe(true)
    }
    for (let at = 0; at < whole.length; at += 101) {
      const bytes = Uint8Array.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const { equal, repacked } = verifyPackage(bytes)
      expect({ at, unnoticed: equal && !repacked }).toEqual({ at, unnoticed: false })
    }
  })

  it('says what in the manifest is not so, and that it is not the one that was published', () => {
    const renamed = repacked((parts) => {
      parts['manifest.json'] = edited(parts['manifest.json'], '"subjects": 15', '"subjects": 16')
    })
    expect(verifyPackage(renamed).faults).toMatchObject([
      { code: 'package.manifest-differs', place: { file: 'manifest.json' } },
    ])
    const { seal } = verifyPackage(packed())
    expect(verifyPackage(packed(), seal)).toMatchObject({ equal: true, repacked: false })
    expect(verifyPackage(packed(), 'f'.repeat(64)).faults).toMatchObject([{ code: 'package.seal-differs' }])
    expect(verifyPackage(repacked(() => {}))).toMatchObject({ equal: true })
  })

  it('that is none is refused', () => {
    expect(codes(new TextEncoder().encode('hello'))).toEqual(['package.unreadable '])
    expect(codes(zipSync({ 'a.txt': new Uint8Array([1]) }))).toEqual(['package.no-manifest '])
  })
})
