import { setTimeout as pause } from 'node:timers/promises'
import type { ImportInspection, ImportReport } from '#contract/imports.ts'
import type { Job } from '#contract/jobs.ts'
import { type Client, signIn } from '../test/client.ts'
import type { RunningServer } from '../test/server.ts'
import type { Outcome } from './benchmark.ts'
import { type InventedNumbers, inventNumbers } from './invented-numbers.ts'
import { bothOf, playOnBoth } from './site.ts'

const FIRMS = 10_000
const MONTHS = 10
const COLUMNS = 5
const ROWS = FIRMS * MONTHS
const CELLS = ROWS * COLUMNS

/** A bureau's file as an official brings it: from the order to the moment when every value counts, on each store. */
export async function measureImports(): Promise<Outcome> {
  const sides = await playOnBoth<InventedNumbers, number>({
    // a city with its dictionary and places, and few values of its own
    fill: (store) => inventNumbers(store, 1, 2),
    play: importFile,
  })
  return {
    figures: { importFileCellsPerSecond: bothOf(sides, ({ played }) => CELLS / played) },
    notes: [
      `importFileCellsPerSecond: a CSV of ${ROWS} rows (${FIRMS} firms that the city did not know, ${MONTHS} months) with ${COLUMNS} columns of values, from the order to the end of its job: read, matched, checked, compared with what stands, written, added up to the firms' places`,
    ],
  }
}

async function importFile({ origin }: RunningServer, { readers }: InventedNumbers): Promise<number> {
  const [, office] = readers
  if (office === undefined) throw new Error('nobody may import')
  const client = await signIn(origin, office.username, office.password)
  const { id } = await client.upload<{ id: string }>('/api/files', '企业月报.csv', Buffer.from(tableOf()))
  const { mapping } = await client.post<ImportInspection>('/api/imports/inspect', { fileId: id, sheet: null })
  const started = performance.now()
  const ordered = await client.post<Job>('/api/imports/run', {
    ...{ fileId: id, mapping: { ...mapping, addUnknown: true }, periodEnd: null, vintage: 'flash' },
    ...{ knownOn: '2026-01-20', reason: null, goodRowsOnly: false, rows: ROWS },
  })
  const job = await ended(client, ordered.id)
  const seconds = (performance.now() - started) / 1000
  if ((job.result as ImportReport | null)?.added !== CELLS) throw new Error(JSON.stringify(job).slice(0, 2_000))
  return seconds
}

async function ended(client: Client, id: string): Promise<Job> {
  for (;;) {
    const job = await client.get<Job>(`/api/jobs/${id}`)
    if (job.state !== 'queued' && job.state !== 'running') return job
    await pause(200)
  }
}

function tableOf(): string {
  const values = Array.from({ length: COLUMNS }, (_, at) => `指标${at}号（万元）`)
  const lines = [['统一社会信用代码', '企业名称', '所在园区', '所属期', ...values].join(',')]
  for (let at = 0; at < MONTHS; at += 1)
    for (let firm = 0; firm < FIRMS; firm += 1) {
      const month = `2025-${String(at + 1).padStart(2, '0')}`
      const said = values.map((_, column) => String(((firm * 7_919 + column * 104_729 + at * 31) % 900_000) / 100))
      lines.push(
        [`9133${String(firm).padStart(13, '0')}X`, `万数第${firm}厂`, `万数${1 + (firm % 8)}区`, month, ...said].join(
          ',',
        ),
      )
    }
  return lines.join('\n')
}
