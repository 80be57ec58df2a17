import { type RawBuilder, sql } from 'kysely'
import { numberPath } from '#core/plans/number-words.ts'
import type { DutyGrade } from '#core/plans/reading.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { OpenStep } from '#core/programmes/steps.ts'
import { containing } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { MeasureTable } from '../programmes/tables.ts'

export type MeasureFilter = {
  readonly programmeId: string
  /** part of number or title, or pinyin initials */
  readonly search?: string | undefined
  /** units one of which has a duty in the measure; of this grade where given */
  readonly unitIds?: readonly string[] | undefined
  readonly grade?: DutyGrade | undefined
  readonly status?: MeasureStatus | 'unreported' | undefined
  /** reported late, or with a step due before this day */
  readonly lateOn?: string | undefined
  /** owing a report on a time that ended on this day */
  readonly silentOn?: string | undefined
}
export type MeasureOrder = { readonly by: 'number' | 'title' | 'status' | 'reportedAt'; readonly descending: boolean }

export type MeasureLine = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly form: MeasureTable['form']
  readonly leads: readonly string[]
  readonly others: readonly string[]
  readonly status: MeasureStatus | null
  readonly percent: number | null
  readonly reportedAt: Date | null
  readonly reportedBy: string | null
  readonly openSteps: readonly OpenStep[]
  readonly heard: readonly string[]
}

export type MeasurePage = { readonly total: number; readonly lines: readonly MeasureLine[] }
/** `all` is how many measures the programme has in force. */
export type PageOf = { readonly offset: number; readonly limit: number; readonly all: number }

/** One page of a programme's measures in force. The order is total: what ties is ordered by place in the document. */
export async function listMeasurePage(
  tx: CityHandle,
  filter: MeasureFilter,
  order: MeasureOrder,
  page: PageOf,
): Promise<MeasurePage> {
  if (!isUnfiltered(filter)) return listFiltered(tx, filter, order, page)
  const list = order.by === 'number' ? listByPlace : listSorted
  return { total: page.all, lines: await list(tx, filter, order, page) }
}

/** The page is found in an index first, so that leafing far down does not read the rows before. */
async function listSorted(
  tx: CityHandle,
  filter: MeasureFilter,
  order: MeasureOrder,
  page: PageOf,
): Promise<readonly MeasureLine[]> {
  const { rows } = await sql<MeasureLineRow>`
    select id, number, title, form, leads, others, status, percent, reported_at, reported_by, open_steps, heard
    from measure
    where city_id = ${tx.cityId} and id = any(array(
      select id from measure where ${conditions(tx, filter)} order by ${sortings(order)}
      limit ${page.limit} offset ${page.offset}))
    order by ${sortings(order)}`.execute(tx)
  return rows.map(toLine)
}

/** What a filter lets through is gone through once, for the page and its count together. */
async function listFiltered(
  tx: CityHandle,
  filter: MeasureFilter,
  order: MeasureOrder,
  page: PageOf,
): Promise<MeasurePage> {
  const { rows } = await sql<MeasureLineRow & { total: number }>`
    with found as materialized (select id as found_id, count(*) over ()::int as total
      from measure where ${conditions(tx, filter)} order by ${sortings(order)} limit ${page.limit} offset ${page.offset})
    select total, id, number, title, form, leads, others, status, percent, reported_at, reported_by, open_steps, heard
    from found join measure on measure.city_id = ${tx.cityId} and measure.id = found.found_id
    order by ${sortings(order)}`.execute(tx)
  const [first] = rows
  const total = first === undefined && page.offset > 0 ? await countMeasures(tx, filter) : (first?.total ?? 0)
  return { total, lines: rows.map(toLine) }
}

/** Measures in force are numbered from 0 without gaps, so any page of all of them is found without counting up to it. */
async function listByPlace(
  tx: CityHandle,
  { programmeId }: MeasureFilter,
  { descending }: MeasureOrder,
  page: PageOf,
): Promise<readonly MeasureLine[]> {
  const first = descending ? page.all - page.offset - page.limit : page.offset
  const way = descending ? sql`desc` : sql`asc`
  const { rows } = await sql<MeasureLineRow>`
    select id, number, title, form, leads, others, status, percent, reported_at, reported_by, open_steps, heard
    from measure
    where city_id = ${tx.cityId} and programme_id = ${programmeId} and in_force
      and sort >= ${first} and sort < ${first + page.limit}
    order by sort ${way}, id ${way}`.execute(tx)
  return rows.map(toLine)
}

async function countMeasures(tx: CityHandle, filter: MeasureFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from measure where ${conditions(tx, filter)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whether a filter leaves nothing out, so that the programme's own count is the total. */
const isUnfiltered = ({ programmeId: _, ...filter }: MeasureFilter): boolean =>
  Object.values(filter).every((value) => value === undefined)

function conditions(tx: CityHandle, filter: MeasureFilter): RawBuilder<unknown> {
  const all = [sql`city_id = ${tx.cityId}`, sql`programme_id = ${filter.programmeId}`, sql`in_force`]
  if (filter.search !== undefined) {
    const pattern = containing(filter.search)
    // people look for 三（一）1 as it is shown, and its path is what is kept
    const path = containing(numberPath(filter.search))
    all.push(
      sql`(number ilike ${pattern} or number ilike ${path} or title ilike ${pattern} or pinyin like ${pattern.toLowerCase()})`,
    )
  }
  // The units are found first and by their own index: left to itself, a planner without statistics asks once a measure.
  if (filter.unitIds !== undefined) {
    const grade = filter.grade === undefined ? sql`` : sql`and grade = ${filter.grade}`
    all.push(sql`id = any(array(select measure_id from duty
      where city_id = ${tx.cityId} and unit_id = any(${filter.unitIds}::uuid[]) ${grade}))`)
  } else if (filter.grade !== undefined) {
    all.push(sql`id = any(array(select measure_id from duty
      where city_id = ${tx.cityId} and programme_id = ${filter.programmeId} and grade = ${filter.grade}))`)
  }
  if (filter.status === 'unreported') all.push(sql`status is null`)
  else if (filter.status !== undefined) all.push(sql`status = ${filter.status}`)
  if (filter.lateOn !== undefined) all.push(sql`(status = 'late' or first_due < ${filter.lateOn}::date)`)
  if (filter.silentOn !== undefined) all.push(sql`heard_to < ${filter.silentOn}::date`)
  return sql.join(all, sql` and `)
}

function sortings({ by, descending }: MeasureOrder): RawBuilder<unknown> {
  const way = descending ? sql`desc` : sql`asc`
  switch (by) {
    case 'number':
      return sql`sort ${way}, id ${way}`
    case 'title':
      return sql`pinyin ${way}, id ${way}`
    case 'status':
      return sql`status_rank ${way}, sort ${way}, id ${way}`
    case 'reportedAt':
      return descending ? sql`reported_at desc nulls last, sort desc, id desc` : sql`reported_at nulls first, sort, id`
  }
}

type MeasureLineRow = {
  id: string
  number: string
  title: string
  form: MeasureTable['form']
  leads: string[]
  others: string[]
  status: MeasureStatus | null
  percent: number | null
  reported_at: Date | null
  reported_by: string | null
  open_steps: readonly OpenStep[]
  heard: readonly string[]
}

const toLine = (row: MeasureLineRow): MeasureLine => ({
  id: row.id,
  number: row.number,
  title: row.title,
  form: row.form,
  leads: row.leads,
  others: row.others,
  status: row.status,
  percent: row.percent,
  reportedAt: row.reported_at,
  reportedBy: row.reported_by,
  openSteps: row.open_steps,
  heard: row.heard,
})

/** How a measure stands with the words that were last reported on it. */
export type MeasureNow = { readonly id: string; readonly status: MeasureStatus | null; readonly words: string | null }

/** Of all measures in force, in the document's order; words of the lead first, else of whoever reported last. */
export async function listStandings(tx: CityHandle, programmeId: string): Promise<readonly MeasureNow[]> {
  const { rows } = await sql<MeasureNow>`
    select m.id, m.status, r.words
    from measure m
    left join (select distinct on (u.measure_id) u.measure_id, u.words
      from measure_update u
      left join duty d on d.city_id = u.city_id and d.measure_id = u.measure_id and d.unit_id = u.unit_id
      where u.city_id = ${tx.cityId} and u.programme_id = ${programmeId} and u.state in ('submitted', 'confirmed')
      order by u.measure_id, d.grade = 'lead' desc nulls last, d.grade = 'responsible' desc nulls last, u.period desc,
        u.submitted_at desc, u.id) r on r.measure_id = m.id
    where m.city_id = ${tx.cityId} and m.programme_id = ${programmeId} and m.in_force
    order by m.sort, m.id`.execute(tx)
  return rows
}
