// Are all parks all parks, and nothing else?
import { expect, test } from 'vitest'
import { type GroupingPlace, groupWord, membersOf } from './group.ts'

const place = (id: string, kind: string, parentId: string | null, more: Partial<GroupingPlace> = {}) => ({
  ...{ id, kind, parentId, gathers: [], memberIds: [] },
  ...more,
})
const all = place('all', 'group', 'city', { gathers: ['park', 'zone'] })
const places = [
  place('city', 'city', null),
  place('county', 'county', 'city'),
  place('harbour', 'park', 'county'),
  place('bonded', 'zone', 'city'),
  place('elsewhere', 'park', null),
  all,
]

test('a group that gathers has every place of its kinds below its parent, at any depth, and a new one from its first day', () => {
  expect(membersOf(all, places).map(({ id }) => id)).toEqual(['harbour', 'bonded'])
  expect(membersOf(all, [...places, place('new', 'park', 'county')]).map(({ id }) => id)).toContain('new')
})

test('a group that lists has just these, and never another group', () => {
  const listed = place('listed', 'group', 'city', { memberIds: ['county', 'harbour', 'all'] })
  expect(membersOf(listed, places).map(({ id }) => id)).toEqual(['county', 'harbour'])
})

test('a plan’s word for a group is its name without the word for all', () => {
  expect(['全部园区', '各园区', '全市园区', '园区'].map(groupWord)).toEqual(['园区', '园区', '园区', '园区'])
})
