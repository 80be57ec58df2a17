import { type RawBuilder, sql } from 'kysely'
import { numberPath } from '#core/plans/number-words.ts'
import { containing } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'

export type FoundKind = 'programme' | 'measure' | 'target' | 'indicator' | 'collection' | 'bulletin' | 'unit'
export type Found = {
  readonly kind: FoundKind
  /** of an indicator its code */
  readonly id: string
  readonly title: string
  readonly under: string
  /** of a measure */
  readonly number: string | null
  readonly programmeId: string | null
}

/** What the asker may see of each noun. */
export type Seen = {
  readonly programmes: boolean
  readonly indicators: 'all' | 'unrestricted' | 'none'
  /** all of them, or those that one of these units owns */
  readonly collections: 'all' | readonly string[]
  readonly bulletins: 'all' | 'issued' | 'none'
  readonly units: boolean
}

/**
 * By part of the name, number or pinyin; at most twelve of a kind, the shortest names first. What only runs through the
 * letters of its syllables ("gx" in chuan-g-x-in) comes after all that is called so.
 */
export async function searchEverything(tx: CityHandle, words: string, seen: Seen): Promise<readonly Found[]> {
  const asked = { city: tx.cityId, pattern: containing(words), letters: containing(words).toLowerCase() }
  const parts = [
    ...(seen.programmes ? [programmes(asked), measures(asked, containing(numberPath(words))), targets(asked)] : []),
    ...(seen.indicators === 'none' ? [] : [indicators(asked, seen.indicators === 'all')]),
    ...(seen.collections !== 'all' && seen.collections.length === 0 ? [] : [collections(asked, seen.collections)]),
    ...(seen.bulletins === 'none' ? [] : [bulletins(asked, seen.bulletins === 'all')]),
    ...(seen.units ? [units(asked)] : []),
  ]
  if (parts.length === 0) return []
  const { rows } = await sql<Found>`
    select f.kind, f.id, f.title, f.under, f.number, f."programmeId"
    from (${sql.join(parts, sql` union all `)}) as f (rank, place, kind, id, title, under, number, "programmeId")
    order by f.rank, f.place, length(f.title), f.id`.execute(tx)
  return rows
}

type Asked = { readonly city: number; readonly pattern: string; readonly letters: string }
type Part = RawBuilder<unknown>

/** 1 where only the syllables written out hold the letters, across their borders or not: the initials follow a space. */
const rank = ({ pattern, letters }: Asked, title: string, pinyin: string): Part => {
  const keyed = sql.ref(pinyin)
  const named = sql`${sql.ref(title)} ilike ${pattern} or ${keyed} like ${`% ${letters}`}`
  return sql`case when ${keyed} like ${letters} and not (${named}) then 1 else 0 end`
}

const programmes = (asked: Asked): Part => sql`
  (select ${rank(asked, 'p.title', 'p.pinyin')}, 1, 'programme', p.id::text, p.title, coalesce(p.document_number, ''), null, p.id
    from programme p where p.city_id = ${asked.city}
      and (p.title ilike ${asked.pattern} or p.document_number ilike ${asked.pattern} or p.pinyin like ${asked.letters})
    order by 1, length(p.title), p.id limit 12)`

const measures = (asked: Asked, number: string): Part => sql`
  (select ${rank(asked, 'm.title', 'm.pinyin')}, 2, 'measure', m.id::text, m.title, p.title, m.number, m.programme_id
    from measure m join programme p on p.city_id = m.city_id and p.id = m.programme_id
    where m.city_id = ${asked.city} and m.in_force
      and (m.title ilike ${asked.pattern} or m.number ilike ${number} or m.pinyin like ${asked.letters})
    order by 1, length(m.title), m.id limit 12)`

const targets = (asked: Asked): Part => sql`
  (select ${rank(asked, 't.metric', 't.pinyin')}, 4, 'target', t.id::text, concat_ws(' ', t.scope, t.metric, t.period), p.title, null, t.programme_id
    from target t join programme p on p.city_id = t.city_id and p.id = t.programme_id
    where t.city_id = ${asked.city} and t.in_force and t.role = 'target'
      and (t.metric ilike ${asked.pattern} or t.scope ilike ${asked.pattern} or t.pinyin like ${asked.letters})
    order by 1, length(t.metric), t.id limit 12)`

const indicators = (asked: Asked, restricted: boolean): Part => sql`
  (select ${rank(asked, 'name', 'pinyin')}, 3, 'indicator', code, name, code, null, null::uuid
    from indicator where city_id = ${asked.city} ${restricted ? sql`` : sql`and disclosure <> 'restricted'`}
      and (name ilike ${asked.pattern} or code ilike ${asked.pattern} or array_to_string(aliases, ' ') ilike ${asked.pattern}
        or pinyin like ${asked.letters})
    order by 1, retired_on is not null, length(name), id limit 12)`

const collections = (asked: Asked, owned: Seen['collections']): Part => sql`
  (select ${rank(asked, 'title', 'pinyin')}, 5, 'collection', id::text, title, coalesce(basis, ''), null, null::uuid
    from collection where city_id = ${asked.city}
      ${owned === 'all' ? sql`` : sql`and owner_unit_id = any(${owned}::uuid[])`}
      and (title ilike ${asked.pattern} or pinyin like ${asked.letters})
    order by 1, length(title), id limit 12)`

/** A bulletin's own name has no initials; its series' has, and the newest of a series is meant first. */
const bulletins = (asked: Asked, drafts: boolean): Part => sql`
  (select ${rank(asked, 'b.title', 's.pinyin')}, 6, 'bulletin', b.id::text, b.title, s.name, null, null::uuid
    from bulletin b join bulletin_series s on s.city_id = b.city_id and s.id = b.series_id
    where b.city_id = ${asked.city} ${drafts ? sql`` : sql`and b.state = 'issued'`}
      and (b.title ilike ${asked.pattern} or s.name ilike ${asked.pattern} or s.pinyin like ${asked.letters})
    order by 1, b.period_end desc, b.id limit 12)`

const units = (asked: Asked): Part => sql`
  (select ${rank(asked, 'name', 'pinyin')}, 9, 'unit', id::text, name, coalesce(short_name, ''), null, null::uuid
    from unit where city_id = ${asked.city}
      and (name ilike ${asked.pattern} or short_name ilike ${asked.pattern} or pinyin like ${asked.letters})
    order by 1, length(name), id limit 12)`
