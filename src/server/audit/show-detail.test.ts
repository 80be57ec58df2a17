import { expect, test } from 'vitest'
import { showDetail, WITHHELD } from './show-detail.ts'

const id = '7d0e5d0c-1f0b-4a53-9a53-0b1b3a3e9d11'

test('the auditor sees that a report was submitted, on what and when, but not what it says', () => {
  const detail = {
    measureId: id,
    period: '2026-10',
    revision: 2,
    state: 'submitted',
    percent: 40,
    words: '调查完成 71%',
    problem: '口径不一',
  }
  expect(showDetail('update.submitted', detail)).toEqual({
    ...{ measureId: id, period: '2026-10', revision: 2, state: 'submitted', percent: 40 },
    ...{ words: WITHHELD, problem: WITHHELD },
  })
})

test('from where a deed was done is no business content', () => {
  expect(showDetail('programme.adopted', { title: '某方案', address: '10.1.2.3' })).toEqual({
    ...{ title: WITHHELD, address: '10.1.2.3' },
  })
})

test('deeds of administration are told whole: they are what he is there for', () => {
  const detail = { username: '王某', role: 'office', unit: '某办公室' }
  expect(showDetail('post.granted', detail)).toEqual(detail)
})

test('nothing written is let through inside a list or a record', () => {
  expect(showDetail('programme.changed', { programmeId: id, differences: [{ before: '甲', after: '乙' }] })).toEqual({
    programmeId: id,
    differences: WITHHELD,
  })
})
