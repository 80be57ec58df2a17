import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { countingValue, isSame, type RoundValue } from '#core/rounds/held.ts'
import { mayRunRounds } from '#core/rounds/rights.ts'
import { insertRoundInputs, type StoredInput } from '#store/rounds/round-inputs.ts'
import { insertRoundSubjects, nextRoundRow, type StoredRoundSubject } from '#store/rounds/rounds.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { said } from '../evaluations/finding-words.ts'
import { readData } from '../evaluations/read-data.ts'
import { keepAct } from './act.ts'
import { type LoadedRound, loadCells, loadRound, suppliedInputs } from './load.ts'

export type Imported = {
  readonly added: number
  readonly values: number
  readonly unknown: readonly string[]
  readonly notes: readonly Fault[]
}

const worded = (faults: readonly Fault[]): readonly Fault[] =>
  faults.map(({ code, facts = {}, place }) =>
    /^(evaluation|method)\./.test(code)
      ? {
          code: 'evaluation.said',
          ...(place === undefined ? {} : { place }),
          facts: { code, zh: said(code, facts, 'zh'), en: said(code, facts, 'en') },
        }
      : { code, facts, ...(place === undefined ? {} : { place }) },
  )

/**
 * A workbook or CSV of the method's inputs. The office's brings subjects while the round is prepared; a department's brings
 * the values that it supplies. Only what differs from what is there is written.
 */
export async function importInputs(
  context: CityContext,
  asked: { readonly id: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<Outcome<Imported>> {
  const { tx, actor } = context
  const loaded = await loadRound(context, asked.id, { lock: true })
  const { round, method } = loaded
  const office = mayRunRounds(actor)
  const supplied = suppliedInputs(loaded, context)
  if (!office && supplied.size === 0) return bad({ code: 'round.not-yours.forbidden' })
  if (!isTimeFor('inputs', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  const read = readData(bare(method, office ? undefined : supplied), asked.bytes, asked.name, true)
  if (!read.ok) return bad(...worded(read.faults))
  const { subjects, notes } = read.value
  const mayAdd = office && round.state === 'preparing'
  const { rows, fresh, unknown } = await matchSubjects(context, loaded, subjects, mayAdd)
  const cells = await loadCells(context, round.id)
  const inputs: StoredInput[] = []
  rows.forEach((row, at) => {
    if (row === undefined) return
    for (const { code, blank } of method.inputs) {
      if (!office && !supplied.has(code)) continue
      const value = valueIn(subjects, code, at)
      const held = countingValue(cells.get(row)?.[code])
      if (value === null && held === undefined) continue
      if (value === null || isSame(held ?? blank, value)) continue
      inputs.push({ row, input: code, stage: 'published', value, words: null })
    }
  })
  const detail = { file: asked.name, added: fresh.length, values: inputs.length }
  const acted = await keepAct(context, round, { move: 'inputs', detail })
  await insertRoundSubjects(tx, round.id, fresh)
  await insertRoundInputs(tx, round.id, acted.revision, inputs)
  return good({ added: fresh.length, values: inputs.length, unknown, notes: worded(notes) })
}

/** Blank cells stay blank; what is outside of `only` is not read. */
const bare = (method: Method, only: ReadonlySet<string> | undefined): Method => ({
  ...method,
  inputs: method.inputs
    .filter(({ code }) => only === undefined || only.has(code))
    .map((input) => ({ ...input, blank: null })),
})

async function matchSubjects(
  { tx }: CityContext,
  { subjects: known, round }: LoadedRound,
  { codes, names }: Subjects,
  mayAdd: boolean,
) {
  const byCode = new Map(known.map(({ code, row }) => [code, row]))
  const units = await listUnits(tx)
  const speaker = new Map(
    units.flatMap((unit) => [unit.name, unit.shortName ?? unit.name].map((name) => [name, unit.id])),
  )
  const first = await nextRoundRow(tx, round.id)
  const fresh: StoredRoundSubject[] = []
  const unknown: string[] = []
  const rows = codes.map((code, at) => {
    const row = byCode.get(code)
    if (row !== undefined) return row
    if (!mayAdd) {
      unknown.push(code)
      return undefined
    }
    const name = names[at] ?? code
    const subject = { row: first + fresh.length, code, name, unit_id: speaker.get(name) ?? null }
    fresh.push(subject)
    return subject.row
  })
  return { rows, fresh, unknown }
}

/** A cell of a read column; null where it is blank. */
function valueIn({ columns }: Subjects, code: string, at: number): RoundValue {
  const column = columns.get(code)
  if (column === undefined || column.absent[at] !== 0) return null
  switch (column.kind) {
    case 'list':
      return [...column.values.subarray(column.starts[at], column.starts[at + 1])]
    case 'text':
      return column.words[column.indexes[at] as number] ?? null
    case 'truth':
      return column.values[at] === 1
    case 'number':
      return column.values[at] as number
  }
}
