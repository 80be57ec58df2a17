import type { RoundLine } from '#contract/rounds/round.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'

export const RoundStateMark = ({ state }: { readonly state: RoundLine['state'] }) => {
  const { w } = useLanguage()
  const shape = state === 'final' ? { sign: '✓', tone: 'done' as const } : { sign: '●', tone: 'on-course' as const }
  return <Mark {...shape} word={w.rounds.steps[state]} />
}
