import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ImportInspection, ImportReport } from '#contract/imports.ts'
import type { Job } from '#contract/jobs.ts'
import type { Batch, ObservationPage } from '#contract/observations.ts'
import { PostgresMissing, startPostgres } from '../../scripts/pg.mjs'
import { type Client, signIn } from '../client.ts'
import { startServer } from '../server.ts'

const FIRMS = 2_000
/** months from January 2021 */
const MONTHS = 50
const ROWS = FIRMS * MONTHS
/** on a server a killed program's work is only begun again once it has been silent for a minute */
const PATIENCE = 600_000
/** the demonstration city's, which its sign-in page shows */
const password = 'Wangchao-2026'

type Site = { readonly data: string; readonly env: Readonly<Record<string, string>> }

test(
  'killed twice while it imports 100,000 rows, a program on the embedded store goes on until all are there',
  () => inDirectory((data) => killImport({ data, env: {} }, 2)),
  PATIENCE,
)

test(
  'killed while it imports 100,000 rows, a program on a server goes on until all are there',
  async (context) => {
    const postgres = await startPostgres().catch((error: unknown) => {
      if (error instanceof PostgresMissing) return context.skip(error.message)
      throw error
    })
    try {
      await inDirectory((data) => killImport({ data, env: { DATABASE_URL: postgres.url } }, 1))
    } finally {
      await postgres.stop()
    }
  },
  PATIENCE,
)

async function inDirectory(work: (data: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'jingwei-kill-'))
  try {
    await work(data)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function killImport(site: Site, kills: number): Promise<void> {
  let server = await startServer(site)
  try {
    let office = await signIn(server.origin, 'office', password)
    const jobId = await orderImport(office)
    for (let kill = 0; kill < kills; kill += 1) {
      await untilRowsAreWritten(office, jobId, ((kill + 1) * ROWS) / (kills + 2))
      expect(await parkMonths(office)).toBe(0)
      await server.kill()
      server = await startServer(site)
      office = office.at(server.origin)
    }
    const job = await ended(office, jobId)
    expect(job).toMatchObject({ state: 'done', faults: [] })
    const report = job.result as ImportReport
    // Firms that the killed runs took up are known to the one that ends, and none of their values is written twice.
    expect(report).toMatchObject({ rows: ROWS, cells: ROWS, added: ROWS, faulty: 0 })
    expect(await office.get<Batch>(`/api/batches/${report.batchId}`)).toMatchObject({ state: 'done', cellCount: ROWS })
    const page = await readPark(office)
    // Every firm says 1 for every month, so each month of the park is as many as there are firms.
    expect(page.cells.map(({ value }) => value)).toEqual(Array.from({ length: MONTHS }, () => FIRMS))
    expect(await (await signIn(server.origin, 'auditadmin', password)).post('/api/audit/verify')).toMatchObject({
      brokenAt: null,
    })
  } finally {
    await server.kill()
  }
}

const month = (at: number): string => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`

function tableOf(): string {
  const lines = ['统一社会信用代码,企业名称,所在园区,所属期,杀停检验数']
  for (let at = 0; at < MONTHS; at += 1)
    for (let firm = 0; firm < FIRMS; firm += 1)
      lines.push(`9133${String(firm).padStart(13, '0')}X,望潮第${firm}厂,临港工业园,${month(at)},1`)
  return lines.join('\n')
}

async function orderImport(office: Client): Promise<string> {
  const card = {
    ...{ code: 'kill_check', name: '杀停检验数', aliases: [], definition: '', unit: '个', kind: 'level' },
    ...{ direction: 'neutral', periodType: 'month', overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' } },
    ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, method: 'imported' },
    ...{ formula: null, decimals: 0, disclosure: 'internal', source: null },
  }
  await office.post('/api/indicators', { card })
  const { id } = await office.upload<{ id: string }>('/api/files', '企业月报.csv', Buffer.from(tableOf()))
  const { mapping } = await office.post<ImportInspection>('/api/imports/inspect', { fileId: id, sheet: null })
  const job = await office.post<Job>('/api/imports/run', {
    ...{ fileId: id, mapping: { ...mapping, addUnknown: true }, periodEnd: null, vintage: 'flash' },
    ...{ knownOn: '2026-01-20', reason: null, goodRowsOnly: false, rows: ROWS },
  })
  return job.id
}

/** Waits for the work itself: how far it is stands with the job. */
async function untilRowsAreWritten(office: Client, jobId: string, rows: number): Promise<void> {
  for (;;) {
    const job = await office.get<Job>(`/api/jobs/${jobId}`)
    expect(['queued', 'running']).toContain(job.state)
    if (job.state === 'running' && job.done >= rows) return
    await pause(25)
  }
}

async function ended(office: Client, jobId: string): Promise<Job> {
  for (;;) {
    const job = await office.get<Job>(`/api/jobs/${jobId}`)
    if (job.state !== 'queued' && job.state !== 'running') return job
    await pause(250)
  }
}

async function readPark(office: Client): Promise<ObservationPage> {
  const subjects = await office.get<readonly { id: number; name: string }[]>('/api/subjects?kind=place')
  const park = subjects.find(({ name }) => name === '临港工业园')
  return office.get(`/api/observations?indicators=kill_check&subjects=${park?.id}&from=2021-01-01&to=2026-12-31`)
}

const parkMonths = async (office: Client): Promise<number> => (await readPark(office)).cells.length
