import { expect, test } from 'vitest'
import { checkPassword } from './passwords.ts'

const rules = { length: 8, classes: 3 }
const codes = (password: string, username = 'liwei') => checkPassword(password, username, rules).map(({ code }) => code)

test('a password of three kinds of characters and eight of them is taken', () => {
  expect(codes('Wangchao7')).toEqual([])
  expect(codes('经纬 Jing7')).toEqual([])
})

test('all that speaks against a password is said at once', () => {
  expect(codes('liwei')).toEqual(['password.too-short', 'password.too-plain', 'password.holds-username'])
})

test('the user name forwards, backwards or in capitals is no password', () => {
  expect(codes('XLiWei2026')).toEqual(['password.holds-username'])
  expect(codes('Xiewil2026')).toEqual(['password.holds-username'])
})

test('a user name of two letters forbids only itself', () => {
  expect(checkPassword('Alpha-Li-77', 'li', rules)).toEqual([])
})

test('characters beyond the basic plane count as one each', () => {
  expect(codes('𠮷𠮷𠮷𠮷A7b')).toEqual(['password.too-short'])
})
