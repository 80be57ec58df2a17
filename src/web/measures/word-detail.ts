import type { Words } from '../words/zh.ts'

const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)

const IDENTITY = /^[0-9a-f]{8}-[0-9a-f]{4}-/
/** Said last: it is long and seldom what is looked for. */
const LAST = 'agent'

/** What a log entry carries, without the identities that only the machine reads. */
export const wordDetail = (w: Words, detail: Readonly<Record<string, unknown>>): string => {
  const names: Readonly<Record<string, string>> = w.settings.audit.details
  return Object.entries(detail)
    .filter(([, value]) => value !== null && !(typeof value === 'string' && IDENTITY.test(value)))
    .sort(([a], [b]) => Number(a === LAST) - Number(b === LAST))
    .map(([name, value]) => `${names[name] ?? name} ${said(value)}`)
    .join(' · ')
}
