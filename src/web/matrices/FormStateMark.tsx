import type { FormState } from '#core/matrices/form-words.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useFirstLanguage } from '../words/language.tsx'

const marks = {
  blank: { sign: '○', tone: 'no-data' },
  draft: { sign: '▲', tone: 'watch' },
  submitted: { sign: '●', tone: 'on-course' },
  returned: { sign: '■', tone: 'late' },
  accepted: { sign: '✓', tone: 'done' },
} as const satisfies Record<FormState, object>

export const FormStateMark = ({ state }: { readonly state: FormState }) => {
  const { w } = useFirstLanguage()
  return <Mark {...marks[state]} word={w.matrices.states[state]} />
}
