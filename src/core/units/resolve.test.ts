import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarityOf } from '../base/text.ts'
import { makeRegistry, type RegisteredUnit } from './registry.ts'
import { resolveNames, unitsMeant } from './resolve.ts'

const unit = (id: string, name: string, more: Partial<RegisteredUnit> = {}): RegisteredUnit => ({
  id,
  name,
  shortName: null,
  validFrom: null,
  validTo: null,
  aliases: [],
  ...more,
})
const units = [
  unit('gx', '望潮市工业和信息化局', { shortName: '市工信局' }),
  unit('fg', '望潮市发展和改革局', { aliases: ['市发展改革局'] }),
  unit('cz', '市财政局'),
  unit('sj', '市市场监管局'),
  unit('old', '望潮市经济贸易局', { validTo: '2018-12-31' }),
  unit('t1', '东港镇'),
  unit('t2', '西浦镇'),
]
const groups = [{ id: 'towns', name: '各镇区', aliases: ['各县(市、区)人民政府(管委会)'], memberIds: ['t1', 't2'] }]
const places = ['望潮市']
const resolve = (names: readonly string[], day: string | null = null, more: readonly RegisteredUnit[] = []) =>
  resolveNames(makeRegistry([...units, ...more], groups, places, day), names, places)
const ids = (names: readonly string[]) => resolve(names).map((found) => found.unitId ?? found.groupId)

describe('a printed name', () => {
  it('is taken by its full name, its short name and its other names', () => {
    expect(resolve(['望潮市工业和信息化局', '市工信局', '市发展改革局']).map(({ unitId, by }) => [unitId, by])).toEqual(
      [
        ['gx', 'name'],
        ['gx', 'alias'],
        ['fg', 'alias'],
      ],
    )
  })

  it('may leave the place or the level out', () => {
    expect(ids(['市工业和信息化局', '工业和信息化局', '财政局', '望潮市财政局'])).toEqual(['gx', 'gx', 'cz', 'cz'])
  })

  it('that begins with 市 without meaning the city keeps it', () => {
    expect(ids(['市场监管局', '市市场监管局'])).toEqual(['sj', 'sj'])
  })

  it('with another level is somebody else', () => {
    expect(ids(['县财政局', '省财政局'])).toEqual([null, null])
  })

  it('reads the same in full and half width brackets', () => {
    expect(ids(['各县（市、区）人民政府（管委会）'])).toEqual(['towns'])
  })

  it('that two units share is nobody, with both suggested', () => {
    const [found] = resolve(['财政局'], null, [unit('cz2', '县财政局')])
    expect(found?.unitId).toBeNull()
    expect(found?.suggestions.slice(0, 2).map((suggestion) => suggestion.unitId)).toEqual(['cz', 'cz2'])
  })

  it('that two units share is settled by the level that the document prints elsewhere', () => {
    const [, found] = resolve(['市工业和信息化局', '财政局'], null, [unit('cz2', '县财政局')])
    expect(found).toMatchObject({ unitId: 'cz', by: 'elided' })
  })

  it('that is only similar is a suggestion, never taken', () => {
    const [found] = resolve(['市发改局'])
    expect(found?.unitId).toBeNull()
    expect(found?.suggestions[0]?.unitId).toBe('fg')
  })

  it('of towns "concerned" is not taken for all towns', () => {
    const [found] = resolve(['各有关镇区'])
    expect(found?.groupId).toBeNull()
    expect(found?.suggestions[0]).toMatchObject({ groupId: 'towns' })
  })

  it('of a unit that was gone by the document’s day is only suggested', () => {
    expect(resolve(['市经济贸易局'], '2017-06-01')[0]?.unitId).toBe('old')
    const [later] = resolve(['市经济贸易局'], '2023-06-01')
    expect(later?.unitId).toBeNull()
    expect(later?.suggestions[0]?.unitId).toBe('old')
  })

  it('of a group stands for its members', () => {
    const registry = makeRegistry(units, groups, places, null)
    const [found] = resolveNames(registry, ['各镇区'], places)
    expect(found && unitsMeant(registry, found)).toEqual(['t1', 't2'])
  })
})

describe('similarity', () => {
  it('is the same both ways round and lies between 0 and 1', () => {
    const name = fc.string({ unit: fc.constantFrom(...'市县发展和改革局工信委会镇'), maxLength: 12 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = similarityOf(a, b)
        expect(score).toBe(similarityOf(b, a))
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(score === 1).toBe(a === b && a !== '')
      }),
    )
  })
})
