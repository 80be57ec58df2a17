const SHAPES = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
] as const

/** "2026-11-22" of the ways in which a day is typed; null where nothing is, undefined where it is no day. */
export const dayTyped = (typed: string): string | null | undefined => {
  const text = typed.trim()
  if (text === '') return null
  const found = SHAPES.map((shape) => shape.exec(text)).find((match) => match !== null)
  if (found === undefined) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const at = new Date(Date.UTC(year, month - 1, day))
  const isDay = at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isDay ? at.toISOString().slice(0, 10) : undefined
}
