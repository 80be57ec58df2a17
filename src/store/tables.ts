import type { AccountTables } from './account-tables.ts'
import type { AuditTables } from './audit-tables.ts'
import type { CityTables } from './city-tables.ts'
import type { FileTables } from './file-tables.ts'
import type { JobTables } from './job-tables.ts'

/** Every table as Kysely sees it. Each noun keeps its own file; this one only puts them together. */
export interface Tables extends CityTables, AccountTables, FileTables, AuditTables, JobTables {}
