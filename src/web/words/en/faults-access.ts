import type { accessFaults as zh } from '../zh/faults-access.ts'

export const accessFaults: typeof zh = {
  'account.not-found': () => 'There is no such account.',
  'account.name-missing': () => 'The name is missing.',
  'account.username-short': () => 'A user name has at least 2 characters.',
  'account.username-taken': (x) => `The user name “${String(x.username)}” is taken; choose another.`,
  'account.not-oneself': () => 'Nobody disables or strips the own account; another administrator does it.',
  'account.last-administrator': () =>
    'This is the last account with this administrator post. Appoint the next one first.',
  'password.demo-stays': () => 'The password of a demonstration account stays as it is.',
  'password.too-short': (x) =>
    `A password has at least ${String(x.least)} characters; this one has ${String(x.length)}.`,
  'password.too-plain': (x) =>
    `A password mixes ${String(x.least)} of capital letters, small letters, digits and signs; this one has ${String(x.classes)}.`,
  'password.holds-username': () => 'A password does not contain the user name.',
  'password.used-before': (x) => `None of the last ${String(x.last)} passwords may be used again.`,
  'posts.administrators-apart': () =>
    'The three administrators are three people and do no business. End the other post first.',
  'posts.ends-before-it-begins': () => 'It ends before it begins.',
  'posts.held-already': () => 'The account holds this post already.',
  'posts.unit-needed': () => 'This post needs a unit.',
  'session.wrong': () => 'User name or password is wrong.',
  'session.account-disabled': () => 'This account is disabled. Ask the system administrator.',
  'session.too-many-tries': () => 'Too many attempts; wait some minutes.',
  'session.set-up-first': () => 'The first set-up is not done yet.',
  'session.city-needed': () => 'Choose a city.',
  'session.demo-only-here': () => 'Demonstration accounts sign in only on the server itself.',
  'set-up.conflict': () => 'The first set-up is done already; sign in.',
  'set-up.wrong-code': () => 'The set-up code is wrong. Compare it with the one in the server’s log.',
  'set-up.three-people': () => 'The three administrators must be three people with different user names.',
  'server.too-many-requests': (x) => `Too many requests; try again in ${String(x.seconds)} seconds.`,
  'server.no-such-endpoint': () => 'The server has no such endpoint. Reload the page.',
  'input.malformed': () => 'The server could not read what was sent. Reload the page and try again.',
  'input.not-json': () => 'The server could not read what was sent. Reload the page and try again.',
  'input.too-large': () => 'It is too large and was not taken.',
  'jobs.gave-up': (x) =>
    `Gave up after ${String(x.attempts)} attempts; nothing half done counts. Tell the system administrator.`,
  'jobs.orderer-gone': () => 'The account that ordered it is disabled; nothing was done.',
  'jobs.unknown-kind': () => 'This version of the program cannot do this kind of work.',
  'backup.cancelled': () => 'The backup was cancelled; no file was left.',
  'backup.not-written': (x) => `The backup could not be written: ${String(x.message)}`,
}
