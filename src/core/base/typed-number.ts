// Which number does a person mean who has typed or pasted this?

/**
 * "1,234.5", "１２３", "8%", "1.2e3"; undefined for anything else, NaN, Infinity and 1,5 among it. A percent sign divides by
 * 100 unless the unit says that the value is a percentage.
 */
export function parseTyped(text: string, unit: string | null): number | undefined {
  const plain = text.normalize('NFKC').trim()
  const percent = plain.endsWith('%')
  const digits = percent ? plain.slice(0, -1) : plain
  if (!/^[+\-−]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(digits) || !/\d/.test(digits)) return undefined
  const number = Number(digits.replaceAll(',', '').replace('−', '-'))
  if (!Number.isFinite(number)) return undefined
  return percent && unit !== '%' ? number / 100 : number
}

/** Several of them, parted by semicolons, 、 or blanks (a comma parts thousands); undefined where one is none. */
export function parseTypedList(text: string, unit: string | null): readonly number[] | undefined {
  const numbers = splitTyped(text).map((part) => parseTyped(part, unit))
  return numbers.some((number) => number === undefined) ? undefined : numbers.filter((number) => number !== undefined)
}

export const splitTyped = (text: string): readonly string[] => text.split(/[;；、\s]+/).filter((part) => part !== '')
