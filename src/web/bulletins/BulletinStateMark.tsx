import type { BulletinState } from '#core/bulletins/course.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'

const SHAPES = {
  draft: { sign: '○', tone: 'no-data' },
  review: { sign: '▲', tone: 'watch' },
  issued: { sign: '✓', tone: 'done' },
  dropped: { sign: '■', tone: 'no-data' },
} as const satisfies Record<BulletinState, { sign: string; tone: string }>

export const BulletinStateMark = ({ state }: { readonly state: BulletinState }) => {
  const { w } = useLanguage()
  return <Mark {...SHAPES[state]} word={w.bulletins.states[state]} />
}
