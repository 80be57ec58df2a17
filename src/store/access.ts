import type { ClientBase } from 'pg'
import { isFenced, manifest, type TableEntry } from './manifest.ts'

/**
 * A login that row-level security does not bind (a superuser, as the embedded store's only one is) puts this role on in
 * each transaction. Any other owner is bound by FORCE and needs no role; where it may not create one, there is none.
 */
export const APPLICATION_ROLE = 'jingwei_app'

const POLICY = 'own_city'
const OWN_CITY = `city_id = current_setting('app.city_id')::int`

type TableState = {
  readonly name: string
  readonly fenced: boolean
  readonly policy: boolean
  readonly roleRights: string
  readonly ownerRights: string
}

/**
 * Brings fences and grants to what the manifest says, within the caller's transaction. Idempotent: on a store in order it
 * is one query.
 */
export async function applyAccess(client: ClientBase): Promise<void> {
  const hasRole = await ensureRole(client)
  const states = await readStates(client, hasRole)
  const statements = manifest.flatMap((entry) => {
    const state = states.get(entry.name)
    return state === undefined ? [] : repairs(entry, state, hasRole)
  })
  if (statements.length > 0) await client.query(statements.join(';\n'))
}

/** Lets a plain owner change the rows of all cities until `applyAccess`, as a migration may have to. */
export async function liftFences(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  )
  const statements = rows.map(({ name }) => `alter table ${name} no force row level security`)
  if (statements.length > 0) await client.query(statements.join(';\n'))
}

async function ensureRole(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean; may: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as there, rolsuper or rolcreaterole as may
     from pg_roles where rolname = current_user`,
    [APPLICATION_ROLE],
  )
  const [facts] = rows
  if (facts?.there === true || facts?.may !== true) return facts?.there === true
  // Roles belong to the whole server: another database's migration may be creating it at this moment.
  await client.query(`do $$ begin create role ${APPLICATION_ROLE} nologin;
    exception when duplicate_object or unique_violation then null; end $$`)
  return true
}

/** Sorted names of the rights held, as "INSERT,SELECT". */
const rightsOf = (who: string) => `(select coalesce(string_agg(r, ',' order by r), '')
  from unnest(array['DELETE','INSERT','SELECT','UPDATE']) r where has_table_privilege(${who}, c.oid, r))`

async function readStates(client: ClientBase, hasRole: boolean): Promise<Map<string, TableState>> {
  const { rows } = await client.query<TableState>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as fenced,
       exists (select from pg_policy p where p.polrelid = c.oid and p.polname = $1) as policy,
       ${hasRole ? rightsOf(`'${APPLICATION_ROLE}'`) : `''`} as "roleRights",
       (select coalesce(string_agg(a.privilege_type, ',' order by a.privilege_type), '')
        from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        where a.grantee = c.relowner and a.privilege_type in ('DELETE','INSERT','SELECT','UPDATE')) as "ownerRights"
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    [POLICY],
  )
  return new Map(rows.map((row) => [row.name, row]))
}

function repairs(entry: TableEntry, state: TableState, hasRole: boolean): string[] {
  const rights = entry.appendOnly === true ? 'INSERT,SELECT' : 'DELETE,INSERT,SELECT,UPDATE'
  const statements: string[] = []
  if (isFenced(entry) && !state.fenced) {
    statements.push(
      `alter table ${entry.name} enable row level security`,
      `alter table ${entry.name} force row level security`,
    )
  }
  if (isFenced(entry) && !state.policy) {
    statements.push(`create policy ${POLICY} on ${entry.name} using (${OWN_CITY}) with check (${OWN_CITY})`)
  }
  if (hasRole && entry.name !== 'schema_migration' && state.roleRights !== rights) {
    statements.push(
      `revoke all on ${entry.name} from ${APPLICATION_ROLE}`,
      `grant ${rights} on ${entry.name} to ${APPLICATION_ROLE}`,
    )
  }
  // An owner that works without the role takes the right to rewrite from itself, too.
  if (entry.appendOnly === true && state.ownerRights !== rights) {
    statements.push(`revoke update, delete, truncate on ${entry.name} from current_user`)
  }
  return statements
}
