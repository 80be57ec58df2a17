import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { methodJsonSchema } from '#contract/evaluations/method-file.ts'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { readMethod } from './read-method.ts'

const page = readFileSync(new URL('../../../docs/methods/method-file.md', import.meta.url), 'utf8')
const example = /```yaml\n(format:[\s\S]*?)```/.exec(page)?.[1] ?? ''
const read = (text: string) => readMethod(new TextEncoder().encode(text), '办法.yaml')
const lineOf = (words: string) => example.slice(0, example.indexOf(words)).split('\n').length
const changed = (from: string, to: string) => {
  expect(example).toContain(from)
  return read(example.replace(from, to))
}

describe('a method file', () => {
  it('is read as the page on it shows it', () => {
    const method = read(example)
    expect(method).toMatchObject({ ok: true, value: { code: 'wangchao_enterprises', period: '2025' } })
    expect(method.ok && checkMethod(method.value).findings).toEqual([])
  })

  it('says the line and the field of a word that it does not know', () => {
    expect(changed('cap: 1.5\n          floor: 0', 'capp: 1.5')).toEqual({
      ok: false,
      faults: [
        {
          code: 'method.key-unknown',
          place: { file: '办法.yaml', row: lineOf('cap: 1.5'), field: 'items.benefit.items.tax_per_mu.score.capp' },
          facts: { key: 'capp', owner: null, near: 'cap' },
        },
      ],
    })
  })

  it('says which functions there are when it does not know one, and what a value should have been', () => {
    const unknown = changed('{ kind: minmax, floor: 20 }', '{ kind: minimax }')
    expect(unknown).toMatchObject({
      ok: false,
      faults: [{ code: 'method.value-unknown', place: { field: 'items.green.items.added_per_energy.score.kind' } }],
    })
    expect(!unknown.ok && unknown.faults[0]?.facts?.allowed).toContain('minmax、efficacy')
    expect(changed('cap: 1.5', 'cap: 一点五')).toMatchObject({
      ok: false,
      faults: [{ code: 'method.wrong-type', facts: { wanted: 'number' } }],
    })
  })

  it('collects all faults', () => {
    const read = changed('value: { of: added, per: energy }', 'value: { of: added }')
    expect(read).toMatchObject({ ok: false, faults: [{ code: 'method.key-missing' }] })
    const both = changed('weights: { above: 30, below: 60 }', 'weights: { above: 30 }\n        weight: 3')
    expect(both).toMatchObject({ ok: false, faults: [{ code: 'method.needs-only-one-of' }] })
  })

  it('says where YAML itself is broken, and where a key stands twice', () => {
    expect(read('code: a\ncode: b')).toMatchObject({
      ok: false,
      faults: [{ code: 'method.key-twice', place: { row: 2 } }],
    })
    expect(read('code: [a')).toMatchObject({ ok: false, faults: [{ code: 'method.yaml' }] })
  })

  it('has the schema that is published', () => {
    const published = readFileSync(new URL('../../../docs/methods/method.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(methodJsonSchema())))
  })
})
