import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanFinding, ProgrammeFinding, ProgrammeFindings } from '#contract/checks.ts'
import type { Target } from '#contract/targets.ts'
import type { Version } from '#contract/versions.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import {
  type Adopted,
  acceptAll,
  adopt,
  type Harbour,
  harbourPlan,
  importDraft,
  openHarbour,
} from '../programmes/testing.ts'

const contradictory = harbourPlan.replace(
  '高新技术企业达到260家。',
  '高新技术企业达到260家。到2028年，三大产业集群总产值达到900亿元，其中海洋装备400亿元、绿色化工300亿元、精密铸造150亿元。',
)

describe.each(testStores)('a programme that checks itself on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let draftId: string
  let adopted: Adopted

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    const draft = await importDraft(harbour, contradictory)
    draftId = draft.id
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const ask: Harbour['office']['ask'] = (method, path, body) => harbour.office.ask(method, path, body)
  const at = (path: string) => `/api/programmes/${adopted.programmeId}${path}`
  const findings = async () => (await ask<ProgrammeFindings>('GET', at('/findings'))).body
  const partsOf = (list: readonly PlanFinding[]) => list.find(({ code }) => code === 'parts-differ')

  it('shows the office what is wrong before it adopts, from the draft as it stands now', async () => {
    const listed = (await ask<PlanFinding[]>('GET', `/api/drafts/${draftId}/findings`)).body
    expect(partsOf(listed)?.figures.find(({ role }) => role === 'sum')).toMatchObject({ value: 850, unit: '亿元' })
    const { text, items } = (
      await ask<{ text: string; items: { id: string; kind: string; revision: number; value: { value?: number } }[] }>(
        'GET',
        `/api/drafts/${draftId}`,
      )
    ).body
    const [span] = partsOf(listed)?.spans ?? []
    expect(text.slice(span?.start, span?.end)).toContain('三大产业集群总产值')
    const part = items.find(({ kind, value }) => kind === 'target' && value.value === 150)
    const judge = (state: string, revision: number) =>
      ask('POST', `/api/drafts/${draftId}/items/${part?.id}/state`, { revision, state })
    await judge('rejected', part?.revision ?? 0)
    const after = (await ask<PlanFinding[]>('GET', `/api/drafts/${draftId}/findings`)).body
    expect(partsOf(after)).toBeUndefined()
    await judge('pending', (part?.revision ?? 0) + 1)
  })

  it('keeps the findings with the programme when the draft is adopted', async () => {
    await acceptAll(harbour, draftId)
    adopted = (await adopt(harbour, draftId)).body
    const { checkedVersion, findings: list } = await findings()
    expect(checkedVersion).toBe(1)
    expect(partsOf(list)).toMatchObject({ subject: '三大产业集群总产值' })
    expect(list.every(({ state }) => state === 'open')).toBe(true)
  })

  it('settles a finding with its reason, once, and writes it into the audit log', async () => {
    const { key } = partsOf((await findings()).findings) ?? { key: '' }
    const settle = (reason: string) => ask<ProgrammeFinding>('POST', at(`/findings/${key}/settle`), { reason })
    expect((await settle('')).status).toBe(422)
    expect((await settle('另有渔业50亿元未单列')).body).toMatchObject({
      state: 'settled',
      reason: '另有渔业50亿元未单列',
    })
    expect((await settle('再来一次')).status).toBe(409)
    const auditor = await harbour.door.as('audit_admin')
    const log = await auditor.ask<{ items: { action: string; detail: { reason?: string } }[] }>('GET', '/api/audit')
    const entry = log.body.items.find(({ action }) => action === 'programme.finding-settled')
    // whoever audits sees that there was a reason; its words are the office's business
    expect(Object.keys(entry?.detail ?? {})).toEqual(expect.arrayContaining(['key', 'reason']))
  })

  it('keeps it settled in the next version, and asks anew when a figure has changed', async () => {
    const targets = (await ask<Target[]>('GET', at('/targets'))).body
    const change = async (value: number, version: number) => {
      const target = targets.find(({ metric, value: was }) => metric.includes('精密铸造') || was === 150)
      if (target === undefined) throw new Error('no part was read')
      const { id, series: _series, source: _source, ...rest } = target
      const changes = [{ kind: 'target.change', id, value: { ...rest, value } }]
      return ask<Version>('POST', at('/changes'), { version, reason: '核对数据', changes })
    }
    const other = targets.find(({ value }) => value === 1150)
    if (other === undefined) throw new Error('no output was read')
    const { id, series: _series, source: _source, ...rest } = other
    const changes = [{ kind: 'target.change', id, value: { ...rest, value: 1160 } }]
    expect((await ask('POST', at('/changes'), { version: 1, reason: '核对数据', changes })).status).toBe(200)
    expect((await findings()).checkedVersion).toBe(2)
    expect((await findings()).findings.find(({ code }) => code === 'parts-differ')?.state).toBe('settled')
    expect((await change(160, 2)).status).toBe(200)
    expect((await findings()).findings.find(({ code }) => code === 'parts-differ')?.state).toBe('open')
    expect((await change(200, 3)).status).toBe(200)
    expect(partsOf((await findings()).findings)).toBeUndefined()
  })

  it('finds a unit that is no more when it is checked again', async () => {
    const unit = (await ask<{ id: string; validTo: string | null }[]>('GET', '/api/units')).body.find(
      ({ id }) => id === harbour.units.caizheng,
    )
    await ask('PUT', `/api/units/${harbour.units.caizheng}`, { ...unit, validTo: '2026-03-01' })
    const again = await ask<ProgrammeFindings>('POST', at('/findings'), {})
    expect(again.status).toBe(200)
    const ended = again.body.findings.filter(({ code }) => code === 'owner-ended')
    expect(ended.map(({ subject, names }) => [subject, names])).toEqual([['市财政局', ['2026-03-01']]])
  })

  it('opens a settled finding again', async () => {
    const [first] = (await findings()).findings
    await ask('POST', at(`/findings/${first?.key}/settle`), { reason: '已核对' })
    const opened = await ask<ProgrammeFinding>('POST', at(`/findings/${first?.key}/reopen`), {})
    expect(opened.body).toMatchObject({ state: 'open', reason: null, settledBy: null })
  })

  it('lets a unit read the findings, and the office alone settle them', async () => {
    const unit = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const { body, status } = await unit.ask<ProgrammeFindings>('GET', at('/findings'))
    expect(status).toBe(200)
    const [first] = body.findings
    const refused = await unit.ask('POST', at(`/findings/${first?.key}/settle`), { reason: '不改' })
    expect(refused.status).toBe(403)
  })
})
