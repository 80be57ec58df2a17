import { mayBackUp, mayGrantPosts, mayManageAccounts, mayReadAudit, maySeeSettings } from '#core/accounts/rights.ts'
import { type Actor, holds } from '#core/accounts/roles.ts'
import { mayReadIssued } from '#core/bulletins/rights.ts'
import { mayReadCollections } from '#core/collections/rights.ts'
import { mayTryMethods } from '#core/evaluations/rights.ts'
import { mayImportObservations, mayReadIndicators } from '#core/indicators/rights.ts'
import { mayImportPlan, mayReadProgrammes } from '#core/programmes/rights.ts'
import { mayReadProgress } from '#core/progress/rights.ts'
import { mayAskRounds } from '#core/rounds/rights.ts'
import { mayReadUnits } from '#core/units/rights.ts'
import type { FirstWords } from '../words/zh-first.ts'

export type Page = {
  readonly to: string
  readonly label: (w: FirstWords) => string
  readonly may: (actor: Actor) => boolean
}

const anybody = (): boolean => true

/** Only what exists, and only for whom it exists. */
export const settingsPages = [
  { to: '/settings/units', label: (w) => w.settings.units.title, may: mayReadUnits },
  { to: '/settings/groups', label: (w) => w.settings.groups.title, may: mayReadUnits },
  { to: '/settings/places', label: (w) => w.settings.places.title, may: mayReadUnits },
  {
    to: '/settings/accounts',
    label: (w) => w.settings.accounts.title,
    may: (actor) => mayManageAccounts(actor) || mayGrantPosts(actor),
  },
  { to: '/settings/audit', label: (w) => w.settings.audit.title, may: mayReadAudit },
  { to: '/settings/options', label: (w) => w.settings.options.title, may: maySeeSettings },
  { to: '/settings/backup', label: (w) => w.settings.backup.title, may: mayBackUp },
  { to: '/settings/jobs', label: (w) => w.settings.jobs.title, may: anybody },
] as const satisfies readonly Page[]

export const workPages = [
  { to: '/', label: (w) => w.shell.today, may: mayReadProgrammes },
  { to: '/programmes', label: (w) => w.shell.programmes, may: mayReadProgrammes },
  { to: '/drafts', label: (w) => w.shell.drafts, may: mayImportPlan },
  { to: '/mine', label: (w) => w.mine.title, may: (actor) => holds(actor, 'unit', 'park') },
  { to: '/progress', label: (w) => w.progress.title, may: mayReadProgress },
  { to: '/rankings', label: (w) => w.rankings.title, may: mayReadProgress },
  { to: '/collections', label: (w) => w.shell.collections, may: mayReadCollections },
  { to: '/indicators', label: (w) => w.indicators.title, may: mayReadIndicators },
  { to: '/imports', label: (w) => w.imports.title, may: mayImportObservations },
  { to: '/rounds', label: (w) => w.rounds.title, may: mayAskRounds },
  { to: '/evaluations/what-if', label: (w) => w.whatIf.nav, may: mayTryMethods },
  { to: '/bulletins', label: (w) => w.bulletins.title, may: mayReadIssued },
] as const satisfies readonly Page[]

/** Where an account without programmes begins its day. */
export const firstPageOf = (actor: Actor): string =>
  [...workPages, ...settingsPages].find((page) => page.may(actor))?.to ?? '/settings/jobs'
