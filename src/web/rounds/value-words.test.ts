import { expect, test } from 'vitest'
import type { MethodInput } from '#contract/methods.ts'
import { valueTyped } from './value-words.ts'

const input = (type: MethodInput['type'], unit: string | null = null) => ({ type, unit }) as MethodInput

test('a value of a round is typed as it would stand in a file', () => {
  const typed = ['１２．５', '1,234', '', '1,5', '0x1F', '十二'].map((text) => valueTyped(input('number'), text))
  expect(typed).toEqual([12.5, 1234, null, undefined, undefined, undefined])
  expect(valueTyped(input('number', '%'), '8%')).toBe(8)
})

test('marks parted by a comma are not run together into one', () => {
  expect(valueTyped(input('list'), '90；85、８８')).toEqual([90, 85, 88])
  expect(valueTyped(input('list'), '90，85')).toBeUndefined()
})
