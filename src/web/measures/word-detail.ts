import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

const IDENTITY = /^[0-9a-f]{8}-[0-9a-f]{4}-/
/** Said last: it is long and seldom what is looked for. */
const LAST = 'agent'

const said = (w: Words, f: Format, name: string, value: unknown): string => {
  if (typeof value === 'number') return name === 'percent' ? `${f.number(value)}%` : f.number(value)
  if (typeof value !== 'string') return Array.isArray(value) ? f.number(value.length) : JSON.stringify(value)
  const states: Readonly<Record<string, string>> = { ...w.measures.updateStates, ...w.review.itemStates }
  const statuses: Readonly<Record<string, string>> = w.parts.status
  if (name === 'state') return states[value] ?? value
  if (name === 'status') return statuses[value] ?? value
  return name === 'period' ? f.period(value) : value
}

const isNothing = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What a log entry carries, without what is empty and the identities that only the machine reads. */
export const wordDetail = (w: Words, f: Format, detail: Readonly<Record<string, unknown>>): string => {
  const names: Readonly<Record<string, string>> = w.settings.audit.details
  return Object.entries(detail)
    .filter(([name, value]) => !isNothing(value) && !(name === 'ended' && value === 0))
    .filter(([, value]) => !(typeof value === 'string' && IDENTITY.test(value)))
    .sort(([a], [b]) => Number(a === LAST) - Number(b === LAST))
    .map(([name, value]) => `${names[name] ?? name} ${said(w, f, name, value)}`)
    .join(' · ')
}
