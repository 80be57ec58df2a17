import type { PlanFinding } from '#contract/checks.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

type Figure = PlanFinding['figures'][number]

export const wordValue = (w: Words, f: Format, { value, unit, period }: Figure): string =>
  w.checks.value(`${f.number(value)}${unit}`, period === null ? '' : f.period(period))

/** "分项与总数不符：三大产业集群总产值", for a list of warnings. */
export const wordTitle = (w: Words, { code, subject, names, figures }: PlanFinding): string => {
  const first =
    code === 'target-without-owner' ? (figures[0]?.label ?? '') : subject === '' ? (names[0] ?? '') : subject
  const more = Math.max(names.length, figures.length)
  const many = (code === 'measure-without-time' || code === 'target-without-owner') && more > 1
  const said = first.replace(/\s+/g, '')
  return `${w.checks.codes[code]}${w.faults.colon}${many ? w.checks.andMore(said, more) : said}`
}

/** What the names of a finding are depends on what was found. */
export const wordNames = (w: Words, f: Format, { code, names }: PlanFinding): readonly string[] => {
  if (names.length === 0) return []
  if (code === 'parks-differ') return [w.checks.missing(names.join('、'))]
  if (code === 'differs-from-programme') return names.map(w.checks.elsewhere)
  if (code === 'owner-ended') return names.map((day) => w.checks.endedOn(f.day(day)))
  return names.map((name) => name.replace(/\s+/g, ' '))
}
