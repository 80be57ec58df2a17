import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCatalog } from './catalog-check.ts'
import { manifest, type TableEntry } from './manifest.ts'
import type { Store } from './open.ts'
import { allTestStores } from './testing.ts'

describe.each(allTestStores)('the catalog of a migrated store on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  it('would distribute, and keeps cities apart', async () => {
    expect(await checkCatalog(store)).toEqual([])
  })
})

/** What a hurried migration might say, and the name under which the check refuses it. */
const MISTAKES: readonly (readonly [sql: string, code: string, kind: TableEntry['kind'] | null])[] = [
  ['create table t (city_id int primary key)', 'table-undeclared', null],
  ['create table t (city_id int not null)', 'table-without-key', 'tenant'],
  ['create table t (id uuid primary key)', 'distribution-column-missing', 'tenant'],
  ['create table t (city_id bigint, id uuid, primary key (city_id, id))', 'distribution-column-type', 'tenant'],
  ['create table t (city_id int not null, id uuid primary key)', 'key-without-city', 'tenant'],
  ['create table t (city_id int, code text unique, primary key (city_id, code))', 'key-without-city', 'tenant'],
  [
    'create table t (city_id int, code text, primary key (city_id, code)); create unique index on t (code)',
    'key-without-city',
    'tenant',
  ],
  ['create table t (id uuid primary key, city_id int references audit_head)', 'reference-points-astray', 'local'],
  [
    'create table t (city_id int, id uuid, job_id uuid references job, primary key (city_id, id))',
    'reference-points-astray',
    'tenant',
  ],
  [
    'create table t (city_id int, id int, other int references audit_head, primary key (city_id, id))',
    'reference-not-colocated',
    'tenant',
  ],
  [
    'create table t (city_id int, id uuid, file uuid, primary key (city_id, id), foreign key (city_id, file) references file on delete set null)',
    'reference-action',
    'tenant',
  ],
  [
    `create table t (city_id int primary key); create function f() returns trigger language plpgsql as 'begin return new; end';
     create trigger touched before insert on t for each row execute function f()`,
    'trigger',
    'tenant',
  ],
  ['create table t (city_id int, id bigserial, primary key (city_id, id))', 'identity-column', 'tenant'],
  ['create table t (city_id int primary key)', 'fence-missing', 'tenant'],
  [
    `create table t (city_id int primary key); alter table t enable row level security; alter table t force row level security;
     create policy p on t using (city_id = current_setting('app.city_id', true)::int)`,
    'fence-open',
    'tenant',
  ],
]

describe('the catalog check', () => {
  let store: Store
  beforeAll(async () => {
    store = await (allTestStores[0] as (typeof allTestStores)[number]).open()
  })
  afterAll(() => store.close())

  it.each(MISTAKES)('refuses %s', async (statements, code, kind) => {
    await store.pool.query(statements)
    const declared = kind === null ? manifest : [...manifest, { name: 't' as TableEntry['name'], kind }]
    const codes = (await checkCatalog(store, declared)).map((fault) => fault.code)
    await store.pool.query('drop table t; drop function if exists f()')
    expect(codes).toContain(`catalog.${code}`)
  })
})
