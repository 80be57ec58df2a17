// Run by src/server/drafts/adopt.kill.test.ts as a process of its own, which it kills.
import { randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readPlan } from '#core/plans/read.ts'
import type { CityContext } from '#server/context.ts'
import { adoptDraft } from '#server/drafts/adopt.ts'
import { insertReading } from '#server/drafts/read-plan.ts'
import { acceptAll } from '#server/drafts/review.ts'
import { harbourPlan } from '#server/programmes/testing.ts'
import { createGroup } from '#server/units/groups.ts'
import { createUnit } from '#server/units/units.ts'
import { inCity, inSystem } from '#store/city/city.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityHandle } from '#store/handle.ts'
import { migrate } from '#store/migrate.ts'
import { openStore } from '#store/open.ts'
import { granted } from '#store/testing.ts'

const [deed, directory = ''] = process.argv.slice(2)
const city = 7
const acknowledged = join(directory, 'acknowledged')
const clerk = '7b0c6f1e-52a3-4c80-9a3d-0d1f2a3b4c5d'
const now = new Date('2026-11-23T01:00:00Z')

let statements = 0
let tellAt = Number.POSITIVE_INFINITY
const onStatement = () => {
  statements += 1
  if (statements === tellAt) process.send?.({ kind: 'working' })
}

const store = granted(await openStore({ dataDir: join(directory, 'data') }, { onStatement }))
granted(await migrate(store))

const contextOf = (tx: CityHandle): CityContext => ({
  tx,
  actor: { accountId: clerk, cityId: city, name: '沈汀', posts: [] },
  now,
  today: '2026-11-23',
  address: 'local',
})

async function foundCity(): Promise<void> {
  const known = await store.db.selectFrom('city').select('id').where('id', '=', city).executeTakeFirst()
  if (known !== undefined) return
  const row = { id: city, code: 'kill', name: '望潮市', kind: 'demo' as const, notice: null, created_at: now }
  await inSystem(store, (tx) => tx.insertInto('city').values(row).execute())
  await inCity(store, city, async (tx) => {
    const blank = { shortName: null, parentId: null, placeId: null, validFrom: null, validTo: null, sort: 0 }
    const ids: string[] = []
    for (const name of ['东岸镇', '西港镇', '市工业和信息化局', '市自然资源局', '市科学技术局', '市财政局']) {
      const unit = { ...blank, name, kind: 'department' as const, aliases: [], officers: [] }
      ids.push(granted(await createUnit(contextOf(tx), unit)).id)
    }
    const group = {
      name: '各镇区',
      kind: 'printed' as const,
      head: null,
      matters: null,
      officeUnitId: null,
      aliases: [],
    }
    granted(await createGroup(contextOf(tx), { ...group, memberIds: ids.slice(0, 2) }))
  })
}

async function adoptOnce(): Promise<void> {
  const draftId = await inCity(store, city, async (tx) => {
    const bytes = new TextEncoder().encode(`${harbourPlan}${randomUUID()}`)
    const by = { createdAt: now, createdBy: clerk }
    const file = await insertFile(tx, { id: randomUUID(), name: '方案.txt', mediaType: 'text/plain', bytes, ...by })
    const reading = readPlan({ text: harbourPlan, tables: [] })
    const id = await insertReading(contextOf(tx), file, { kind: 'txt', text: harbourPlan, reading })
    for (const kind of ['target', 'measure'] as const)
      granted(await acceptAll(contextOf(tx), { id, kind, confidence: 0 }))
    return id
  })
  const asked = { id: draftId, leavePending: false, programmeId: null, reason: null }
  const adopted = await inCity(store, city, async (tx) => granted(await adoptDraft(contextOf(tx), asked)))
  appendFileSync(acknowledged, `${adopted.programmeId}\n`)
}

/** Programmes that are there in part, and programmes that were acknowledged and are not there. */
async function look(): Promise<{ halves: readonly string[]; lost: readonly string[] }> {
  const { rows } = await inCity(store, city, (tx) =>
    sql<{ id: string; whole: boolean }>`
      select p.id, p.measure_count = (select count(*) from measure m where m.city_id = p.city_id and m.programme_id = p.id)
          and p.target_count = (select count(*) from target t where t.city_id = p.city_id and t.programme_id = p.id)
          and (select count(*) from duty d where d.city_id = p.city_id and d.programme_id = p.id)
            = (select sum(cardinality(m.leads) + cardinality(m.others)) from measure m
              where m.city_id = p.city_id and m.programme_id = p.id)
          and exists (select from programme_version v where v.city_id = p.city_id and v.programme_id = p.id)
          and exists (select from draft d where d.city_id = p.city_id and d.programme_id = p.id and d.state = 'adopted')
          and exists (select from audit_entry a where a.city_id = p.city_id and a.subject_id = p.id::text) as whole
      from programme p where p.city_id = ${city}`.execute(tx),
  )
  const there = new Set(rows.map(({ id }) => id))
  const told = existsSync(acknowledged)
    ? readFileSync(acknowledged, 'utf8')
        .split('\n')
        .filter((id) => id.length === 36)
    : []
  return { halves: rows.filter(({ whole }) => !whole).map(({ id }) => id), lost: told.filter((id) => !there.has(id)) }
}

if (deed === 'look') {
  process.send?.({ kind: 'found', ...(await look()) })
  await store.close()
  process.disconnect()
} else {
  await foundCity()
  await adoptOnce()
  process.once('message', async (message) => {
    tellAt = statements + (message as { statements: number }).statements
    for (;;) await adoptOnce()
  })
  process.send?.({ kind: 'ready' })
}
