import { colours, fontFamily } from '../theme.ts'

/** What every chart looks like on paper, and on the dark wall. */
export type Look = {
  readonly text: string
  readonly quiet: string
  readonly line: string
  readonly grid: string
  readonly actual: string
  readonly goal: string
  readonly past: string
  readonly surface: string
  readonly size: number
}

export const paper: Look = {
  ...{ text: colours.text, quiet: colours.quiet, line: '#c8ced8', grid: '#eceff3' },
  ...{ actual: colours.ink, goal: colours.accent, past: '#a3adbc', surface: '#fff', size: 11 },
}
export const dark: Look = {
  ...{ text: '#f2f5fa', quiet: '#aebbd0', line: '#3b4d6b', grid: '#1d2c48' },
  ...{ actual: '#8fb8f0', goal: '#3fd0c9', past: '#62748f', surface: '#0b1730', size: 28 },
}

export const axisOf = (look: Look) => ({
  axisLine: { lineStyle: { color: look.line } },
  axisTick: { show: false },
  axisLabel: { color: look.quiet, fontFamily, fontSize: look.size },
})

export const labelOf = (look: Look, color: string) => ({
  show: true,
  position: 'top' as const,
  color,
  fontFamily,
  fontSize: look.size,
})

/** Slanted lines over a bar that is not final. */
export const hatch = (look: Look) => ({
  symbol: 'rect' as const,
  color: look.surface,
  dashArrayX: [1, 0],
  dashArrayY: [2, 6],
  rotation: Math.PI / 4,
})

export const tooltipOf = (look: Look) => ({
  trigger: 'axis' as const,
  confine: true,
  textStyle: { fontFamily, fontSize: 12, color: colours.text },
  axisPointer: { lineStyle: { color: look.line } },
})
