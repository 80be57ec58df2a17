import { expect, test } from 'vitest'
import { parseTyped, parseTypedList } from './typed-number.ts'

test('digits of either width, thousands and a percent sign are read as they are meant', () => {
  const read = ['１２３．５', '1,234.5', '12,345,678', '92.', '−3', '1.2e3'].map((text) => parseTyped(text, null))
  expect(read).toEqual([123.5, 1234.5, 12_345_678, 92, -3, 1200])
  expect([parseTyped('8%', '%'), parseTyped('8％', null)]).toEqual([8, 0.08])
})

test('what could be meant in two ways, or is no number, is none', () => {
  for (const text of ['', ' ', '.', '1,5', '90，85', '9 2', '0x5A', 'Infinity', 'NaN', '九十', '92分'])
    expect([text, parseTyped(text, null)]).toEqual([text, undefined])
})

test('a list is parted by semicolons, 、 and blanks, and one that holds no number is no list', () => {
  expect(parseTypedList('92; 95；90、８８ 96', null)).toEqual([92, 95, 90, 88, 96])
  expect(parseTypedList('90，85', null)).toBeUndefined()
  expect(parseTypedList('90；八十', null)).toBeUndefined()
})
