import { createHash, randomUUID } from 'node:crypto'
import type { MethodChange, MethodFinding, MethodLine, MethodPage } from '#contract/methods.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { checkMethod } from '#core/evaluations/check-method.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { Method } from '#core/evaluations/method.ts'
import {
  getMethod,
  getMethodVersion,
  insertConfirmation,
  insertMethod,
  insertMethodVersion,
  listConfirmations,
  listMethodVersions,
  listMethods as listStored,
  lockMethod,
  type StoredMethodVersion,
  updateMethod,
} from '#store/rounds/methods.ts'
import { listRounds } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { said } from '../evaluations/finding-words.ts'
import { locateFindings } from '../evaluations/locate-findings.ts'
import { readMethod } from '../evaluations/read-method.ts'
import { listShipped } from '../evaluations/shipped.ts'
import { note } from '../note.ts'
import { compareMethods } from './compare.ts'
import { digestMethod } from './digest.ts'

export async function listMethods({ tx }: CityContext): Promise<MethodLine[]> {
  const rounds = await listRounds(tx)
  const lines: MethodLine[] = []
  for (const { id, code, name, version } of await listStored(tx)) {
    const stored = await getMethodVersion(tx, id, version)
    const used = rounds.filter(({ method_id }) => method_id === id).length
    lines.push({ id, code, name, version, rounds: used, ...(await summaryOf(tx, stored)) })
  }
  return lines
}

async function summaryOf(tx: CityContext['tx'], stored: StoredMethodVersion) {
  const findings = await wordedFindings(tx, stored)
  return {
    subject: stored.parsed.subject,
    period: stored.parsed.period,
    unconfirmed: unconfirmedOf(findings),
    refused: findings.filter(({ severity }) => severity === 'refuse').length,
  }
}

export const unconfirmedOf = (findings: readonly MethodFinding[]): number =>
  findings.filter(({ severity, confirmed }) => severity === 'confirm' && confirmed === null).length

/** A finding in both languages, with nobody's word on it yet. */
export const wordFinding = ({ code, severity, place, facts, article }: EvaluationFinding): MethodFinding => ({
  ...{ code, severity, article, field: place.field ?? '', row: place.row ?? null },
  said: { zh: said(code, facts, 'zh'), en: said(code, facts, 'en') },
  confirmed: null,
})

/** The findings of a kept version, with the office's word on those that ask for it. */
export async function wordedFindings(tx: CityContext['tx'], stored: StoredMethodVersion): Promise<MethodFinding[]> {
  const given = new Map(
    (await listConfirmations(tx, stored.method_id, stored.version)).map((one) => [`${one.field} ${one.code}`, one]),
  )
  return stored.findings.map((finding) => {
    const worded = wordFinding(finding)
    const one = given.get(`${worded.field} ${worded.code}`)
    const confirmed = one === undefined ? null : { words: one.words, at: one.at.toISOString(), by: one.by_name }
    return { ...worded, confirmed }
  })
}

export async function showMethod(context: CityContext, id: string, version?: number): Promise<MethodPage> {
  const { tx } = context
  const method = await getMethod(tx, id)
  const stored = await getMethodVersion(tx, id, version ?? method.version)
  const findings = await wordedFindings(tx, stored)
  const rounds = (await listRounds(tx)).filter(({ method_id }) => method_id === id).length
  const { parsed, text, sha256 } = stored
  return {
    ...{ id, code: method.code, name: parsed.name, version: method.version, shown: stored.version, rounds },
    ...{ subject: parsed.subject, period: parsed.period, unconfirmed: unconfirmedOf(findings) },
    refused: findings.filter(({ severity }) => severity === 'refuse').length,
    versions: (await listMethodVersions(tx, id)).map((one) => ({
      ...{ version: one.version, reason: one.reason, at: one.at.toISOString(), by: one.by_name },
    })),
    ...{ text, sha256, findings },
    ...digestMethod(parsed),
  }
}

/** Faults of a method's text, worded by those who know it; their places stay. */
const worded = (faults: readonly Fault[]): readonly Fault[] =>
  faults.map(({ code, facts = {}, place }) => ({
    code: 'evaluation.said',
    ...(place === undefined ? {} : { place }),
    facts: { code, zh: said(code, facts, 'zh'), en: said(code, facts, 'en') },
  }))

type Read = { readonly method: Method; readonly findings: readonly EvaluationFinding[]; readonly bytes: Uint8Array }

function read(text: string, name: string): Outcome<Read> {
  const bytes = new TextEncoder().encode(text)
  const method = readMethod(bytes, name)
  if (!method.ok) return bad(...worded(method.faults))
  const findings = locateFindings(checkMethod(method.value).findings, bytes, name)
  return good({ method: method.value, findings, bytes })
}

export function checkText(text: string, name: string): { faults: Fault[]; findings: MethodFinding[] } {
  const known = read(text, name)
  if (!known.ok) return { faults: [...known.faults], findings: [] }
  return { faults: [], findings: known.value.findings.map(wordFinding) }
}

export async function adoptShipped(context: CityContext, code: string): Promise<Outcome<MethodPage>> {
  const shipped = (await listShipped()).find((one) => one.code === code)
  if (shipped === undefined) return bad({ code: 'method.not-found' })
  return createMethod(context, { text: shipped.text, name: `${code}.yaml` })
}

export async function createMethod(
  context: CityContext,
  { text, name }: { readonly text: string; readonly name: string },
): Promise<Outcome<MethodPage>> {
  const known = read(text, name)
  if (!known.ok) return known
  const { method } = known.value
  if ((await listStored(context.tx)).some(({ code }) => code === method.code))
    return bad({ code: 'method.code-taken', facts: { code: method.code } })
  const id = randomUUID()
  await insertMethod(context.tx, { id, code: method.code, name: method.name, version: 1 })
  return good(await keepVersion(context, { id, version: 1, text, reason: null, ...known.value }))
}

export async function reviseMethod(
  context: CityContext,
  asked: { readonly id: string; readonly text: string; readonly seen: number; readonly reason: string },
): Promise<Outcome<MethodPage>> {
  const { id, text, seen, reason } = asked
  const stored = await lockMethod(context.tx, id)
  if (stored.version !== seen) return bad({ code: 'method.conflict' })
  const known = read(text, `${stored.code}.yaml`)
  if (!known.ok) return known
  const { method } = known.value
  if (method.code !== stored.code) return bad({ code: 'method.code-kept', facts: { code: stored.code } })
  const version = stored.version + 1
  await updateMethod(context.tx, id, { name: method.name, version })
  return good(await keepVersion(context, { id, version, text, reason, ...known.value }))
}

type Kept = Read & {
  readonly id: string
  readonly version: number
  readonly text: string
  readonly reason: string | null
}

async function keepVersion(context: CityContext, kept: Kept): Promise<MethodPage> {
  const { tx, now, actor } = context
  const { id, version, text, reason, method, findings, bytes } = kept
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await insertMethodVersion(tx, {
    ...{ method_id: id, version, text, sha256, reason, at: now, by: actor.accountId },
    ...{ parsed: JSON.stringify(method), findings: JSON.stringify(findings) },
  })
  const shown = await showMethod(context, id)
  const detail = { name: method.name, version, reason, sha256 }
  await note(context, { action: 'method.version', subjectKind: 'method', subjectId: id, detail })
  return shown
}

/** The office's word on findings of one version; a word already given stays. */
export async function confirmFindings(
  context: CityContext,
  asked: {
    readonly id: string
    readonly version: number
    readonly findings: readonly { readonly field: string; readonly code: string }[]
    readonly words: string
  },
): Promise<Outcome<MethodPage>> {
  const { tx, now, actor } = context
  const { id, version, words } = asked
  await lockMethod(tx, id)
  const open = (await wordedFindings(tx, await getMethodVersion(tx, id, version))).filter(
    ({ severity, confirmed }) => severity === 'confirm' && confirmed === null,
  )
  const once = new Map(asked.findings.map((one) => [`${one.field} ${one.code}`, one]))
  for (const { field, code } of once.values()) {
    if (!open.some((one) => one.field === field && one.code === code)) return bad({ code: 'method.finding-not-open' })
    await insertConfirmation(tx, { method_id: id, version, field, code, words, at: now, by: actor.accountId })
  }
  const shown = await showMethod(context, id, version)
  const detail = { version, words, findings: asked.findings.map(({ field }) => field) }
  await note(context, { action: 'method.confirm', subjectKind: 'method', subjectId: id, detail })
  return good(shown)
}

export async function compareVersions(
  { tx }: CityContext,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Promise<MethodChange[]> {
  return compareMethods((await getMethodVersion(tx, id, from)).parsed, (await getMethodVersion(tx, id, to)).parsed)
}
