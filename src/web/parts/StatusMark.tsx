import type { MeasureStatus } from '#contract/updates.ts'
import { useFirstLanguage } from '../words/language.tsx'

type Tone = 'on-course' | 'watch' | 'late' | 'done' | 'no-data'
type Shape = { readonly sign: string; readonly tone: Tone }

const SHAPES = {
  not_started: { sign: '○', tone: 'no-data' },
  on_course: { sign: '●', tone: 'on-course' },
  watch: { sign: '▲', tone: 'watch' },
  late: { sign: '■', tone: 'late' },
  done: { sign: '✓', tone: 'done' },
  unreported: { sign: '○', tone: 'no-data' },
} as const satisfies Record<MeasureStatus | 'unreported', Shape>

const STEPS = {
  done: { sign: '✓', tone: 'done' },
  late: { sign: '■', tone: 'late' },
  due: { sign: '▲', tone: 'watch' },
  running: { sign: '●', tone: 'on-course' },
  ahead: { sign: '○', tone: 'no-data' },
  undated: { sign: '○', tone: 'no-data' },
} as const satisfies Record<string, Shape>

/** A state is never told by colour alone: shape, word, colour. */
export const Mark = ({ sign, tone, word }: Shape & { readonly word: string }) => (
  <span className="mark">
    <span className={`shape ${tone}`} aria-hidden="true">
      {sign}
    </span>
    {word}
  </span>
)

export const StatusMark = ({ status }: { readonly status: MeasureStatus | 'unreported' | null }) => {
  const { w } = useFirstLanguage()
  const known = status ?? 'unreported'
  return <Mark {...SHAPES[known]} word={w.parts.status[known]} />
}

export type StepState = keyof typeof STEPS
export const StepMark = ({ state }: { readonly state: StepState }) => {
  const { w } = useFirstLanguage()
  return <Mark {...STEPS[state]} word={w.parts.step[state]} />
}
/** A step at which something is assessed before it goes on. */
export const GateMark = () => {
  const { w } = useFirstLanguage()
  return (
    <span className="gate" title={w.parts.gateWhat}>
      ◇ {w.parts.gate}
    </span>
  )
}
export const stepTone = (state: StepState): Tone => STEPS[state].tone
