import type { Insertable, Selectable, Updateable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { QuestionnaireGroupTable, QuestionnaireTable } from './tables.ts'

export type StoredQuestionnaire = Omit<Selectable<QuestionnaireTable>, 'city_id'>
export type StoredGroup = Omit<Selectable<QuestionnaireGroupTable>, 'city_id' | 'questionnaire_id'>

const QUESTIONNAIRE = [
  ...(['id', 'round_id', 'item', 'title', 'intro', 'questions', 'state', 'due'] as const),
  ...(['least_shown', 'revision', 'taken_revision'] as const),
] as const

export async function listQuestionnaires(tx: CityHandle, roundId: string): Promise<readonly StoredQuestionnaire[]> {
  return tx
    .selectFrom('questionnaire')
    .select(QUESTIONNAIRE)
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .orderBy('item')
    .execute()
}

/** `share`: answers may come side by side, but none while the questionnaire is being closed. */
export async function getQuestionnaire(
  tx: CityHandle,
  id: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<StoredQuestionnaire> {
  let query = tx.selectFrom('questionnaire').select(QUESTIONNAIRE).where('city_id', '=', tx.cityId).where('id', '=', id)
  if (lock === 'share') query = query.forShare()
  if (lock === 'update') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (row === undefined) throw new NotFound('questionnaire', id)
  return row
}

export async function insertQuestionnaire(
  tx: CityHandle,
  questionnaire: Omit<Insertable<QuestionnaireTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('questionnaire')
    .values({ city_id: tx.cityId, ...questionnaire })
    .execute()
}

export async function updateQuestionnaire(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<QuestionnaireTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('questionnaire').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function listGroups(tx: CityHandle, questionnaireId: string): Promise<readonly StoredGroup[]> {
  return tx
    .selectFrom('questionnaire_group')
    .select(['row', 'name', 'issued', 'answered'])
    .where('city_id', '=', tx.cityId)
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('row')
    .orderBy('name')
    .execute()
}

type Groups = { readonly questionnaireId: string; readonly rows: readonly number[]; readonly name: string }

/** So many codes more for the group of this name of each of these subjects. */
export async function addIssued(
  tx: CityHandle,
  { questionnaireId, rows, name }: Groups,
  issued: number,
): Promise<void> {
  const own = { city_id: tx.cityId, questionnaire_id: questionnaireId, name, issued, answered: 0 }
  // a statement takes no more than 65,535 parameters
  for (let at = 0; at < rows.length; at += GROUPS_AT_ONCE)
    await insertGroups(
      tx,
      rows.slice(at, at + GROUPS_AT_ONCE).map((row) => ({ ...own, row })),
      issued,
    )
}

const GROUPS_AT_ONCE = 5000

async function insertGroups(
  tx: CityHandle,
  groups: readonly Insertable<QuestionnaireGroupTable>[],
  issued: number,
): Promise<void> {
  await tx
    .insertInto('questionnaire_group')
    .values(groups)
    .onConflict((on) =>
      on
        .constraint('questionnaire_group_pkey')
        .doUpdateSet((of) => ({ issued: of('questionnaire_group.issued', '+', issued) })),
    )
    .execute()
}
