import { randomUUID } from 'node:crypto'
import type { PanelPage } from '#contract/panels.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { findAccountByName } from '#store/accounts/accounts.ts'
import { insertMember, type StoredMember, updateMember, updatePanel } from '#store/panels/panels.ts'
import type { CityContext } from '../context.ts'
import { hashPersonalCode, newPersonalCode } from '../personal-code.ts'
import { keepAct } from '../rounds/act.ts'
import { type LoadedPanel, loadPanel, refusalOf, showPanel } from './panel.ts'

type Coded = { readonly page: PanelPage; readonly memberId: string; readonly code: string | null }

type Added = {
  readonly id: string
  readonly name: string
  readonly body: string | null
  readonly username: string | null
}

/** With an account the member signs in; without one a code is made, told once and kept as its hash. */
export async function addMember(context: CityContext, asked: Added): Promise<Outcome<Coded>> {
  const { tx, now } = context
  const whole = await loadPanel(context, asked.id, { lock: true })
  const refused = refusalOf(whole)
  if (refused !== undefined) return refused
  if (whole.panel === undefined) return bad({ code: 'panel.not-found' })
  if (whole.panel.taken_revision !== null) return bad({ code: 'panel.taken' })
  if (whole.members.some(({ name }) => name === asked.name)) return bad({ code: 'panel.member-twice' })
  const account = asked.username ? await findAccountByName(tx, asked.username) : undefined
  if (asked.username && account === undefined)
    return bad({ code: 'panel.account-unknown', facts: { username: asked.username } })
  const accountId = account?.id ?? null
  if (accountId !== null && whole.members.some(({ account_id }) => account_id === accountId))
    return bad({ code: 'panel.member-twice' })
  const code = accountId === null ? newPersonalCode() : null
  const memberId = randomUUID()
  await insertMember(tx, {
    ...{ id: memberId, round_id: asked.id, name: asked.name, body: asked.body || null, account_id: accountId },
    ...{ code_sha256: code === null ? null : hashPersonalCode(code), state: 'open', added_at: now },
    ...{ submitted_at: null, removed_at: null },
  })
  await keepAct(context, whole.loaded.round, { move: 'panel', detail: { added: asked.name } })
  return good({ page: await showPanel(context, asked.id), memberId, code })
}

type OfMember = { readonly id: string; readonly memberId: string }

async function loadMember(
  context: CityContext,
  { id, memberId }: OfMember,
): Promise<Outcome<{ whole: LoadedPanel; member: StoredMember }>> {
  const whole = await loadPanel(context, id, { lock: true })
  const refused = refusalOf(whole)
  if (refused !== undefined) return refused
  const member = whole.members.find((one) => one.id === memberId)
  return member === undefined ? bad({ code: 'panel.member.not-found' }) : good({ whole, member })
}

export async function renewCode(context: CityContext, asked: OfMember): Promise<Outcome<Coded>> {
  const found = await loadMember(context, asked)
  if (!found.ok) return found
  const { whole, member } = found.value
  const code = newPersonalCode()
  await updateMember(context.tx, member.id, { code_sha256: hashPersonalCode(code) })
  await keepAct(context, whole.loaded.round, { move: 'panel', detail: { renewed: member.name } })
  return good({ page: await showPanel(context, asked.id), memberId: member.id, code })
}

/** The marks of whoever is taken out stay, and count no more. */
export async function removeMember(
  context: CityContext,
  { words, ...asked }: OfMember & { readonly words: string },
): Promise<Outcome<PanelPage>> {
  const found = await loadMember(context, asked)
  if (!found.ok) return found
  const { whole, member } = found.value
  if (whole.panel?.taken_revision !== null) return bad({ code: 'panel.taken' })
  await updateMember(context.tx, member.id, { removed_at: context.now, code_sha256: null })
  await keepAct(context, whole.loaded.round, { move: 'panel', words, detail: { removed: member.name } })
  return good(await showPanel(context, asked.id))
}

/** A sheet handed in goes back to its member; what was taken into the round has to be taken anew. */
export async function reopenSheet(
  context: CityContext,
  { words, ...asked }: OfMember & { readonly words: string },
): Promise<Outcome<PanelPage>> {
  const found = await loadMember(context, asked)
  if (!found.ok) return found
  const { whole, member } = found.value
  if (member.state !== 'submitted') return bad({ code: 'panel.sheet-open' })
  await updateMember(context.tx, member.id, { state: 'open', submitted_at: null })
  await updatePanel(context.tx, asked.id, { taken_revision: null })
  await keepAct(context, whole.loaded.round, { move: 'panel', words, detail: { reopened: member.name } })
  return good(await showPanel(context, asked.id))
}
