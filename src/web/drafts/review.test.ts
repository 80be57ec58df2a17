import { expect, test } from 'vitest'
import type { DraftItem } from '#contract/drafts.ts'
import { itemsShown } from './review.ts'

const item = (id: string, start: number, confidence: number): DraftItem => ({
  ...{ id, start, confidence, kind: 'measure', origin: 'read', state: 'pending', rule: 'measure-row', read: null },
  ...{ end: start + 1, contextStart: start, contextEnd: start + 1, revision: 1, changedBy: null, changedAt: null },
  value: { number: '三/(一)/1', title: id, form: 'row', duties: [], steps: [] },
})
const items = [item('sure', 1, 0.95), item('doubted', 9, 0.55), item('fair', 3, 0.85), item('doubted too', 2, 0.5)]
const names = (order: 'doubt' | 'document', find = '') => itemsShown(items, 'all', order, find).map(({ id }) => id)

test('what the reader doubts is looked at first, and what is doubted alike stays in the order of the document', () => {
  expect(names('doubt')).toEqual(['doubted too', 'doubted', 'fair', 'sure'])
  expect(names('document')).toEqual(['sure', 'doubted too', 'fair', 'doubted'])
})

test('a measure is found by its number as it is shown', () => {
  expect(names('document', '三（一）1')).toHaveLength(4)
  expect(names('document', '三/(一)')).toEqual([])
})
