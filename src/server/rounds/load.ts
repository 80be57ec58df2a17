import { unitsOf } from '#core/accounts/roles.ts'
import type { Input, Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import { countingValue, type HeldCell, toSubjects } from '#core/rounds/held.ts'
import { type RoundView, viewOf } from '#core/rounds/rights.ts'
import { NotFound } from '#store/refusals.ts'
import { getMethodVersion, type StoredMethodVersion } from '#store/rounds/methods.ts'
import { readRoundInputs } from '#store/rounds/round-inputs.ts'
import {
  getRound,
  listRoundSubjects,
  lockRound,
  type StoredRound,
  type StoredRoundSubject,
} from '#store/rounds/rounds.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'

/** A round with what every act on it needs, as far as the asker may see it. */
export type LoadedRound = {
  readonly round: StoredRound
  readonly version: StoredMethodVersion
  readonly method: Method
  readonly subjects: readonly StoredRoundSubject[]
  readonly view: Exclude<RoundView, 'none'>
  /** rows for which the asker speaks */
  readonly own: ReadonlySet<number>
  readonly unitNames: ReadonlyMap<string, string>
}

/** Not to be seen is answered like not there. */
export async function loadRound(context: CityContext, id: string, { lock = false } = {}): Promise<LoadedRound> {
  const { tx, actor } = context
  const round = lock ? await lockRound(tx, id) : await getRound(tx, id)
  const subjects = await listRoundSubjects(tx, id)
  const units = unitsOf(actor)
  const own = new Set(subjects.filter(({ unit_id }) => unit_id !== null && units.has(unit_id)).map(({ row }) => row))
  const view = viewOf(actor, partiesOf(round), own.size)
  if (view === 'none') throw new NotFound('round', id)
  const version = await getMethodVersion(tx, round.method_id, round.method_version)
  const unitNames = new Map((await listUnits(tx)).map((unit) => [unit.id, unit.name]))
  return { round, version, method: version.parsed, subjects, view, own, unitNames }
}

export const partiesOf = ({ state, third_party_unit_id, suppliers }: StoredRound) => ({
  state,
  thirdPartyUnitId: third_party_unit_id,
  suppliers: Object.values(suppliers),
})

/** The unit that answers for an input's values; null is the office. */
export const supplierOf = ({ suppliers }: StoredRound, input: Input): string | null =>
  input.from === null ? null : (suppliers[input.from] ?? null)

/** Inputs whose values the asker's units supply. */
export function suppliedInputs({ round, method }: LoadedRound, { actor }: CityContext): ReadonlySet<string> {
  const units = unitsOf(actor)
  return new Set(
    method.inputs.flatMap((input) => {
      const unit = supplierOf(round, input)
      return unit !== null && units.has(unit) ? [input.code] : []
    }),
  )
}

/** Units of the actor that supply values to the round. */
export const supplyingUnits = ({ round }: LoadedRound, { actor }: CityContext): readonly string[] => {
  const units = unitsOf(actor)
  return [...new Set(Object.values(round.suppliers))].filter((unit) => units.has(unit))
}

/** All cells of a round by row and input. */
export type HeldCells = ReadonlyMap<number, Readonly<Record<string, HeldCell>>>

export async function loadCells(
  { tx }: CityContext,
  roundId: string,
  options: { readonly until?: number; readonly row?: number; readonly rows?: readonly number[] } = {},
): Promise<HeldCells> {
  const cells = new Map<number, Record<string, Record<string, unknown>>>()
  for (const { row, input, stage, value } of await readRoundInputs(tx, roundId, options)) {
    const own = cells.get(row) ?? {}
    cells.set(row, own)
    own[input] = { ...own[input], [stage]: value }
  }
  return cells as HeldCells
}

/** What the evaluation is handed; subjects stand by their rows, from 0 on. */
export const subjectsOf = ({ method, subjects }: LoadedRound, cells: HeldCells): Subjects =>
  toSubjects(method, subjects, (at, input) => countingValue(cells.get(subjects[at]?.row ?? -1)?.[input]))
