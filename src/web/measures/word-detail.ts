const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)

const IDENTITY = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** What a log entry carries, without the identities that only the machine reads. */
export const wordDetail = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && !(typeof value === 'string' && IDENTITY.test(value)))
    .map(([name, value]) => `${name}: ${said(value)}`)
    .join(' · ')
