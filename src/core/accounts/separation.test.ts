import { expect, test } from 'vitest'
import { checkNewPost, type HeldPost } from './separation.ts'

const post = (role: HeldPost['role'], more: Partial<HeldPost> = {}): HeldPost => ({
  role,
  unitId: null,
  placeId: null,
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
})
const codes = (held: readonly HeldPost[], asked: HeldPost) => checkNewPost(held, asked).map(({ code }) => code)

test('two administrators are never one person', () => {
  expect(codes([post('system_admin')], post('audit_admin'))).toEqual(['posts.administrators-apart'])
  expect(codes([post('security_admin')], post('system_admin'))).toEqual(['posts.administrators-apart'])
})

test('an administrator does no business, nor does a clerk become one beside his work', () => {
  expect(codes([post('audit_admin')], post('office'))).toEqual(['posts.administrators-apart'])
  expect(codes([post('unit', { unitId: 'u' })], post('audit_admin'))).toEqual(['posts.administrators-apart'])
})

test('who has left one post may take the other', () => {
  const former = post('system_admin', { validTo: '2026-05-31' })
  expect(codes([former], post('office', { validFrom: '2026-06-01' }))).toEqual([])
  expect(codes([former], post('office', { validFrom: '2026-05-31' }))).toEqual(['posts.administrators-apart'])
})

test('business posts go together, each for its unit', () => {
  expect(codes([post('office')], post('unit', { unitId: 'u' }))).toEqual([])
  expect(codes([post('unit', { unitId: 'u' })], post('unit', { unitId: 'v' }))).toEqual([])
  expect(codes([], post('park'))).toEqual(['posts.unit-needed'])
})

test('the same post twice at the same time is refused', () => {
  expect(codes([post('office')], post('office', { validFrom: '2027-01-01' }))).toEqual(['posts.held-already'])
})
