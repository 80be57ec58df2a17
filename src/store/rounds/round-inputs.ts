import type { RoundValue, Stage } from '#core/rounds/held.ts'
import { copyIn, copyOut } from '../copy/copy.ts'
import type { CityHandle } from '../handle.ts'

export type StoredInput = {
  readonly row: number
  readonly input: string
  readonly stage: Stage
  readonly value: RoundValue
  readonly words: string | null
}

/** The last word of each stage up to an act, for all subjects, some or one; some hundred thousand of them in under a second. */
export async function readRoundInputs(
  tx: CityHandle,
  roundId: string,
  {
    until,
    row,
    rows: some,
  }: {
    readonly until?: number | undefined
    readonly row?: number | undefined
    readonly rows?: readonly number[] | undefined
  } = {},
): Promise<readonly (StoredInput & { readonly revision: number })[]> {
  if (some?.length === 0) return []
  let query = tx
    .selectFrom('round_input')
    .distinctOn(['row', 'input', 'stage'])
    .select(['row', 'input', 'stage', 'revision', 'value', 'words'])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .orderBy('row')
    .orderBy('input')
    .orderBy('stage')
    .orderBy('revision', 'desc')
  if (until !== undefined) query = query.where('revision', '<=', until)
  if (row !== undefined) query = query.where('row', '=', row)
  if (some !== undefined) query = query.where('row', 'in', [...some])
  const { rows, columns } = await copyOut(tx, query, {
    row: 'integer',
    input: 'text',
    stage: 'text',
    revision: 'integer',
    value: 'text',
    words: 'text',
  })
  return Array.from({ length: rows }, (_, at) => ({
    row: columns.row.values[at] ?? 0,
    input: columns.input.values[at] ?? '',
    stage: (columns.stage.values[at] ?? 'published') as Stage,
    revision: columns.revision.values[at] ?? 0,
    value: JSON.parse(columns.value.values[at] ?? 'null') as RoundValue,
    words: columns.words.values[at] ?? null,
  }))
}

/** Everything that was ever said of one subject, newest first. */
export async function listInputHistory(tx: CityHandle, roundId: string, row: number) {
  return tx
    .selectFrom('round_input')
    .innerJoin('round_event', (join) =>
      join
        .onRef('round_event.city_id', '=', 'round_input.city_id')
        .onRef('round_event.round_id', '=', 'round_input.round_id')
        .onRef('round_event.revision', '=', 'round_input.revision'),
    )
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'round_event.city_id').onRef('account.id', '=', 'round_event.by'),
    )
    .select([
      'round_input.input',
      'round_input.stage',
      'round_input.value',
      'round_input.words',
      'round_event.at',
      'round_event.move',
      'round_event.detail',
      'account.name as by_name',
    ])
    .where('round_input.city_id', '=', tx.cityId)
    .where('round_input.round_id', '=', roundId)
    .where('round_input.row', '=', row)
    .orderBy('round_input.revision', 'desc')
    .execute()
}

/** The rows that somebody has spoken for in a stage. */
export async function listRowsOfStage(tx: CityHandle, roundId: string, stage: Stage): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('round_input')
    .distinct()
    .select('row')
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('stage', '=', stage)
    .execute()
  return rows.map(({ row }) => row)
}

export async function insertRoundInputs(
  tx: CityHandle,
  roundId: string,
  revision: number,
  inputs: readonly StoredInput[],
): Promise<void> {
  if (inputs.length === 0) return
  const present = new Uint8Array(inputs.length).fill(1)
  const text = (of: (one: StoredInput) => string | null) => ({ kind: 'text' as const, values: inputs.map(of) })
  await copyIn(
    tx,
    'round_input',
    {
      round_id: { kind: 'constant', value: roundId },
      revision: { kind: 'constant', value: revision },
      row: { kind: 'integer', values: Int32Array.from(inputs, ({ row }) => row), present },
      input: text(({ input }) => input),
      stage: text(({ stage }) => stage),
      value: text(({ value }) => JSON.stringify(value)),
      words: text(({ words }) => words),
    },
    inputs.length,
  )
}

export type StoredRoundEvidence = {
  readonly row: number
  readonly input: string
  readonly file_id: string
  readonly name: string
}

export async function listRoundEvidence(
  tx: CityHandle,
  roundId: string,
  row: number,
): Promise<readonly StoredRoundEvidence[]> {
  return tx
    .selectFrom('round_evidence')
    .innerJoin('file', (join) =>
      join.onRef('file.city_id', '=', 'round_evidence.city_id').onRef('file.id', '=', 'round_evidence.file_id'),
    )
    .select(['row', 'input', 'file_id', 'file.name'])
    .where('round_evidence.city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('row', '=', row)
    .execute()
}

export async function insertRoundEvidence(
  tx: CityHandle,
  given: {
    readonly roundId: string
    readonly row: number
    readonly input: string
    readonly fileId: string
    readonly revision: number
  },
): Promise<void> {
  const { roundId, row, input, fileId, revision } = given
  await tx
    .insertInto('round_evidence')
    .values({ city_id: tx.cityId, round_id: roundId, row, input, file_id: fileId, revision })
    .onConflict((on) => on.constraint('round_evidence_pkey').doNothing())
    .execute()
}

/** The rounds and rows that a file backs, as evidence or beside an objection. */
export async function findRoundsOfFile(tx: CityHandle, fileId: string) {
  const evidence = await tx
    .selectFrom('round_evidence')
    .select(['round_id', 'row', 'input'])
    .where('city_id', '=', tx.cityId)
    .where('file_id', '=', fileId)
    .execute()
  const objections = await tx
    .selectFrom('round_objection')
    .select(['round_id', 'row', 'input'])
    .where('city_id', '=', tx.cityId)
    .where('file_id', '=', fileId)
    .execute()
  return [...evidence, ...objections]
}
