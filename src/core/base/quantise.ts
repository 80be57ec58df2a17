// How is a number rounded as people round it: halves away from zero, by its decimal digits?

const MOST = 100

/**
 * Rounded to so many digits after the point (before it where negative). 四舍五入 by the digits that print shows:
 * 1.005 to two is 1.01, -2.5 to none is -3. What is no finite number stays what it is.
 */
export function roundTo(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > MOST || digits < -MOST) return value
  const size = Math.abs(value)
  const power = 10 ** Math.abs(digits)
  const shifted = digits >= 0 ? size * power : size / power
  // beyond this a double has no digits left to round
  if (shifted >= Number.MAX_SAFE_INTEGER) return value
  const whole = Math.floor(shifted)
  const rest = shifted - whole
  // only near a half can the binary fraction have moved the digit
  const up = Math.abs(rest - 0.5) > 1e-6 ? rest > 0.5 : shiftedText(size, digits) - whole >= 0.5
  const rounded = unshifted(whole + (up ? 1 : 0), digits)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

// "1.005" shifted as text is exactly 100.5, which 1.005 * 100 is not
function shiftedText(size: number, digits: number): number {
  const [mantissa = '0', exponent = '0'] = String(size).split('e')
  return Number(`${mantissa}e${Number(exponent) + digits}`)
}

const unshifted = (whole: number, digits: number): number => Number(`${whole}e${-digits}`)

/** A number as printed: rounded, with all its digits after the point ("8.0"), and without a sign before nothing ("0.0"). */
export function printNumber(value: number, digits: number): string {
  const rounded = roundTo(value, digits)
  return (rounded === 0 ? 0 : rounded).toFixed(Math.max(0, digits))
}
