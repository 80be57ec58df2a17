// Which posts may one account not hold together?

import type { Fault } from '../base/fault.ts'
import { type Role, reachOf } from './roles.ts'

export const administratorRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[]

export const isAdministrator = (role: Role): boolean => administratorRoles.some((admin) => admin === role)

export type HeldPost = {
  readonly role: Role
  readonly unitId: string | null
  readonly placeId: string | null
  /** calendar days; both ends belong to it, a missing end means until further notice */
  readonly validFrom: string
  readonly validTo: string | null
}

/**
 * What speaks against the new post beside those held. Three administrators are three people and none does business, at
 * no time; a post that sees what a unit answers for names its unit; the same post twice at the same time is a mistake.
 */
export function checkNewPost(held: readonly HeldPost[], post: HeldPost): readonly Fault[] {
  const faults: Fault[] = []
  if (post.validTo !== null && post.validTo < post.validFrom) faults.push({ code: 'posts.ends-before-it-begins' })
  if (reachOf[post.role] === 'unit' && post.unitId === null) {
    faults.push({ code: 'posts.unit-needed', facts: { role: post.role } })
  }
  const together = held.filter((other) => overlap(other, post))
  for (const other of together) {
    if (other.role !== post.role && (isAdministrator(other.role) || isAdministrator(post.role))) {
      faults.push({ code: 'posts.administrators-apart', facts: { held: other.role, asked: post.role } })
    } else if (isSame(other, post)) faults.push({ code: 'posts.held-already', facts: { role: post.role } })
  }
  return faults
}

const overlap = (a: HeldPost, b: HeldPost): boolean =>
  (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom)

const isSame = (a: HeldPost, b: HeldPost): boolean =>
  a.role === b.role && a.unitId === b.unitId && a.placeId === b.placeId
