const YEAR = '(\\d{4})年?'
const JOIN = '(?:-{1,2}|–|—{1,2}|~|～|至|到)'
const SHAPES: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^(?:每年|每年度|逐年|annual|everyyear|yearly)$/i, () => 'annual'],
  [new RegExp(`^${YEAR}$`), ([year]) => `${year}`],
  [new RegExp(`^${YEAR}${JOIN}${YEAR}$`), ([from, to]) => `${from}-${to}`],
  [/^(\d{4})[年\-/.](\d{1,2})月?$/, ([year, month]) => `${year}-${month?.padStart(2, '0')}`],
  [/^(\d{4})年?-?(?:第)?([1-4一二三四])季度$/, ([year, quarter]) => `${year}Q${quarterOf(quarter)}`],
  [/^(\d{4})年?-?Q([1-4])$/i, ([year, quarter]) => `${year}Q${quarter}`],
  [/^(\d{4})年?-?([上下])半年$/, ([year, half]) => `${year}H${half === '上' ? 1 : 2}`],
]
const quarterOf = (sign = ''): string => (/\d/.test(sign) ? sign : String('一二三四'.indexOf(sign) + 1))

/** "2026-2028" of the ways in which a target's time is typed ("2026年至2028年"); what has no such shape stays as typed. */
export const periodTyped = (typed: string): string | null => {
  const text = typed.normalize('NFKC').replace(/\s+/g, '')
  if (text === '') return null
  for (const [shape, code] of SHAPES) {
    const match = shape.exec(text)
    if (match !== null) return code(match.slice(1))
  }
  return typed.trim()
}
