import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../accounts/roles.ts'
import { disclosureOf, mayReadProgramme } from './disclosure.ts'

const actor = (role: Role, unitId: string | null = null): Actor => ({
  accountId: 'a',
  cityId: 1,
  name: '甲',
  posts: [{ role, unitId, placeId: null }],
})

describe('the way in which a document is disclosed', () => {
  it.each([
    ['主动公开', 'open'],
    ['此件主动公开', 'open'],
    ['公开', 'open'],
    ['依申请公开', 'on_request'],
    ['不予公开', 'closed'],
    ['不公开', 'closed'],
    ['内部资料', 'closed'],
    [null, 'unstated'],
    ['见附件', 'unstated'],
  ] as const)('%s is %s', (printed, disclosure) => {
    expect(disclosureOf(printed)).toBe(disclosure)
  })

  it('lets government read all of it, and associations what is published or names them', () => {
    for (const disclosure of ['主动公开', '依申请公开', '不予公开', null]) {
      const programme = { disclosure, namedUnitIds: ['own'] }
      for (const role of ['leader', 'office', 'statistics', 'unit', 'park'] as const)
        expect(mayReadProgramme(actor(role), programme)).toBe(true)
      expect(mayReadProgramme(actor('association'), programme)).toBe(disclosure === '主动公开')
      expect(mayReadProgramme(actor('association', 'own'), programme)).toBe(true)
      for (const role of ['enterprise', 'panel', 'system_admin'] as const)
        expect(mayReadProgramme(actor(role, 'own'), programme)).toBe(false)
    }
  })
})
