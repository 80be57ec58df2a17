import type { AccountTables } from './accounts/tables.ts'
import type { AuditTables } from './audit/tables.ts'
import type { BulletinTables } from './bulletins/tables.ts'
import type { FindingTables } from './checks/tables.ts'
import type { CityTables } from './city/tables.ts'
import type { CollectionTables } from './collections/tables.ts'
import type { DecompositionTables } from './decompositions/tables.ts'
import type { DraftTables } from './drafts/tables.ts'
import type { FileTables } from './files/tables.ts'
import type { JobTables } from './jobs/tables.ts'
import type { MatrixTables } from './matrices/tables.ts'
import type { NumberTables } from './observations/tables.ts'
import type { OutcomeTables } from './outcomes/tables.ts'
import type { PanelTables } from './panels/tables.ts'
import type { PlaceTables } from './places/tables.ts'
import type { ProgrammeTables } from './programmes/tables.ts'
import type { ProgressTables } from './progress/tables.ts'
import type { QuestionnaireTables } from './questionnaires/tables.ts'
import type { RobustnessTables } from './robustness/tables.ts'
import type { RoundTables } from './rounds/tables.ts'
import type { UnitTables } from './units/tables.ts'
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
    RoundTables,
    PanelTables,
    QuestionnaireTables,
    RobustnessTables,
    OutcomeTables {}
