// Who may read a document that is disclosed in such a way?

import { type Actor, holds, unitsOf } from '../accounts/roles.ts'
import { mayReadProgrammes } from './rights.ts'

/** open 主动公开 · on_request 依申请公开 · closed 不予公开 · unstated: the document does not say */
export const disclosures = ['open', 'on_request', 'closed', 'unstated'] as const
export type Disclosure = (typeof disclosures)[number]

/** 政府信息公开条例（国务院令第711号）第十三至十六、二十七条: what is published, what is given on request, what is not. */
export function disclosureOf(printed: string | null): Disclosure {
  const words = printed ?? ''
  if (/依申请/.test(words)) return 'on_request'
  if (/(?:不予?|免予|暂不|非)公开|内部|秘密|机密|涉密/.test(words)) return 'closed'
  return /主动公开|全文公开|^公开$/.test(words.trim()) ? 'open' : 'unstated'
}

/** Government's own people work with all of it. */
const isInside = (actor: Actor): boolean => holds(actor, 'leader', 'office', 'statistics', 'unit', 'park')

/** Who is outside government reads what is published, and what names a unit of his: whoever has a duty must know it. */
export const mayReadProgramme = (
  actor: Actor,
  programme: { readonly disclosure: string | null; readonly namedUnitIds: readonly string[] },
): boolean =>
  mayReadProgrammes(actor) &&
  (isInside(actor) ||
    disclosureOf(programme.disclosure) === 'open' ||
    programme.namedUnitIds.some((id) => unitsOf(actor).has(id)))

/** Whether the asker reads every programme there is, so that nothing need be looked up. */
export const readsEveryProgramme = (actor: Actor): boolean => mayReadProgrammes(actor) && isInside(actor)
