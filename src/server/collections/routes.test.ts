import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attention } from '#contract/attention.ts'
import type { Call } from '#contract/collections/call.ts'
import type { SavedCells, Sheet } from '#contract/collections/submission.ts'
import type { ObservationHistory } from '#contract/observations.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openDueCalls } from '../calls/open-call.ts'
import { cellsOf, openReportHarbour, type ReportHarbour, type Values } from './testing.ts'

const GOOD: Values = {
  ...{ output: ['41000', '40000'], invest: ['9000', '8800'], reform: ['3000', '2900'], firms: ['120', '118'] },
}

describe.each(testStores)('on $name', (testStore) => {
  let store: Store
  let harbour: ReportHarbour
  beforeAll(async () => {
    store = await testStore.open()
    harbour = await openReportHarbour(store)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const at = (park: number) => {
    const one = harbour.parks[park]
    if (one === undefined) throw new Error('no such park')
    return one
  }
  const sheet = async (id: string, park = 0) => (await at(park).clerk.ask<Sheet>('GET', `/api/submissions/${id}`)).body

  test('a call asks each unit for its own, and shows it what waits', async () => {
    const call = await harbour.open('2026-09-30')
    expect(call).toMatchObject({ dueOn: '2026-10-05', units: 3, counts: { open: 3 }, silent: 3 })
    const waiting = (await at(0).clerk.ask<Attention>('GET', '/api/attention')).body.collections
    expect(waiting.toFill).toMatchObject([{ title: '园区经济运行月报', overdue: true, filled: 0, asked: 4 }])
  })

  test('the same period is opened once, by hand or by the calendar', async () => {
    const again = await harbour.office.ask('POST', `/api/collections/${harbour.collection.id}/calls`, {
      periodEnd: '2026-09-30',
    })
    expect(again).toMatchObject({ status: 409, faults: [{ code: 'call.conflict' }] })
    const now = harbour.door.clock.now()
    expect(await openDueCalls(store, now)).toEqual({ opened: 1, faults: [] })
    expect(await openDueCalls(store, now)).toEqual({ opened: 0, faults: [] })
    const calls = (await harbour.office.ask<Call[]>('GET', '/api/calls')).body
    expect(calls.map(({ periodEnd, byCalendar }) => [periodEnd, byCalendar])).toEqual([
      ['2026-10-31', true],
      ['2026-09-30', false],
    ])
  })

  test('cells are kept as typed, and what they say is read by the field', async () => {
    const call = await harbour.open('2026-08-31')
    const before = await harbour.sheetOf(call, 0)
    await harbour.fill(at(0).clerk, before, { output: ['４.１ 亿元', '40,000'], firms: ['—'], invest: ['１2,000'] })
    const after = await sheet(before.id)
    expect(after).toMatchObject({ state: 'draft', filled: 3 })
    expect(after.cells.map(({ text }) => text).sort()).toEqual(['40,000', '—', '１2,000', '４.１ 亿元'].sort())
  })

  test('what would not be believed is refused with every finding, and what is explained passes', async () => {
    const call = (await harbour.office.ask<Call[]>('GET', '/api/calls')).body.find(
      (one) => one.periodEnd === '2026-08-31',
    )
    const full = (await harbour.office.ask<Call>('GET', `/api/calls/${call?.id}`)).body
    const one = await harbour.sheetOf(full, 0)
    await harbour.fill(at(0).clerk, one, { reform: ['13000', '2900'] })
    const refused = await harbour.send(at(0).clerk, one, 'submit')
    expect(refused.status).toBe(422)
    expect(refused.faults.map(({ code }) => code).sort()).toEqual([
      'cell.unexplained',
      'value.jump-on-last-year',
      'value.rule-broken',
    ])
    const fresh = await sheet(one.id)
    const cells = cellsOf(fresh, { firms: ['—'], reform: ['3900', '2900'] }, harbour.indicators)
    await at(0).clerk.ask('PUT', `/api/submissions/${one.id}/cells`, {
      cells: cells.map((cell) => ({ ...cell, reason: cell.text === '—' ? '统计口径调整，下月补报' : null })),
    })
    const handedIn = await harbour.send(at(0).clerk, one, 'submit')
    expect(handedIn.status).toBe(200)
    expect(handedIn.body).toMatchObject({ state: 'submitted', lateDays: 79, reasons: 1 })
  })

  test('two clerks never overwrite each other silently, cell by cell', async () => {
    const call = await harbour.open('2026-07-31')
    const { clerk, unitId } = at(1)
    const other = await harbour.door.as('park', { unitId })
    const one = await harbour.sheetOf(call, 1)
    const put = (browser: typeof clerk, cells: object[]) =>
      browser.ask<SavedCells>('PUT', `/api/submissions/${one.id}/cells`, { cells })
    const first = cellsOf(one, { output: ['41000'], firms: ['120'] }, harbour.indicators)
    await put(clerk, first)
    const second = await put(other, cellsOf(one, { output: ['42000'], invest: ['9000'] }, harbour.indicators))
    expect(second.body.conflicts).toMatchObject([
      { indicatorId: harbour.indicators.output, text: '41000', revision: 1 },
    ])
    expect(second.body.saved).toHaveLength(1)
    // the same again, because its answer was lost on the way
    expect((await put(clerk, first)).body).toMatchObject({ conflicts: [], saved: [{ revision: 1 }, { revision: 1 }] })
    expect((await sheet(one.id, 1)).cells.map(({ text }) => text).sort()).toEqual(['120', '41000', '9000'])
  })

  test('acceptance makes the values count, and last month stands beside this one', async () => {
    const call = await harbour.open('2026-06-30')
    const one = await harbour.sheetOf(call, 2)
    await harbour.fill(at(2).clerk, one, GOOD)
    await harbour.send(at(2).clerk, one, 'submit')
    const accepted = await harbour.send(harbour.office, one, 'accept')
    expect(accepted.body).toMatchObject({ state: 'accepted', batchId: expect.any(Number) })
    const july = (await harbour.office.ask<Call[]>('GET', '/api/calls')).body.find(
      (row) => row.periodEnd === '2026-07-31',
    )
    const next = await harbour.sheetOf((await harbour.office.ask<Call>('GET', `/api/calls/${july?.id}`)).body, 2)
    expect(next.known).toContainEqual({
      ...{ subjectId: at(2).subjectId, indicatorId: harbour.indicators.output, before: 41000, beforeInYear: null },
      ...{ lastYear: null, history: [41000] },
    })
  })

  test('accepted values are opened by the office alone, with a reason, and come back as a revision', async () => {
    const june = (await harbour.office.ask<Call[]>('GET', '/api/calls')).body.find(
      (row) => row.periodEnd === '2026-06-30',
    )
    const call = (await harbour.office.ask<Call>('GET', `/api/calls/${june?.id}`)).body
    const one = await harbour.sheetOf(call, 2)
    const { clerk, subjectId } = at(2)
    expect((await harbour.send(clerk, one, 'reopen', { reason: '想改' })).status).toBe(403)
    expect((await harbour.send(clerk, one, 'ask-revision', { reason: '一户企业漏报' })).status).toBe(200)
    const asked = (await harbour.office.ask<Attention>('GET', '/api/attention')).body.collections.revisionsAsked
    expect(asked).toMatchObject([{ revisionAsked: '一户企业漏报' }])
    await harbour.send(harbour.office, one, 'reopen', { reason: '一户企业漏报，同意更正' })
    await harbour.fill(clerk, await sheet(one.id, 2), { output: ['41500', '40000'] })
    await harbour.send(clerk, one, 'submit')
    expect((await harbour.send(harbour.office, one, 'accept')).body).toMatchObject({ revisionCount: 1 })
    const query = new URLSearchParams({ indicator: 'output', subject: String(subjectId), periodEnd: '2026-06-30' })
    const { entries } = (await harbour.office.ask<ObservationHistory>('GET', `/api/observations/history?${query}`)).body
    expect(entries.map(({ value, batch }) => [value, batch.vintage, batch.reason, batch.cellCount])).toEqual([
      [41500, 'revised', '一户企业漏报，同意更正', 1],
      [41000, 'flash', null, 4],
    ])
  })

  test('what came another way is shown with its source and not asked again', async () => {
    const call = await harbour.open('2026-05-31')
    const { subjectId, clerk } = at(0)
    await harbour.office.ask('POST', '/api/observations/entries', {
      ...{ vintage: 'flash', reason: '统计局提供' },
      cells: [
        {
          ...{
            indicatorId: harbour.indicators.output,
            subjectId,
            periodEnd: '2026-05-31',
            value: 39000,
            lastYear: 38000,
          },
          ...{ missing: null, seenBatchId: null },
        },
      ],
    })
    const one = await harbour.sheetOf(call, 0)
    expect(one.held).toMatchObject([{ value: 39000, source: 'entry' }])
    const saved = await clerk.ask<SavedCells>('PUT', `/api/submissions/${one.id}/cells`, {
      cells: cellsOf(one, { output: ['1'] }, harbour.indicators),
    })
    expect(saved.body.refused).toMatchObject([{ fault: { code: 'cell.held' } }])
  })

  test('sent back naming cells, the unit sees which and why, and its record counts it', async () => {
    const call = await harbour.open('2026-04-30')
    const one = await harbour.sheetOf(call, 0)
    const { clerk, subjectId } = at(0)
    await harbour.fill(clerk, one, GOOD)
    await harbour.send(clerk, one, 'submit')
    const cells = [{ subjectId, indicatorId: harbour.indicators.firms }]
    const sent = await harbour.send(harbour.office, one, 'return', { reason: '企业数与名录不符', cells })
    expect(sent.body).toMatchObject({ state: 'returned', returnCount: 1 })
    expect(await sheet(one.id)).toMatchObject({ words: '企业数与名录不符', returnedCells: cells, mayFill: true })
    const records = await harbour.office.ask<{ unitId: string; returns: number }[]>(
      'GET',
      '/api/collection-records?from=2026-01-01&to=2026-12-31',
    )
    expect(records.body.find(({ unitId }) => unitId === at(0).unitId)).toMatchObject({ returns: 1 })
  })

  test('the sum over units says how many are not in it', async () => {
    const june = (await harbour.office.ask<Call[]>('GET', '/api/calls')).body.find(
      (row) => row.periodEnd === '2026-06-30',
    )
    const summary = await harbour.office.ask<{ sums: object[] }>('GET', `/api/calls/${june?.id}/summary`)
    expect(summary.body.sums[0]).toEqual({ value: 41500, lastYear: 40000, present: 1, lacking: 2 })
  })

  test('a batch of accepted values taken back opens the submission again, by the office alone', async () => {
    const call = await harbour.open('2026-03-31')
    const one = await harbour.sheetOf(call, 1)
    const { clerk } = at(1)
    await harbour.fill(clerk, one, GOOD)
    await harbour.send(clerk, one, 'submit')
    const { batchId } = (await harbour.send(harbour.office, one, 'accept')).body as { batchId: number }
    const statistics = await harbour.door.as('statistics')
    const reason = '报送的是四月的数'
    expect((await statistics.ask('POST', `/api/batches/${batchId}/undo`, { reason })).status).toBe(403)
    const undone = await harbour.office.ask('POST', `/api/batches/${batchId}/undo`, { reason })
    expect(undone.body).toMatchObject({ state: 'undone' })
    expect(await sheet(one.id, 1)).toMatchObject({ state: 'returned', words: reason, batchUndone: true, mayFill: true })
    await harbour.send(clerk, one, 'submit')
    const again = await harbour.send(harbour.office, one, 'accept')
    expect(again.body).toMatchObject({ state: 'accepted', revisionCount: 1, batchUndone: false })
    const query = new URLSearchParams({
      indicator: 'output',
      subject: String(at(1).subjectId),
      periodEnd: '2026-03-31',
    })
    const { entries } = (await harbour.office.ask<ObservationHistory>('GET', `/api/observations/history?${query}`)).body
    expect(entries.map(({ batch }) => [batch.state, batch.vintage, batch.reason])).toEqual([
      ['done', 'revised', reason],
      ['undone', 'flash', null],
    ])
  })
})
