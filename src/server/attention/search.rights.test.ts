import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Found } from '#contract/attention.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openReportHarbour, type ReportHarbour } from '../collections/testing.ts'
import { blankCard } from '../observations/testing.ts'
import { openRoundHarbour, type RoundHarbour } from '../rounds/testing.ts'
import type { Browser } from '../testing.ts'

const find = async (browser: Browser, q: string) =>
  (await browser.ask<Found[]>('GET', `/api/search?q=${encodeURIComponent(q)}`)).body.map(
    ({ kind, title }) => `${kind} ${title}`,
  )

describe.each(testStores)('the search box on $name', ({ open }) => {
  let store: Store
  let reports: ReportHarbour
  let rounds: RoundHarbour
  beforeAll(async () => {
    store = await open()
    reports = await openReportHarbour(store)
    const card = { ...blankCard, aliases: ['纳税额'], code: 'firm_tax', name: '企业纳税', unit: '万元' }
    await reports.office.ask('POST', '/api/indicators', { card: { ...card, disclosure: 'restricted' } })
    rounds = await openRoundHarbour({ store })
  })
  afterAll(async () => {
    await reports.door.close()
    await store.close()
  })

  it('finds indicators by name, other name, code and initials', async () => {
    const { office } = reports
    expect(await find(office, '工业投资')).toContain('indicator 工业投资')
    expect(await find(office, 'invest')).toEqual(['indicator 工业投资'])
    expect(await find(office, 'gytz')).toContain('indicator 工业投资')
    expect(await find(office, '纳税额')).toEqual(['indicator 企业纳税'])
  })

  it('puts what is called so before what only runs through the letters of its syllables', async () => {
    const { office } = reports
    const unit = { name: '市工业和信息化局', shortName: '市工信局', kind: 'department', parentId: null, placeId: null }
    const rest = { aliases: [], officers: [], validFrom: null, validTo: null, sort: 9 }
    await office.ask('POST', '/api/units', { ...unit, ...rest })
    await office.ask('POST', '/api/indicators', {
      card: { ...blankCard, code: 'centres', name: '创新中心', unit: '个' },
    })
    const found = await find(office, 'gx')
    expect(found).toContain('unit 市工业和信息化局')
    expect(found.indexOf('indicator 创新中心')).toBeGreaterThan(found.indexOf('unit 市工业和信息化局'))
  })

  it('keeps a restricted indicator from whoever does not answer for the whole city', async () => {
    const clerk = reports.parks[0]?.clerk ?? reports.office
    expect(await find(clerk, '工业投资')).toContain('indicator 工业投资')
    expect(await find(clerk, '企业纳税')).toEqual([])
  })

  it('finds forms for those who see them all, and for no unit that only fills them in', async () => {
    expect(await find(reports.office, '月报')).toEqual(['collection 园区经济运行月报'])
    expect(await find(reports.parks[0]?.clerk ?? reports.office, '月报')).toEqual([])
  })

  it('finds rounds for who has to do with them, and methods', async () => {
    const { office, east, third, method } = rounds
    for (const one of [office, east, third]) expect(await find(one, '年度园区')).toEqual(['round 2025年度园区考核'])
    const stranger = await rounds.door.as('unit', { unitId: rounds.units.评估中心 ?? '' })
    expect(await find(stranger, 'kaohe')).not.toContain('round 2025年度园区考核')
    expect(await find(office, method.name)).toContain(`method ${method.name}`)
  })

  it('finds nothing for the administrators', async () => {
    for (const role of ['system_admin', 'audit_admin'] as const) {
      const admin = await reports.door.as(role)
      for (const q of ['工业投资', '月报']) expect(await find(admin, q)).toEqual([])
    }
  })
})
