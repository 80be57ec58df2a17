import type { Fault } from '#core/base/fault.ts'
import { distributionColumn, isFenced, manifest, type TableEntry } from './manifest.ts'
import type { Store } from './open.ts'

/**
 * Every way in which the tables of a migrated store would not distribute, or let a city see another, told by the catalog
 * of a plain PostgreSQL. Faults come sorted, by rule and name.
 */
export async function checkCatalog(store: Store, entries: readonly TableEntry[] = manifest): Promise<readonly Fault[]> {
  const declared = entries.map((entry, position) => ({
    name: entry.name,
    kind: entry.kind,
    column: distributionColumn(entry) ?? null,
    fenced: isFenced(entry),
    position,
  }))
  const { rows } = await store.pool.query<{ code: string; what: string }>(CHECK, [JSON.stringify(declared)])
  return rows.map(({ code, what }) => ({ code: `catalog.${code}`, facts: { what } }))
}

/** `t` is each declared table with its distribution column; what is distributed has one, what is not has none. */
const CHECK = `
with m as (
  select to_regclass('public.' || name)::oid as o, name, kind, "column", fenced, position
  from jsonb_to_recordset($1::jsonb) as d(name text, kind text, "column" text, fenced boolean, position int)
), t as (
  select m.*, a.attnum, a.atttypid, a.attgenerated, a.attnotnull
  from m left join pg_attribute a on a.attrelid = m.o and a.attname = m."column" and not a.attisdropped
), f as (
  select k.conname, k.conkey, k.confkey, k.confdeltype, k.confupdtype, c.name as child, p.name as parent,
    c.kind as child_kind, p.kind as parent_kind, c.attnum as child_column, p.attnum as parent_column,
    c."column" as child_by, p."column" as parent_by, c.position as child_position, p.position as parent_position
  from pg_constraint k join t c on c.o = k.conrelid join t p on p.o = k.confrelid where k.contype = 'f' and k.conparentid = 0
)
select 'table-undeclared' as code, c.relname::text as what from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence = 'p' and c.oid not in (select o from m where o is not null)
union all select 'table-absent', name from m where o is null
union all select 'table-without-key', name from t where o is not null
  and not exists (select from pg_constraint k where k.conrelid = t.o and k.contype = 'p')
union all select 'distribution-column-missing', name from t
  where "column" is not null and o is not null and (attnum is null or attgenerated <> '' or not attnotnull)
union all select 'distribution-column-type', name from t
  where attnum is not null and atttypid <> all (case "column" when 'city_id' then array['int4'::regtype] else array['int8'::regtype, 'uuid'::regtype] end)
union all select 'distribution-types-differ', min(name) from t where attnum is not null group by "column" having count(distinct atttypid) > 1
union all select 'key-without-city', k.conname::text from pg_constraint k join t on t.o = k.conrelid
  where t."column" is not null and k.contype in ('p', 'u') and k.conkey[1] is distinct from t.attnum
union all select 'key-without-city', i.indexrelid::regclass::text from pg_index i join t on t.o = i.indrelid
  where t."column" is not null and i.indisunique and i.indkey[0] is distinct from t.attnum
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
union all select 'exclusion-without-city', k.conname::text from pg_constraint k join t on t.o = k.conrelid
  where t."column" is not null and k.contype = 'x' and not exists (
    select from unnest(k.conkey, k.conexclop) u(a, op) join pg_operator p on p.oid = u.op where u.a = t.attnum and p.oprname = '=')
union all select 'reference-points-astray', conname || ': ' || child || ' to ' || parent from f
  where (child_by is null and parent_by is not null) or (child_by is not null and parent_kind = 'local') or (child_kind = 'reference' and parent_kind = 'local')
union all select 'reference-not-colocated', conname::text from f where child_by is not null and parent_by is not null
  and (child_by <> parent_by or not exists (select from unnest(conkey, confkey) u(a, b) where u.a = child_column and u.b = parent_column))
union all select 'reference-action', conname::text from f where confdeltype in ('n', 'd') or confupdtype not in ('a', 'r')
union all select 'parent-declared-later', child || ' before ' || parent from f where parent_position > child_position
union all select 'trigger', g.tgname::text from pg_trigger g join t on t.o = g.tgrelid where not g.tgisinternal and t.kind <> 'local'
union all select 'rule', r.rulename::text from pg_rewrite r join t on t.o = r.ev_class where t.kind <> 'local'
union all select 'identity-column', t.name || '.' || a.attname from pg_attribute a join t on t.o = a.attrelid
  where a.attnum > 0 and (a.attidentity <> '' or exists (
    select from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'))
union all select 'partitions-nested', i.inhrelid::regclass::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
  join pg_class p on p.oid = i.inhparent
  where c.relnamespace = 'public'::regnamespace and (p.relkind = 'r' or (c.relkind = 'p' and p.relkind = 'p'))
union all select 'fence-missing', t.name from t join pg_class c on c.oid = t.o
  where t.fenced and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = t.o))
union all select 'fence-open', t.name || '.' || p.polname from pg_policy p join t on t.o = p.polrelid
  where pg_get_expr(p.polqual, p.polrelid) ~ 'current_setting\\([^)]*, true\\)'
    or pg_get_expr(p.polqual, p.polrelid) !~ '^\\(city_id = \\(current_setting\\(''app\\.city_id''::text\\)\\)::integer\\)$'
order by 1, 2`
