import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PanelPage, Sheet } from '#contract/panels.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { SubjectPage } from '#contract/rounds/subject.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openPanelHarbour, type PanelHarbour } from './testing.ts'

describe.each(testStores)('a panel on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function withPanel(work: (scene: PanelHarbour) => Promise<void>) {
    const harbour = await openPanelHarbour({ store })
    await work(harbour)
    await harbour.door.close()
  }

  const join = async ({ office, at, door }: PanelHarbour, name: string) => {
    const body = { name, body: null, username: null }
    const { code } = (await office.ask<{ code: string }>('POST', `${at}/panel/members`, body)).body
    const page = door.browser()
    const mark = (marks: readonly (number | null)[]) =>
      page.ask('POST', '/api/sheets/marks', {
        whose: { code },
        marks: marks.map((mark, row) => ({ row, input: 'visit', mark, words: null })),
      })
    const withdraw = (row: number) =>
      page.ask('POST', '/api/sheets/marks', { whose: { code }, marks: [], withdrawn: [{ row, input: 'visit' }] })
    const submit = () => page.ask<Sheet>('POST', '/api/sheets/submission', { whose: { code } })
    return { mark, withdraw, submit }
  }

  it('gives the trimmed mean of the sheets handed in, and says where members stand far apart', async () => {
    await withPanel(async (scene) => {
      const { office, at } = scene
      const given = { 甲: [90, 80, 70, 60], 乙: [86, 82, null, 60], 丙: [60, 84, 72, 60], 丁: [88, 10, 10, 10] }
      for (const [name, marks] of Object.entries(given)) {
        const member = await join(scene, name)
        expect((await member.mark(marks)).status).toBe(200)
        if (name !== '丁') expect((await member.submit()).body.state).toBe('submitted')
      }
      const page = await office.ask<PanelPage>('GET', `${at}/panel`)
      expect(page.body.spreads.map(({ marks, mean, apart, stoodBack }) => [marks, mean, apart, stoodBack])).toEqual([
        [[60, 86, 90], 86, true, 0],
        [[80, 82, 84], 82, false, 0],
        [[70, 72], null, false, 1],
        [[60, 60, 60], 60, false, 0],
      ])
      const early = await office.ask('POST', `${at}/panel/taking`, {})
      expect(early.faults.map(({ code }) => code)).toEqual(['panel.not-done', 'round.reason-needed'])
      const taken = await office.ask<PanelPage>('POST', `${at}/panel/taking`, { words: '丁因故未提交' })
      expect(taken.body.panel?.taken).toBe(true)
      const subject = await office.ask<SubjectPage>('GET', `${at}/subjects/0`)
      expect(subject.body.cells.visit).toEqual({ published: [60, 86, 90] })
      expect(subject.body.history.find(({ input }) => input === 'visit')).toMatchObject({
        ...{ move: 'marks', detail: { members: 3, missing: 1 } },
      })
      const round = await office.ask<RoundPage>('GET', at)
      expect(round.body.events[0]).toMatchObject({ move: 'marks', words: '丁因故未提交' })
    })
  })

  it('takes a sheet only whole, and nothing after that', async () => {
    await withPanel(async (scene) => {
      const member = await join(scene, '甲')
      const wrong = await member.mark([101])
      expect(wrong.faults).toMatchObject([{ code: 'panel.mark-outside', facts: { least: 0, most: 100 } }])
      await member.mark([90, 80, 70])
      expect((await member.submit()).faults).toMatchObject([{ code: 'panel.sheet-gaps', facts: { missing: 1 } }])
      await member.mark([90, 80, 70, null])
      await member.submit()
      expect((await member.mark([1])).faults.map(({ code }) => code)).toEqual(['panel.sheet-closed'])
    })
  })

  it('leaves a gap where a mark or a standing back is taken back, and no mark in its place', async () => {
    await withPanel(async (scene) => {
      const member = await join(scene, '甲')
      await member.mark([90, null, 70, 60])
      for (const row of [0, 1]) expect((await member.withdraw(row)).status).toBe(200)
      expect((await member.submit()).faults).toMatchObject([{ code: 'panel.sheet-gaps', facts: { missing: 2 } }])
    })
  })

  it('gives a sheet back with a reason, after which the marks must be taken anew', async () => {
    await withPanel(async (scene) => {
      const { office, at } = scene
      const member = await join(scene, '甲')
      await member.mark([90, 80, 70, 60])
      await member.submit()
      const taken = await office.ask<PanelPage>('POST', `${at}/panel/taking`, {})
      const path = `${at}/panel/members/${taken.body.members[0]?.id}/reopening`
      expect((await office.ask('POST', path, { words: '' })).status).toBe(422)
      const again = await office.ask<PanelPage>('POST', path, { words: '两园填反' })
      expect(again.body).toMatchObject({ panel: { taken: false }, members: [{ state: 'open', marked: 4 }] })
      expect((await member.mark([80, 90, 70, 60])).status).toBe(200)
    })
  })
})
