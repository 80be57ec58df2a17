import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Input } from '#core/evaluations/method.ts'
import { countingValue, type RoundValue } from '#core/rounds/held.ts'
import { findRobustness } from '#store/robustness/robustness.ts'
import { listConfirmations } from '#store/rounds/methods.ts'
import { listObjections, type StoredComputation } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { csvLines } from '../documents/write-csv.ts'
import { computeFrom, makePackage } from '../evaluations/make-package.ts'
import { unconfirmedOf, wordedFindings } from '../methods/methods.ts'
import { hashResults, scoresOf } from './compute.ts'
import { type HeldCells, type LoadedRound, loadCells, loadRound } from './load.ts'
import { findComputation } from './subject.ts'

/**
 * The published result of a round with all that it was made from, for anybody to compute again. Refused where the engine of
 * today gives another result than was kept: a package must prove what was published.
 */
export async function packRound(
  context: CityContext,
  id: string,
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  const loaded = await loadRound(context, id)
  const { round, version, view } = loaded
  const number = round.final_computation ?? round.noticed_computation
  const computed = number === null || view !== 'all' ? undefined : await findComputation(context, loaded, number)
  if (computed === undefined) return bad({ code: 'round.package.not-published' })
  const cells = await loadCells(context, id, { until: computed.revision })
  const method = { name: 'method.yaml', bytes: new TextEncoder().encode(version.text) }
  const data = { name: 'data.csv', bytes: new TextEncoder().encode(dataOf(loaded, cells)) }
  const again = computeFrom(method, data)
  if (!again.ok || hashResults(loaded, scoresOf(loaded, again.value.evaluation)) !== computed.result_sha256)
    return bad({ code: 'round.package.differs' })
  const trial = unconfirmedOf(await wordedFindings(context.tx, version)) > 0
  const made = makePackage(method, data, { trial, files: await recordsOf(context, loaded, computed) })
  if (!made.ok) return bad({ code: 'round.package.differs' })
  return good({ name: `${round.name}档案包.zip`, bytes: made.value.bytes })
}

/** The values that counted, by their names; by code where two inputs are called the same. */
function dataOf({ method, subjects }: LoadedRound, cells: HeldCells): string {
  const { inputs } = method
  const isAlone = ({ name }: Input) =>
    inputs.filter((one) => one.name === name || one.aliases.includes(name)).length === 1
  const head = ['代码', '名称', ...inputs.map((input) => (isAlone(input) ? input.name : input.code))]
  const rows = subjects.map(({ row, code, name }) => [
    ...[code, name],
    ...inputs.map((input) => written(countingValue(cells.get(row)?.[input.code]))),
  ])
  return [...csvLines([head, ...rows])].join('')
}

function written(value: RoundValue | undefined): string | number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? value.join(';') : value
}

/** How the result came about, without anybody's name: acts of the office, objections and what was decided, how sure it is. */
async function recordsOf(
  { tx }: CityContext,
  { round, version, subjects, method }: LoadedRound,
  computed: StoredComputation,
): Promise<Readonly<Record<string, Uint8Array>>> {
  const codeOf = new Map(subjects.map(({ row, code }) => [row, code]))
  const inputOf = new Map(method.inputs.map(({ code, name }) => [code, name]))
  const confirmations = await listConfirmations(tx, round.method_id, round.method_version)
  const objections = await listObjections(tx, round.id)
  const record = {
    ...{ name: round.name, period: round.period, state: round.state },
    method: { version: round.method_version, sha256: version.sha256 },
    computation: {
      ...{ number: computed.number, engine: computed.engine, at: computed.at.toISOString() },
      ...{ inputSha256: computed.input_sha256, resultSha256: computed.result_sha256 },
    },
    confirmations: confirmations.map(({ field, code, words, at }) => ({ field, code, words, at: at.toISOString() })),
    objections: objections.map((one) => ({
      ...{ subject: codeOf.get(one.row) ?? '', input: inputOf.get(one.input) ?? one.input },
      ...{ held: one.held, claimed: one.claimed, state: one.state, decided: one.decided, decision: one.decision },
    })),
  }
  const robustness = await findRobustness(tx, round.id, computed.number)
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
  return {
    'round.json': json(record),
    ...(robustness === undefined ? {} : { 'robustness.json': json(robustness.report) }),
  }
}
