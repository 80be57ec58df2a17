import type { AccountTables } from './account-tables.ts'
import type { AuditTables } from './audit-tables.ts'
import type { BulletinTables } from './bulletin-tables.ts'
import type { CityTables } from './city-tables.ts'
import type { CollectionTables } from './collection-tables.ts'
import type { DecompositionTables } from './decomposition-tables.ts'
import type { DraftTables } from './draft-tables.ts'
import type { FileTables } from './file-tables.ts'
import type { FindingTables } from './finding-tables.ts'
import type { JobTables } from './job-tables.ts'
import type { MatrixTables } from './matrix-tables.ts'
import type { NumberTables } from './number-tables.ts'
import type { PlaceTables } from './place-tables.ts'
import type { ProgrammeTables } from './programme-tables.ts'
import type { ProgressTables } from './progress-tables.ts'
import type { RoundTables } from './round-tables.ts'
import type { UnitTables } from './unit-tables.ts'

/** Every table as Kysely sees it. Each noun keeps its own file; this one only puts them together. */
export interface Tables
  extends CityTables,
    AccountTables,
    FileTables,
    AuditTables,
    JobTables,
    PlaceTables,
    UnitTables,
    DraftTables,
    ProgrammeTables,
    FindingTables,
    NumberTables,
    DecompositionTables,
    MatrixTables,
    BulletinTables,
    ProgressTables,
    CollectionTables,
    RoundTables {}
