import type { Draft } from '#contract/drafts.ts'
import { findJob } from '#store/jobs/jobs.ts'
import type { Store } from '#store/open.ts'
import { readPlanFile } from '../drafts/read-plan.ts'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

/** An invented plan, small enough to know by heart. */
export const harbourPlan = `望潮市人民政府关于印发望潮市园区提质行动方案（2026—2028年）的通知

望潮府发〔2026〕3号

望潮市人民政府
2026年2月10日

望潮市园区提质行动方案（2026—2028年）

一、总体目标

到2026年，园区工业总产值达到820亿元；到2028年，园区工业总产值达到1150亿元，高新技术企业达到260家。

二、主要任务

（一）建设标准厂房。三年建成标准厂房60万平方米。2026年完成选址；2027年开工建设；2028年全部交付。（市工业和信息化局牵头，市自然资源局配合，各镇区结合职责抓好落实）

（二）培育专精特新企业。每年认定专精特新企业20家。（市工业和信息化局、科学技术局负责）

（三）组织银企对接。每季度举办一次银企对接会。（市财政局牵头，各镇区配合）
`

export type UnitIds = Readonly<Record<'gongxin' | 'ziran' | 'keji' | 'caizheng' | 'dongan' | 'xigang', string>>

/** A city with units, a group of towns, an office and, where asked, the plan read into a draft. */
export type Harbour = {
  readonly door: FrontDoor
  /** signed in anew by a test that lets its session run out */
  office: Browser
  readonly units: UnitIds
}

const unit = (name: string, kind = 'department', shortName: string | null = null) => ({
  name,
  shortName,
  kind,
  parentId: null,
  placeId: null,
  validFrom: null,
  validTo: null,
  sort: 0,
  aliases: [],
  officers: [],
})

export async function openHarbour(store: Store): Promise<Harbour> {
  const door = await openFrontDoor({ store, handlers: { 'plan.read': readPlanFile } })
  await door.program.jobs.start()
  const office = await door.as('office')
  const create = async (input: ReturnType<typeof unit>) => {
    const made = await office.ask<{ id: string }>('POST', '/api/units', input)
    if (made.status !== 200) throw new Error(JSON.stringify(made.body))
    return made.body.id
  }
  const units = {
    gongxin: await create(unit('望潮市工业和信息化局', 'department', '市工信局')),
    ziran: await create(unit('市自然资源局')),
    keji: await create(unit('市科学技术局')),
    caizheng: await create(unit('市财政局')),
    dongan: await create(unit('东岸镇', 'town')),
    xigang: await create(unit('西港镇', 'town')),
  }
  const group = { name: '各镇区', kind: 'printed', head: null, matters: null, officeUnitId: null, aliases: [] }
  await office.ask('POST', '/api/unit-groups', { ...group, memberIds: [units.dongan, units.xigang] })
  return { door, office, units }
}

/** Uploads a plan and waits for the reader; answers with the job as it ended. */
export async function importPlan(harbour: Pick<Harbour, 'door' | 'office'>, text = harbourPlan, name = '方案.txt') {
  const { door, office } = harbour
  const upload = await office.upload('/api/imports/plan', name, new TextEncoder().encode(text))
  if (upload.status !== 200) throw new Error(JSON.stringify(upload.body))
  const { jobId } = upload.body as unknown as { jobId: string }
  for (;;) {
    const job = await findJob(door.store.db, jobId)
    if (job !== undefined && job.state !== 'queued' && job.state !== 'running') return job
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export async function importDraft(
  harbour: Pick<Harbour, 'door' | 'office'>,
  text?: string,
  name?: string,
): Promise<Draft> {
  const job = await importPlan(harbour, text, name)
  const { draftId } = (job.result ?? {}) as { draftId?: string }
  if (draftId === undefined) throw new Error(JSON.stringify(job))
  return (await harbour.office.ask<Draft>('GET', `/api/drafts/${draftId}`)).body
}

/** Accepts everything that was read. */
export async function acceptAll({ office }: Pick<Harbour, 'office'>, draftId: string): Promise<void> {
  for (const kind of ['target', 'measure']) {
    await office.ask('POST', `/api/drafts/${draftId}/accept`, { kind, confidence: 0 })
  }
}

export type Adopted = {
  readonly programmeId: string
  readonly version: number
  readonly targets: number
  readonly measures: number
}

export async function adopt({ office }: Pick<Harbour, 'office'>, draftId: string, programmeId: string | null = null) {
  const body = { leavePending: false, programmeId, reason: programmeId === null ? null : '年度修订' }
  return office.ask<Adopted>('POST', `/api/drafts/${draftId}/adopt`, body)
}

/** The plan imported, reviewed and adopted as it was read. */
export async function adoptHarbourPlan(harbour: Pick<Harbour, 'door' | 'office'>): Promise<Adopted> {
  const draft = await importDraft(harbour)
  await acceptAll(harbour, draft.id)
  const adopted = await adopt(harbour, draft.id)
  if (adopted.status !== 200) throw new Error(JSON.stringify(adopted.body))
  return adopted.body
}

/** A file that a browser downloads, byte for byte. */
export async function download({ door }: Pick<Harbour, 'door'>, browser: Browser, path: string) {
  const answer = await door.server.inject({ method: 'GET', url: path, cookies: Object.fromEntries(browser.cookies) })
  return { status: answer.statusCode, bytes: new Uint8Array(answer.rawPayload), headers: answer.headers }
}
