import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attention } from '#contract/attention.ts'
import type { RoundOwed } from '#contract/rounds/owed.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openPanelHarbour } from '../panels/testing.ts'
import { actorsOf, openRoundHarbour, type RoundHarbour } from '../rounds/testing.ts'
import type { Browser } from '../testing.ts'

const rounds = async (who: Browser): Promise<Attention['rounds']> => {
  const { status, body } = await who.ask<Attention>('GET', '/api/attention')
  expect(status).toBe(200)
  return body.rounds
}
const kinds = async (who: Browser) => (await rounds(who)).map(({ kind, count }) => `${kind} ${count}`)

describe.each(testStores)('what rounds ask of each on $name', ({ open }) => {
  let store: Store
  let scene: RoundHarbour
  let people: readonly Browser[]
  beforeAll(async () => {
    store = await open()
    scene = await openRoundHarbour({ store })
    const { office, statistics, east, west, third, leader, door } = scene
    people = [office, statistics, east, west, third, leader, await door.as('system_admin'), await door.as('unit')]
  })
  afterAll(async () => {
    await scene.door.close()
    await store.close()
  })

  const days = async () => (await Promise.all(people.map(kinds))).map((all) => all.join(', '))

  it('shows each at every step what is theirs, and nobody another’s', async () => {
    const { office, second, statistics, east, west, third, leader } = scene
    const { at, advance, report, compute, object, decide } = actorsOf(scene)
    expect(await days()).toEqual(['prepare 1', '', '', '', '', '', '', ''])
    await advance(office)
    expect(await days()).toEqual(['wait 0', '', 'check 1', 'check 1', '', '', '', ''])
    await advance(office, '各园区已确认')
    expect(await days()).toEqual(['wait 2', '', 'self 1', 'self 1', '', '', '', ''])
    await report(east, 0, 'self', [{ input: 'projects', value: [6000] }])
    expect(await days()).toEqual(['wait 1', '', '', 'self 1', '', '', '', ''])
    await advance(office, '西港园逾期')
    expect(await days()).toEqual(['wait 1', '', '', '', 'review 4', '', '', ''])
    for (const row of [0, 1, 2, 3])
      await report(third, row, 'reviewed', [{ input: 'projects', value: [6000], words: '核对原件' }])
    expect(await days()).toEqual(['advance 1', '', '', '', '', '', '', ''])
    await advance(office)
    expect(await days()).toEqual(['wait 2', 'opinion 1', '', '', '', '', '', ''])
    expect((await statistics.ask('POST', `${at}/opinions`, { words: '无意见' })).status).toBe(200)
    expect((await days())[1]).toBe('')
    await advance(office)
    expect(await days()).toEqual(['compute 1', '', '', '', '', '', '', ''])
    await confirmAll(scene)
    await compute(office)
    expect((await days())[0]).toBe('advance 1')
    await advance(office, '敏感性分析会后再看')
    expect(await days()).toEqual(['awaiting 1', '', '', '', '', 'approve 1', '', ''])
    expect(await kinds(second)).toEqual(['approve 1'])
    await advance(leader)
    expect(await days()).toEqual(['wait 0', '', 'result 1', 'result 1', '', '', '', ''])
    const raised = await object(east, 0, 'output', 110)
    expect(await days()).toEqual(['wait 1', 'decide 1', 'result 1', 'result 1', '', '', '', ''])
    const [own] = await rounds(statistics)
    expect(own).toMatchObject({ step: 'notice', late: false, remindedAt: null })
    await decide(statistics, raised.body[0]?.id ?? '', 'upheld')
    await advance(office, '提前结束')
    expect(await days()).toEqual(['correct 1', '', '', '', '', '', '', ''])
    expect(await kinds(west)).toEqual([])
  })
})

/** The method has a rule that the office has to confirm before anything may be approved. */
async function confirmAll({ office, method }: RoundHarbour): Promise<void> {
  const findings = method.findings.filter(({ severity }) => severity === 'confirm')
  const body = { version: 1, findings, words: '按年度细则' }
  expect((await office.ask('POST', `/api/methods/${method.id}/confirm`, body)).status).toBe(200)
}

describe('reminders in a round', () => {
  it('are the office’s to send, kept in the course, and seen by whom they concern', async () => {
    const scene = await openRoundHarbour()
    const { office, statistics, east, west, third, leader, door } = scene
    const { at, see, advance, report } = actorsOf(scene)
    await advance(office)
    await advance(office, '各园区已确认')
    for (const who of [statistics, east, third, leader]) expect((await who.ask('GET', `${at}/owed`)).status).toBe(403)
    const owed = (await office.ask<RoundOwed[]>('GET', `${at}/owed`)).body
    expect(owed.map(({ name, kind, remindedAt }) => [name, kind, remindedAt])).toEqual([
      ['东港园', 'self', null],
      ['西港园', 'self', null],
    ])
    await report(west, 1, 'self', [{ input: 'projects', value: [6000] }])
    const body = { debtors: owed.map(({ debtor }) => debtor), words: '周五前报齐' }
    expect((await leader.ask('POST', `${at}/reminders`, body)).status).toBe(403)
    const after = await office.ask<RoundOwed[]>('POST', `${at}/reminders`, body)
    expect(after.body.map(({ name, remindedAt }) => [name, remindedAt === null])).toEqual([['东港园', false]])
    expect((await see(office)).events[0]).toMatchObject({
      ...{ move: 'remind', words: '周五前报齐', detail: { reminded: '东港园' } },
    })
    expect((await rounds(east))[0]).toMatchObject({ kind: 'self', row: 0, remindedAt: after.body[0]?.remindedAt })
    await report(east, 0, 'self', [{ input: 'projects', value: [6000] }])
    const late = await office.ask('POST', `${at}/reminders`, body)
    expect(late.faults.map(({ code }) => code)).toEqual(['round.nobody-owes'])
    await door.close()
  })

  it('reach a panel member, whose sheet is in nobody else’s day', async () => {
    const { office, expert, east, at, door } = await openPanelHarbour()
    const member = { name: '甲', body: null, username: 'expert' }
    const { memberId } = (await office.ask<{ memberId: string }>('POST', `${at}/panel/members`, member)).body
    const [sheet, ...more] = await rounds(expert)
    expect([sheet?.kind, sheet?.memberId, sheet?.due, more]).toEqual(['sheet', memberId, '2026-12-10', []])
    for (const who of [office, east]) expect((await kinds(who)).filter((one) => one.startsWith('sheet'))).toEqual([])
    const sent = await office.ask('POST', `${at}/reminders`, { debtors: [memberId] })
    expect(sent.status).toBe(200)
    expect((await rounds(expert))[0]?.remindedAt).not.toBeNull()
    await door.close()
  })
})
