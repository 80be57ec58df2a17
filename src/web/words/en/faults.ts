import type { FirstWords } from '../zh-first.ts'
import { accessFaults } from './faults-access.ts'

const known: FirstWords['faults']['known'] = {
  ...accessFaults,
  'network.unreachable': () =>
    'The server cannot be reached. Check the network and try again; what you typed is still here.',
  'http.401': () => 'Nobody is signed in, or the session has expired. Sign in again.',
  'http.403': () => "This account's posts do not allow it.",
  'http.404': () => 'Not found; it may have been moved.',
  'http.409': () => 'Somebody changed this just now and your change was not written. Load the latest, then change it.',
  'http.413': () => 'The file is too large and was not taken.',
  'http.429': () => 'Too many requests; wait a minute and try again.',
  'http.500': () =>
    'The server failed and wrote nothing. Try again later; if it persists, tell the system administrator.',
  'http.502': () => 'The server does not answer at the moment. Try again later.',
  'http.503': () => 'The server is busy or starting. Try again later.',
  'rights.forbidden': () =>
    "This account's posts do not allow it. If you need it, ask the security administrator for a post.",
  'session.none': () => 'Nobody is signed in, or the session has expired. Sign in again.',
  'session.csrf': () => 'The page and the session do not belong together. Reload the page and try again.',
  'session.password-change-due': () => 'Change the first password first.',
  'session.locked': (x, f) =>
    typeof x.until === 'string'
      ? `Too many wrong attempts: the account is locked until ${f.instant(x.until)}. Try then, or ask the security administrator.`
      : 'Too many wrong attempts: the account is locked. Try later, or ask the security administrator.',
  'server.unforeseen': (x) =>
    `Something unforeseen happened and nothing was written. Give the number ${String(x.id)} to the system administrator.`,
  'store.duplicate': () => 'There is one with this name or number already; choose another.',
  'store.reference': () => 'Other things still use it, so it cannot be removed.',
  'input.invalid-type': () => 'It is missing or of the wrong kind.',
  'input.invalid-value': () => 'It is not one of the choices.',
  'input.invalid-format': () => 'The format is wrong.',
  'input.invalid-union': () => 'It is incomplete.',
  'input.too-small': (x) =>
    x.minimum === 1
      ? 'It must not be empty.'
      : x.origin === 'number'
        ? `It must be at least ${String(x.minimum)}.`
        : `It needs at least ${String(x.minimum)} characters.`,
  'input.too-big': (x) =>
    x.origin === 'number'
      ? `It must be at most ${String(x.maximum)}.`
      : `It is too long; at most ${String(x.maximum)} characters.`,
  'change.unknown-measure': () => 'The measure is no longer part of this programme. Load the latest version.',
  'change.unknown-target': () => 'The target is no longer part of this programme. Load the latest version.',
}

export const faults: FirstWords['faults'] = {
  known,
  unworded: (code, facts) =>
    `Something is wrong that has no words yet. Give the code ${code}${facts === '' ? '' : ` (${facts})`} to the system administrator.`,
  file: (name) => `“${name}”`,
  row: (n) => `row ${n}`,
  field: (name) => `“${name}”`,
  fields: {
    system: 'System administrator',
    security: 'Security administrator',
    audit: 'Audit administrator',
    password: 'password',
    next: 'new password',
    current: 'current password',
    username: 'user name',
    name: 'name',
    title: 'title',
    number: 'number',
    validFrom: 'valid from',
    validTo: 'valid to',
    parentId: 'under',
    placeId: 'place',
    unitId: 'unit',
    aliases: 'other spellings',
    officers: 'officers',
    memberIds: 'members',
    officeUnitId: 'office',
    words: 'progress',
    percent: 'done',
    problem: 'problem',
    ask: 'asks for',
    stepsDone: 'steps done',
    evidenceFileIds: 'evidence',
    reason: 'reason',
    cityName: 'city',
    divisionCode: 'division code',
    setUpCode: 'set-up code',
    metric: 'metric',
    value: 'value',
    duties: 'duties',
    steps: 'steps',
    phone: 'phone',
    changes: 'change',
    search: 'search',
    code: 'code',
    unit: 'unit',
    formula: 'formula',
    overPlaces: 'over places',
    overTime: 'over time',
    alarm: 'alarm',
    good: 'good',
    decimals: 'decimals',
    sourceUnitId: 'source unit',
    periodType: 'period type',
    periodEnd: 'period',
    knownOn: 'known on',
    cells: 'cell',
  },
  colon: ': ',
}
