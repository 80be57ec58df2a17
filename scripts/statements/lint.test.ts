import { describe, expect, it } from 'vitest'
import type { TableEntry } from '../../src/store/manifest.ts'
import { type Breach, lintStatement } from './lint.ts'

const entry = (name: string, kind: TableEntry['kind']) => ({ name, kind }) as TableEntry
const ENTRIES = [
  entry('city', 'reference'),
  entry('industry', 'reference'),
  entry('unit', 'tenant'),
  entry('post', 'tenant'),
  entry('month_fact', 'fact'),
  entry('job', 'local'),
]

const RUNS = [
  'select * from unit u join post p on p.unit_id = u.id and p.city_id = u.city_id where p.city_id = u.city_id and u.city_id = $1',
  'select name from unit where city_id = $1',
  'select u.name from unit u join post p on p.city_id = u.city_id and p.unit_id = u.id where u.city_id = $1 and p.role = $2',
  'select u.name, (select count(*) from post p where p.city_id = u.city_id and p.unit_id = u.id) from unit u where u.city_id = 7',
  'select 1 from unit u where u.city_id = $1::int and exists (select from post where post.city_id = $1 and post.unit_id = u.id)',
  'with recursive tree as (select id from unit where city_id = $1 and parent_id is null union all select u.id from unit u join tree t on u.parent_id = t.id where u.city_id = $1) select * from tree',
  'select i.name, u.name from unit u join industry i on i.code = u.code where u.city_id = $1 for update of u',
  'select * from job where state = $1 for update skip locked',
  'insert into unit (city_id, id, name) values ($1, $2, $3) on conflict (city_id, id) do update set name = excluded.name',
  'insert into unit (city_id, id) select p.city_id, p.id from post p where p.city_id = $1',
  'update unit set name = $1 where city_id = $2 and id = $3',
  'update unit set name = p.name from post p where unit.city_id = $1 and p.city_id = unit.city_id and p.id = unit.id',
  'delete from post using unit u where post.city_id = $1 and u.city_id = $1',
  'select s.name from (select city_id, name from unit where city_id = $1) s',
  'select city_id, sum(n) from month_fact /* every city: the province sums up */ group by city_id',
  "begin; set local role jingwei_app; set local app.city_id = '7'",
  'select relname from pg_class; create table anything (id int); commit',
  'copy (select /* every city: backup */ * from unit) to stdout',
  'select * from pgboss.job for update',
]

const REFUSED: readonly (readonly [Breach, string])[] = [
  ['city-unpinned', 'select name from unit'],
  ['city-unpinned', 'select name from unit where city_id = $1 or name = $2'],
  ['city-unpinned', 'update unit set name = $1 where id = $2'],
  ['city-unpinned', 'delete from unit'],
  ['city-unpinned', 'select 1 from city where exists (select from unit where unit.code = city.code)'],
  ['city-unpinned', 'with named as (select name from unit) select * from named'],
  ['city-unpinned', 'insert into unit (city_id, id) select city_id, id from post'],
  ['city-unpinned', 'copy (select * from unit) to stdout'],
  ['lock-unpinned', 'select * from unit for update'],
  [
    'recursion-unpinned',
    'with recursive tree as (select id from unit union all select u.id from unit u join tree t on u.parent_id = t.id) select * from tree',
  ],
  [
    'function-in-do-update',
    'insert into unit (city_id, id) values ($1, $2) on conflict (city_id, id) do update set changed_at = now()',
  ],
  [
    'function-in-do-update',
    'insert into city (id) values ($1) on conflict (id) do update set changed_at = current_timestamp',
  ],
  ['grouping-sets-unpinned', 'select kind, count(*) from unit group by rollup (kind)'],
  ['distribution-column-updated', 'update unit set city_id = $1 where city_id = $2'],
  [
    'distribution-column-updated',
    'insert into unit (city_id, id) values ($1, $2) on conflict (id) do update set city_id = excluded.city_id',
  ],
  ['volatile-in-update', 'update unit set sort = random() where city_id = $1'],
  [
    'change-across-groups',
    'update unit set n = f.n from month_fact f where unit.city_id = $1 and f.enterprise_id = $2',
  ],
  ['change-across-groups', 'delete from post using unit u where u.id = post.unit_id'],
  ['join-across-groups', 'select * from unit u join post p on p.unit_id = u.id'],
  ['join-across-groups', 'select * from unit u join month_fact f on f.unit_id = u.id where u.city_id = $1'],
  [
    'lateral-limit-unpinned',
    'select * from industry i, lateral (select * from unit u where u.code = i.code limit 3) three',
  ],
  [
    'correlated-off-column',
    'select (select count(*) from post p where p.unit_id = u.id) from unit u where u.city_id = $1',
  ],
  ['set-config', `select set_config('app.city_id', '7', true)`],
  ['set-for-session', `set app.city_id = '7'`],
  ['unparsed', 'selec name from unit'],
]

describe('the statement check', () => {
  it.each(RUNS)('lets pass: %s', async (sql) => {
    expect(await lintStatement(sql, ENTRIES)).toEqual([])
  })

  it.each(REFUSED)('refuses as %s: %s', async (breach, sql) => {
    expect(await lintStatement(sql, ENTRIES)).toContain(breach)
  })
})
