import type { RoundPage } from '#contract/rounds/round.ts'
import type { Words } from '../words/zh.ts'

type Event = RoundPage['events'][number]
type Said = readonly (string | null | false | undefined)[]

const day = (value: unknown): string => (typeof value === 'string' ? value : '—')

/** What an act of a round was about: whom, which value, how many. */
export function aboutEvent(words: Words['rounds'], { move, detail }: Event): string {
  const about = words.about
  const text = (key: string): string | undefined => {
    const value = detail[key]
    return value === undefined || value === null ? undefined : String(value)
  }
  const count = (key: string): number | undefined => (typeof detail[key] === 'number' ? Number(detail[key]) : undefined)
  const values = count('values')
  const named = (key: keyof typeof about.members) => {
    const name = text(key)
    return name !== undefined && about.members[key](name)
  }
  const said = (): Said => {
    switch (move) {
      case 'panel':
        return [
          ...(['added', 'renewed', 'removed', 'reopened'] as const).map(named),
          'tolerated' in detail && about.settings(day(detail.due)),
        ]
      case 'marks':
        return [about.marks(count('members') ?? 0, count('missing') ?? 0)]
      case 'survey':
        return [text('title'), surveyed(about, text, count)]
      case 'answers':
        return [text('title')]
      case 'decide':
        return [text('subject'), text('input'), words.states[(text('state') ?? 'open') as keyof typeof words.states]]
      case 'compute':
        return [words.computation(count('number') ?? 0)]
      case 'correct':
        return [about.corrections(count('corrections') ?? 0)]
      case 'plan':
        return [text('subject'), text('unit')]
      default:
        return [text('subject'), text('input'), stepName(words, text('to')), text('file'), text('reminded')]
    }
  }
  return [...said(), values !== undefined && move !== 'answers' && about.values(values)].filter(Boolean).join(' · ')
}

function surveyed(
  about: Words['rounds']['about'],
  text: (key: string) => string | undefined,
  count: (key: string) => number | undefined,
): string {
  const codes = count('codes')
  if (codes !== undefined)
    return about.codes(text('subject') ?? about.subjects(count('subjects') ?? 0), text('group') ?? '', codes)
  if (count('closed') !== undefined) return about.closed(count('issued') ?? 0, count('answers') ?? 0)
  return count('opened') === undefined ? about.drafted : about.opened
}

const stepName = (words: Words['rounds'], step: string | undefined): string | undefined =>
  step === undefined ? undefined : ((words.steps as Readonly<Record<string, string>>)[step] ?? step)
