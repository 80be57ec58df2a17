import type { Light } from '#core/indicators/target-progress.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'

export const LIGHT_SIGNS = {
  late: '■',
  watch: '▲',
  'on-course': '●',
  done: '✓',
  'no-data': '○',
} as const satisfies Record<Light, string>

export const LightMark = ({ light }: { readonly light: Light }) => {
  const { w } = useLanguage()
  return <Mark sign={LIGHT_SIGNS[light]} tone={light} word={w.progress.lights[light]} />
}
