// Who may do what with accounts, the log and the settings?

import { type Actor, holds } from './roles.ts'

export const maySeeAccounts = (actor: Actor): boolean => holds(actor, 'system_admin', 'security_admin')
export const mayManageAccounts = (actor: Actor): boolean => holds(actor, 'system_admin')
export const mayGrantPosts = (actor: Actor): boolean => holds(actor, 'security_admin')
export const mayUnlockAccounts = (actor: Actor): boolean => holds(actor, 'security_admin')
export const mayReadAudit = (actor: Actor): boolean => holds(actor, 'audit_admin')
export const maySeeSettings = (actor: Actor): boolean => holds(actor, 'system_admin')
export const mayBackUp = (actor: Actor): boolean => holds(actor, 'system_admin')
