import { randomUUID } from 'node:crypto'
import type { Tally } from '#core/questionnaires/questions.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'

type Group = { readonly questionnaireId: string; readonly row: number; readonly name: string }

/** Of one group's codes of several subjects; give them in the order of their hashes, which tells nothing. */
export async function insertCodes(
  tx: CityHandle,
  { questionnaireId, name }: Omit<Group, 'row'>,
  hashed: readonly { readonly row: number; readonly hash: string }[],
): Promise<void> {
  const rows = hashed.map(({ row, hash }) => ({
    ...{ city_id: tx.cityId, code_sha256: hash, used: false },
    ...{ questionnaire_id: questionnaireId, row, name },
  }))
  await insertRows(tx, 'questionnaire_code', rows)
}

export async function findCode(tx: CityHandle, codeSha256: string) {
  const row = await tx
    .selectFrom('questionnaire_code')
    .select(['questionnaire_id', 'row', 'name', 'used'])
    .where('city_id', '=', tx.cityId)
    .where('code_sha256', '=', codeSha256)
    .executeTakeFirst()
  return row && { questionnaireId: row.questionnaire_id, row: row.row, name: row.name, used: row.used }
}

/** How many of these codes belong to the questionnaire. */
export async function countCodes(tx: CityHandle, questionnaireId: string, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0
  const rows = await tx
    .selectFrom('questionnaire_code')
    .select('code_sha256')
    .where('city_id', '=', tx.cityId)
    .where('questionnaire_id', '=', questionnaireId)
    .where('code_sha256', 'in', hashes)
    .execute()
  return rows.length
}

/** Uses a code up; false where it has been used before, by whoever was quicker. */
export async function spendCode(tx: CityHandle, codeSha256: string): Promise<boolean> {
  const spent = await tx
    .updateTable('questionnaire_code')
    .set({ used: true })
    .where('city_id', '=', tx.cityId)
    .where('code_sha256', '=', codeSha256)
    .where('used', '=', false)
    .executeTakeFirst()
  return spent.numUpdatedRows > 0n
}

export type Counted = {
  readonly chosen: readonly { readonly question: string; readonly option: number }[]
  readonly words: readonly { readonly question: string; readonly words: string }[]
}

/** Adds one answer to the counts. Nothing of it stays together. */
export async function countAnswer(tx: CityHandle, group: Group, { chosen, words }: Counted): Promise<void> {
  const { questionnaireId: questionnaire_id, row, name } = group
  await tx
    .updateTable('questionnaire_group')
    .set((of) => ({ answered: of('answered', '+', 1) }))
    .where('city_id', '=', tx.cityId)
    .where('questionnaire_id', '=', questionnaire_id)
    .where('row', '=', row)
    .where('name', '=', name)
    .execute()
  for (const { question, option } of chosen)
    await tx
      .insertInto('questionnaire_tally')
      .values({ city_id: tx.cityId, questionnaire_id, row, name, question, option, count: 1 })
      .onConflict((on) =>
        on
          .constraint('questionnaire_tally_pkey')
          .doUpdateSet((of) => ({ count: of('questionnaire_tally.count', '+', 1) })),
      )
      .execute()
  const said = words.map((one) => ({ city_id: tx.cityId, id: randomUUID(), questionnaire_id, row, ...one }))
  if (said.length > 0) await insertRows(tx, 'questionnaire_words', said)
}

export type StoredTally = Tally & { readonly row: number; readonly name: string }

export async function listTallies(tx: CityHandle, questionnaireId: string): Promise<readonly StoredTally[]> {
  return tx
    .selectFrom('questionnaire_tally')
    .select(['row', 'name', 'question', 'option', 'count'])
    .where('city_id', '=', tx.cityId)
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('row')
    .orderBy('name')
    .orderBy('question')
    .orderBy('option')
    .execute()
}

export type StoredWords = { readonly row: number; readonly question: string; readonly words: string }

/** In the order of the words themselves, which says nothing of when they came. */
export async function listWords(tx: CityHandle, questionnaireId: string): Promise<readonly StoredWords[]> {
  return tx
    .selectFrom('questionnaire_words')
    .select(['row', 'question', 'words'])
    .where('city_id', '=', tx.cityId)
    .where('questionnaire_id', '=', questionnaireId)
    .orderBy('row')
    .orderBy('question')
    .orderBy('words')
    .orderBy('id')
    .execute()
}

/**
 * Takes away what could still tie an answer to its code: the codes, and the transaction in which each row was written,
 * which the database keeps with the row.
 */
export async function forgetCodes(tx: CityHandle, questionnaireId: string): Promise<void> {
  const tallies = await listTallies(tx, questionnaireId)
  const words = await listWords(tx, questionnaireId)
  for (const table of ['questionnaire_code', 'questionnaire_tally', 'questionnaire_words'] as const)
    await tx
      .deleteFrom(table)
      .where('city_id', '=', tx.cityId)
      .where('questionnaire_id', '=', questionnaireId)
      .execute()
  const own = { city_id: tx.cityId, questionnaire_id: questionnaireId }
  if (tallies.length > 0)
    await insertRows(
      tx,
      'questionnaire_tally',
      tallies.map((tally) => ({ ...own, ...tally })),
    )
  if (words.length > 0)
    await insertRows(
      tx,
      'questionnaire_words',
      words.map((one) => ({ ...own, id: randomUUID(), ...one })),
    )
}
