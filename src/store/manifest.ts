import type { Tables } from './tables.ts'

/**
 * - reference: small, the same for all cities, a copy on each node
 * - tenant: a city's rows, distributed by city_id, fenced by row-level security
 * - fact: an enterprise's rows, distributed by enterprise_id, fenced by city_id
 * - local: queue, sessions and the like, on the coordinator alone
 */
export type TableKind = 'reference' | 'tenant' | 'fact' | 'local'

export type TableEntry = {
  readonly name: keyof Tables | 'schema_migration'
  readonly kind: TableKind
  /** rows may be added but never changed or removed */
  readonly appendOnly?: true
  /** left out of backups: worthless on another machine, or made anew there */
  readonly transient?: true
}

/** Every table there is, parents before children: this order creates, distributes and restores. */
export const manifest: readonly TableEntry[] = [
  { name: 'schema_migration', kind: 'local', transient: true },
  { name: 'city', kind: 'reference' },
  { name: 'file', kind: 'tenant' },
  { name: 'audit_head', kind: 'tenant' },
  { name: 'audit_entry', kind: 'tenant', appendOnly: true },
  { name: 'job', kind: 'local' },
  { name: 'division', kind: 'reference', transient: true },
  { name: 'place', kind: 'tenant' },
  { name: 'place_member', kind: 'tenant' },
  { name: 'unit', kind: 'tenant' },
  { name: 'officer', kind: 'tenant' },
  { name: 'unit_group', kind: 'tenant' },
  { name: 'unit_group_member', kind: 'tenant' },
  { name: 'unit_alias', kind: 'tenant' },
  { name: 'account', kind: 'tenant' },
  { name: 'password_history', kind: 'tenant' },
  { name: 'session', kind: 'local', transient: true },
  { name: 'post', kind: 'tenant' },
  { name: 'document', kind: 'tenant' },
  { name: 'draft', kind: 'tenant' },
  { name: 'draft_item', kind: 'tenant' },
  { name: 'programme', kind: 'tenant' },
  { name: 'programme_version', kind: 'tenant' },
  { name: 'plan_finding', kind: 'tenant' },
  { name: 'target', kind: 'tenant' },
  { name: 'measure', kind: 'tenant' },
  { name: 'duty', kind: 'tenant' },
  { name: 'step', kind: 'tenant' },
  { name: 'measure_update', kind: 'tenant' },
  { name: 'measure_update_history', kind: 'tenant', appendOnly: true },
  { name: 'evidence', kind: 'tenant' },
  { name: 'decomposition', kind: 'tenant' },
  { name: 'decomposition_version', kind: 'tenant', appendOnly: true },
  { name: 'matrix', kind: 'tenant' },
  { name: 'matrix_form', kind: 'tenant' },
  { name: 'matrix_form_history', kind: 'tenant', appendOnly: true },
  { name: 'number_head', kind: 'tenant' },
  { name: 'subject', kind: 'tenant' },
  { name: 'indicator', kind: 'tenant' },
  { name: 'indicator_version', kind: 'tenant', appendOnly: true },
  { name: 'batch', kind: 'tenant' },
  { name: 'observation', kind: 'tenant', appendOnly: true },
  { name: 'standing_value', kind: 'tenant' },
  { name: 'standing_year', kind: 'tenant' },
  { name: 'import_mapping', kind: 'tenant' },
  { name: 'target_binding', kind: 'tenant' },
  { name: 'headline', kind: 'tenant' },
  { name: 'light_rule', kind: 'tenant' },
  { name: 'stated_chance', kind: 'tenant' },
  { name: 'collection', kind: 'tenant' },
  { name: 'collection_version', kind: 'tenant', appendOnly: true },
  { name: 'collection_recipient', kind: 'tenant' },
  { name: 'call', kind: 'tenant' },
  { name: 'submission', kind: 'tenant' },
  { name: 'submission_cell', kind: 'tenant' },
  { name: 'submission_event', kind: 'tenant', appendOnly: true },
  { name: 'bulletin_series', kind: 'tenant' },
  { name: 'bulletin', kind: 'tenant' },
  { name: 'bulletin_event', kind: 'tenant', appendOnly: true },
  { name: 'method', kind: 'tenant' },
  { name: 'method_version', kind: 'tenant', appendOnly: true },
  { name: 'method_confirmation', kind: 'tenant', appendOnly: true },
  { name: 'round', kind: 'tenant' },
  { name: 'round_subject', kind: 'tenant' },
  { name: 'round_input', kind: 'tenant', appendOnly: true },
  { name: 'round_evidence', kind: 'tenant', appendOnly: true },
  { name: 'round_computation', kind: 'tenant', appendOnly: true },
  { name: 'round_score', kind: 'tenant', appendOnly: true },
  { name: 'round_objection', kind: 'tenant' },
  { name: 'round_event', kind: 'tenant', appendOnly: true },
  { name: 'panel', kind: 'tenant' },
  { name: 'panel_member', kind: 'tenant' },
  { name: 'panel_mark', kind: 'tenant' },
  { name: 'questionnaire', kind: 'tenant' },
  { name: 'questionnaire_group', kind: 'tenant' },
  { name: 'questionnaire_code', kind: 'tenant' },
  { name: 'questionnaire_tally', kind: 'tenant' },
  { name: 'questionnaire_words', kind: 'tenant' },
  { name: 'round_robustness', kind: 'tenant', appendOnly: true },
  { name: 'grade_measure', kind: 'tenant' },
  { name: 'outcome', kind: 'tenant' },
  { name: 'outcome_event', kind: 'tenant', appendOnly: true },
]

/** The column that a table's rows are spread by over the nodes; none for reference and local tables. */
export function distributionColumn(entry: TableEntry): 'city_id' | 'enterprise_id' | undefined {
  switch (entry.kind) {
    case 'tenant':
      return 'city_id'
    case 'fact':
      return 'enterprise_id'
    case 'reference':
    case 'local':
      return undefined
  }
}

/** Whether row-level security shows a transaction only its own city's rows of the table. */
export const isFenced = (entry: TableEntry): boolean => entry.kind === 'tenant' || entry.kind === 'fact'
