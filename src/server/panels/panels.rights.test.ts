import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PanelPage, Sheet } from '#contract/panels.ts'
import { openPanelHarbour, type PanelHarbour } from './testing.ts'

let scene: PanelHarbour
beforeAll(async () => {
  scene = await openPanelHarbour()
})
afterAll(() => scene.door.close())

const link = async (name: string) => {
  const answer = await scene.office.ask<{ code: string; memberId: string }>('POST', `${scene.at}/panel/members`, {
    ...{ name, body: '专家', username: null },
  })
  expect(answer.status).toBe(200)
  return answer.body
}

test('a code opens its own sheet without a session, and no other', async () => {
  const [first, second] = [await link('甲'), await link('乙')]
  const stranger = scene.door.browser()
  const open = (code: string) => stranger.ask<Sheet>('POST', '/api/sheets/open', { code })
  const sheet = await open(first.code.toLowerCase().replaceAll('-', ' '))
  expect(sheet.body).toMatchObject({ member: '甲', open: true, marks: [] })
  const mark = { row: 0, input: 'visit', mark: 88, words: null }
  await stranger.ask('POST', '/api/sheets/marks', { whose: { code: first.code }, marks: [mark] })
  expect((await open(second.code)).body).toMatchObject({ member: '乙', marks: [] })
  expect((await open(first.code)).body.marks).toEqual([mark])
  expect((await open('0000-0000-0000')).status).toBe(404)
  expect([...stranger.cookies.keys()]).toEqual([])
})

test('a sheet given to an account is that account’s alone', async () => {
  const { door, office, at, expert } = scene
  const added = await office.ask<{ memberId: string; code: null }>('POST', `${at}/panel/members`, {
    ...{ name: '丙', body: null, username: 'expert' },
  })
  const whose = { memberId: added.body.memberId }
  expect((await expert.ask<Sheet>('POST', '/api/sheets/open', whose)).body.member).toBe('丙')
  for (const other of [office, scene.east, await door.as('panel')])
    expect((await other.ask('POST', '/api/sheets/open', whose)).status).toBe(404)
  expect((await door.browser().ask('POST', '/api/sheets/open', whose)).status).toBe(401)
})

test('who has handed in and how marks lie is for the office, leaders and statistics', async () => {
  const { door, office, leader, east, third, statistics, expert, at } = scene
  for (const who of [office, leader, await door.as('statistics')])
    expect((await who.ask<PanelPage>('GET', `${at}/panel`)).status).toBe(200)
  for (const who of [east, third, statistics, expert, await door.as('system_admin')])
    expect((await who.ask('GET', `${at}/panel`)).status).toBe(403)
  for (const who of [leader, east, third, expert]) {
    const body = { intro: '', due: null, tolerated: 10 }
    expect((await who.ask('POST', `${at}/panel`, body)).status).toBe(403)
  }
})

test('a renewed link shuts the one before, and whoever is taken out has none', async () => {
  const { office, at, door } = scene
  const member = await link('丁')
  const again = await office.ask<{ code: string }>('POST', `${at}/panel/members/${member.memberId}/code`, {})
  const stranger = door.browser()
  const open = async (code: string) => (await stranger.ask('POST', '/api/sheets/open', { code })).status
  expect([await open(member.code), await open(again.body.code)]).toEqual([404, 200])
  await office.ask('POST', `${at}/panel/members/${member.memberId}/removal`, { words: '不能参加' })
  expect(await open(again.body.code)).toBe(404)
})
