const ADMINISTRATION = [
  'session',
  'account',
  'post',
  'password',
  'city',
  'settings',
  'backup',
  'restore',
  'job',
  'audit',
]
const NAMES_A_THING = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/
/** The address is that of the doer's machine, put beside every deed by `note`. */
const SAYS_HOW = new Set(['state', 'kind', 'action', 'period', 'by', 'form', 'address'])

type Detail = Readonly<Record<string, unknown>>

/**
 * What the auditor reads of a deed. Deeds of administration are told whole. Of business deeds he learns who did what to
 * which thing and when, not what was written: ids, hashes, numbers, states and the machine's address stay, everything else is only named. The
 * log itself keeps the whole, and its chain is verified over the whole.
 */
export function showDetail(action: string, detail: Detail): Record<string, unknown> {
  if (ADMINISTRATION.includes(action.split('.')[0] ?? '')) return { ...detail }
  const shown = Object.entries(detail).map(([key, value]) => [key, isNeutral(key, value) ? value : WITHHELD])
  return Object.fromEntries(shown)
}

/** said in place of a text that was written in the course of business */
export const WITHHELD = '…'

const isNeutral = (key: string, value: unknown): boolean =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && (NAMES_A_THING.test(value) || SAYS_HOW.has(key)))
