import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Snapshot, SnapshotMeasure } from '#core/programmes/snapshot.ts'
import { saveSnapshot } from '#server/programmes/save-snapshot.ts'
import { type FrontDoor, openFrontDoor } from '#server/testing.ts'
import { createUnit } from '#server/units/units.ts'
import { inCity } from '#store/city.ts'
import { insertDocument } from '#store/documents.ts'
import { insertFile } from '#store/files.ts'
import { migrate } from '#store/migrate.ts'
import { openStore, type Store, type StoreAddress } from '#store/open.ts'
import { insertVersion } from '#store/programme-versions.ts'
import { insertProgramme } from '#store/programmes.ts'
import { countAnew } from '#store/statistics.ts'
import { granted } from '#store/testing.ts'
import { type Figures, type Outcome, round } from './benchmark.ts'

const measures = 10_000
const readers = 20
const pagesEach = 60
const pageSize = 50

/** A page of a list of 10,000 measures through the API, at 20 concurrent readers, on each store that is at hand. */
export async function measure(): Promise<Outcome> {
  const p50: Record<string, number> = {}
  const p95: Record<string, number> = {}
  const notes: string[] = []
  for (const { name, address, remove } of stores()) {
    const store = granted(await openStore(address))
    try {
      granted(await migrate(store))
      const times = await timePages(store)
      p50[name] = round(times[Math.floor(times.length * 0.5)] ?? Number.NaN)
      p95[name] = round(times[Math.floor(times.length * 0.95)] ?? Number.NaN)
    } finally {
      await store.close()
      remove()
    }
  }
  if (p95.postgres === undefined) notes.push('listP95Ms.postgres: no server; run under scripts/pg.mjs')
  notes.push(
    `listP95Ms: ${readers * pagesEach} pages of ${pageSize} out of ${measures} measures over HTTP, ${readers} readers at once on any page, sort and filter in turn`,
  )
  const figures: Figures = { listP95Ms: p95, listP50Ms: p50 }
  return { figures, notes }
}

function stores(): readonly { name: string; address: StoreAddress; remove: () => void }[] {
  const directory = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
  const url = process.env.JINGWEI_TEST_PG
  return [
    {
      name: 'pglite',
      address: { dataDir: directory },
      remove: () => rmSync(directory, { recursive: true, force: true }),
    },
    ...(url === undefined ? [] : [{ name: 'postgres', address: { url }, remove: () => {} }]),
  ]
}

async function timePages(store: Store): Promise<readonly number[]> {
  const door = await openFrontDoor({ store, environment: { JINGWEI_REQUESTS_PER_MINUTE: '0' } })
  try {
    const { programmeId, unitId } = await makeProgramme(door)
    await countAnew(store)
    const office = await door.as('office')
    await door.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = door.server.server.address() as AddressInfo
    const cookie = [...office.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const ask = asker(port, cookie, programmeId)
    for (let n = 0; n < 40; n += 1) await ask(n, unitId)
    const times: number[] = []
    const reader = async (which: number) => {
      for (let n = 0; n < pagesEach; n += 1) times.push(await ask(which * pagesEach + n, unitId))
    }
    await Promise.all(Array.from({ length: readers }, (_, which) => reader(which)))
    return times.sort((a, b) => a - b)
  } finally {
    await door.close()
  }
}

function asker(port: number, cookie: string, programmeId: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  return (turn: number, unitId: string): Promise<number> => {
    const page = 1 + ((turn * 37) % (measures / pageSize))
    const variants = [
      `page=${page}&sort=number`,
      `page=${page}&sort=title`,
      `page=${page}&sort=status&descending=true`,
      `page=${1 + (page % 10)}&unitId=${unitId}&grade=lead`,
      'page=1&sort=number',
    ]
    const path = `/api/programmes/${programmeId}/measures?size=${pageSize}&${variants[turn % variants.length]}`
    const started = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path, agent, headers: { cookie } }, (answer) => {
        answer.on('data', () => {})
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - started)
          else reject(new Error(`${path} answered ${answer.statusCode}`))
        })
      })
      asked.on('error', reject)
      asked.end()
    })
  }
}

async function makeProgramme(door: FrontDoor): Promise<{ programmeId: string; unitId: string }> {
  const accountId = await door.addAccount({ username: randomUUID(), posts: [{ role: 'office' }] })
  const now = door.clock.now()
  const actor = { accountId, cityId: door.cityId, name: 'bench', posts: [] }
  return inCity(door.store, door.cityId, async (tx) => {
    const context = { tx, actor, now, today: '2026-11-23', address: 'local' }
    const names = Array.from({ length: 40 }, (_, index) => `市第${index + 1}局`)
    const ids: string[] = []
    const blank = { shortName: null, parentId: null, placeId: null, validFrom: null, validTo: null, sort: 0 }
    for (const name of names) {
      const made = granted(await createUnit(context, { ...blank, name, kind: 'department', aliases: [], officers: [] }))
      ids.push(made.id)
    }
    const [fileId, documentId, programmeId] = [randomUUID(), randomUUID(), randomUUID()]
    const by = { createdAt: now, createdBy: accountId }
    const file = await insertFile(tx, {
      id: fileId,
      name: 'a.txt',
      mediaType: 'text/plain',
      bytes: new Uint8Array([49]),
      ...by,
    })
    const document = { id: documentId, fileId, fileName: 'a.txt', sha256: file.sha256, kind: 'txt', text: '1' }
    await insertDocument(tx, { ...document, ...by })
    const snapshot = inventSnapshot(names)
    const counts = { targetCount: 0, measureCount: measures }
    const reporting = { state: 'active', version: 1, reportCycle: 'month', reportDay: 5 } as const
    const adopted = { adoptedAt: new Date('2026-03-01T02:00:00Z'), adoptedBy: accountId }
    await insertProgramme(tx, {
      id: programmeId,
      documentId,
      head: snapshot.head,
      ...reporting,
      ...counts,
      ...adopted,
      pinyin: '',
    })
    granted(await saveSnapshot(tx, { programmeId, before: null, after: snapshot }))
    await insertVersion(tx, {
      programmeId,
      version: 1,
      at: now,
      by: accountId,
      reason: null,
      documentId,
      differences: [],
      snapshot,
    })
    return { programmeId, unitId: ids[3] ?? '' }
  })
}

function inventSnapshot(units: readonly string[]): Snapshot {
  const head = {
    title: '万项举措方案',
    documentNumber: null,
    issuer: null,
    issuedOn: null,
    termFrom: 2026,
    termTo: 2028,
  }
  const rest = {
    interpretationUnit: null,
    contactUnit: null,
    disclosure: null,
    copyTo: null,
    annexes: [],
    placeholders: [],
  }
  const name = (index: number) => units[index % units.length] ?? ''
  const list = Array.from(
    { length: measures },
    (_, index): SnapshotMeasure => ({
      id: randomUUID(),
      number: `${1 + Math.floor(index / 100)}/${1 + (index % 100)}`,
      title: `第${index + 1}项：建设产业园区公共服务平台并推动企业技术改造`,
      form: 'row',
      duties: [
        { name: name(index), grade: 'lead', inherited: false },
        ...[1, 2, 3].map((step) => ({ name: name(index + step), grade: 'assist' as const, inherited: false })),
      ],
      steps: [2026, 2027, 2028].map((year) => ({
        period: String(year),
        text: `完成第${year - 2025}阶段建设任务并投入使用`,
      })),
      source: null,
    }),
  )
  return { head: { ...head, ...rest }, targets: [], measures: list }
}
