import type { Role } from '#core/accounts/roles.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { Snapshot, SnapshotMeasure } from '#core/programmes/snapshot.ts'
import { hashPassword } from '#server/accounts/passwords.ts'
import { dayOf } from '#server/context.ts'
import { pinyinKey } from '#server/pinyin.ts'
import { saveSnapshot } from '#server/programmes/save-snapshot.ts'
import { insertAccount } from '#store/accounts/accounts.ts'
import { insertPost } from '#store/accounts/posts.ts'
import { insertCity } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import { insertRows } from '#store/copy/bulk.ts'
import { insertDocument } from '#store/files/documents.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityHandle } from '#store/handle.ts'
import { refreshStandings } from '#store/measures/measure-standing.ts'
import type { Store } from '#store/open.ts'
import { insertVersion } from '#store/programmes/programme-versions.ts'
import { insertProgramme } from '#store/programmes/programmes.ts'
import { countAnew } from '#store/statistics.ts'
import { insertUnit } from '#store/units/units.ts'
import { type Chance, seeded } from './seeded.ts'

export type Reader = { readonly username: string; readonly password: string; readonly unitId: string | null }
export type Invented = { readonly programmeId: string; readonly unitIds: readonly string[]; readonly readers: Reader[] }

const CITY = 1
const unitCount = 60
/** months of reports behind today */
const months = 4
const slice = 2_000
const password = 'Bench-reader-2026'
const deeds = ['建设', '培育', '改造', '引进', '完善', '开展', '推动']
const things = ['标准厂房', '专精特新企业', '公共技术服务平台', '智能工厂', '创新团队', '园区道路', '低效用地盘活']
const statuses: readonly MeasureStatus[] = ['on_course', 'on_course', 'on_course', 'watch', 'late', 'done']

/** A city whose one programme has this many measures, with duties, steps and some months of reports; the same at every call. */
export async function inventProgramme(store: Store, measures: number, readers: number, now: Date): Promise<Invented> {
  const chance = seeded(20_260_101)
  const passwordHash = await hashPassword(password)
  const invented = await inCity(store, CITY, async (tx) => {
    await insertCity(tx, { id: CITY, code: 'bench', name: '万项市', kind: 'live', notice: null }, now)
    const units = await settle(tx, chance)
    const accounts = await employ(tx, chance, units, readers, passwordHash, now)
    const office = accounts[0]?.id ?? ''
    const programmeId = chance.id()
    const list = inventMeasures(chance, units, measures)
    await begin(tx, chance, programmeId, list, office, now)
    await report(tx, chance, programmeId, list, units, office, now)
    return { programmeId, unitIds: units.map(({ id }) => id), readers: accounts }
  })
  // as adopting does on the embedded store, and a server's autovacuum within a minute
  if (store.kind === 'pglite') await countAnew(store)
  else await store.pool.query('vacuum (analyze)')
  return invented
}

type Unit = { readonly id: string; readonly name: string }

async function settle(tx: CityHandle, chance: Chance): Promise<readonly Unit[]> {
  const units = Array.from({ length: unitCount }, (_, sort) => ({ id: chance.id(), name: `市第${sort + 1}局`, sort }))
  const blank = { shortName: null, kind: 'department', parentId: null, placeId: null, validFrom: null, validTo: null }
  for (const unit of units)
    await insertUnit(tx, { ...blank, ...unit, aliases: [], officers: [], pinyin: pinyinKey(unit.name) })
  return units
}

/** Every other reader sits in the office, the rest each in a unit. */
async function employ(
  tx: CityHandle,
  chance: Chance,
  units: readonly Unit[],
  count: number,
  passwordHash: string,
  now: Date,
) {
  const readers: (Reader & { readonly id: string })[] = []
  for (let n = 0; n < count; n += 1) {
    const [id, username] = [chance.id(), `reader-${n + 1}`]
    const unitId = n % 2 === 0 ? null : (units[n]?.id ?? null)
    const role: Role = unitId === null ? 'office' : 'unit'
    const account = { id, username, name: username, phone: null, passwordHash, demoNote: null }
    await insertAccount(tx, { ...account, mustChangePassword: false, createdAt: now })
    const period = { validFrom: dayOf(now), validTo: null }
    await insertPost(tx, { id: chance.id(), accountId: id, role, unitId, placeId: null, ...period })
    readers.push({ id, username, password, unitId })
  }
  return readers
}

function inventMeasures(chance: Chance, units: readonly Unit[], count: number): readonly SnapshotMeasure[] {
  const year = 2026
  return Array.from({ length: count }, (_, index): SnapshotMeasure => {
    const leads = [chance.pick(units, undefined)?.name ?? '']
    const assisting = new Set(
      Array.from({ length: 1 + chance.below(4) }, () => chance.pick(units, undefined)?.name ?? ''),
    )
    return {
      id: chance.id(),
      number: `${1 + Math.floor(index / 100)}/${1 + (index % 100)}`,
      title: `${chance.pick(deeds, '')}${chance.pick(things, '')}，第${index + 1}项`,
      form: 'row',
      duties: [
        ...leads.map((name) => ({ name, grade: 'lead' as const, inherited: false })),
        ...[...assisting]
          .filter((name) => !leads.includes(name))
          .map((name) => ({ name, grade: 'assist' as const, inherited: false })),
      ],
      steps: Array.from({ length: 1 + chance.below(4) }, (_, at) => ({
        period: String(year + at),
        text: `完成${chance.pick(things, '')}第${at + 1}阶段任务并通过验收`,
      })),
      source: null,
    }
  })
}

const head = {
  ...{ title: '万项举措方案', documentNumber: null, issuer: null, issuedOn: null, termFrom: 2026, termTo: 2029 },
  ...{
    validFrom: null,
    validTo: null,
    interpretationUnit: null,
    contactUnit: null,
    disclosure: null,
    copyTo: null,
    annexes: [],
    placeholders: [],
  },
}

async function begin(
  tx: CityHandle,
  chance: Chance,
  programmeId: string,
  measures: readonly SnapshotMeasure[],
  office: string,
  now: Date,
): Promise<void> {
  const by = { createdAt: now, createdBy: office }
  const [fileId, documentId] = [chance.id(), chance.id()]
  const bytes = new TextEncoder().encode(head.title)
  const file = await insertFile(tx, { id: fileId, name: 'plan.txt', mediaType: 'text/plain', bytes, ...by })
  const { sha256 } = file
  await insertDocument(tx, {
    id: documentId,
    fileId,
    fileName: 'plan.txt',
    sha256,
    kind: 'txt',
    text: head.title,
    ...by,
  })
  const snapshot: Snapshot = { head, targets: [], measures }
  const adoptedAt = monthsBefore(now, months + 1)
  await insertProgramme(tx, {
    ...{ id: programmeId, documentId, head, state: 'active', version: 1, reportCycle: 'month', reportDay: 5 },
    ...{ targetCount: 0, measureCount: measures.length, adoptedAt, adoptedBy: office, pinyin: pinyinKey(head.title) },
  })
  const saved = await saveSnapshot(tx, { programmeId, before: null, after: snapshot })
  if (!saved.ok) throw new Error(JSON.stringify(saved.faults))
  const version = { programmeId, version: 1, at: adoptedAt, by: office, reason: null, documentId }
  await insertVersion(tx, { ...version, differences: [], snapshot })
}

/** Each lead reports each month but now and then; what it says is confirmed. */
async function report(
  tx: CityHandle,
  chance: Chance,
  programmeId: string,
  measures: readonly SnapshotMeasure[],
  units: readonly Unit[],
  office: string,
  now: Date,
): Promise<void> {
  const idOf = new Map(units.map(({ id, name }) => [name, id]))
  const said = { problem: null, ask: null, steps_done: [], decision_reason: null, revision: 2 }
  const signed = {
    submitted_at: now,
    submitted_by: office,
    decided_at: now,
    decided_by: office,
    state: 'confirmed',
  } as const
  const rows = measures.flatMap(({ id, duties }) =>
    Array.from({ length: months }, (_, back) => dayOf(monthsBefore(now, back + 1)).slice(0, 7)).flatMap((period) => {
      const unitId = idOf.get(duties[0]?.name ?? '')
      if (unitId === undefined || chance.below(10) === 0) return []
      const words = '本月按年度安排推进，任务清单逐项对账。'
      const content = { status: chance.pick(statuses, 'on_course'), percent: chance.below(100), words, ...said }
      const key = { id: chance.id(), programme_id: programmeId, measure_id: id, unit_id: unitId, period }
      return [{ city_id: tx.cityId, ...key, ...content, ...signed }]
    }),
  )
  for (let at = 0; at < rows.length; at += slice) await insertRows(tx, 'measure_update', rows.slice(at, at + slice))
  const ids = measures.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += slice) await refreshStandings(tx, ids.slice(at, at + slice))
}

const monthsBefore = (now: Date, count: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 15, 2))
