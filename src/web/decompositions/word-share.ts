import type { ShareFinding } from '#core/decompositions/check.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

/** A finding in one sentence; `name` is whose line it speaks of. */
export const wordShareFinding = (w: Words, f: Format, finding: ShareFinding, name: string | null): string => {
  const facts = Object.fromEntries(
    Object.entries(finding.facts).map(([key, value]) => [key, typeof value === 'number' ? f.number(value) : value]),
  )
  const { period } = finding
  const where = [name, period === null || finding.code === 'period-missing' ? null : f.period(period)]
  const before = where.filter((word) => word !== null).join(' ')
  const sentence = w.decompositions.findings[finding.code](facts)
  return before === '' ? sentence : `${before}${w.faults.colon}${sentence}`
}
