// How likely is a value, when mean and spread come from few observations (Student's t)?

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** log Γ(x) for x > 0 (Lanczos, g = 7). */
function logGamma(x: number): number {
  const shifted = x - 1
  const series = LANCZOS.reduce((sum, factor, at) => sum + factor / (shifted + at + 1), 0.99999999999980993)
  const t = shifted + LANCZOS.length - 0.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series)
}

/** Regularised incomplete beta I_x(a, b) by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

const TINY = 1e-300
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

function fraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return result
}

/** P(T ≤ t) with so many degrees of freedom. */
export function studentCdf(t: number, freedom: number): number {
  if (t === 0) return 0.5
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The t below which a share of all lies, 0 < share < 1; by halving, to 1e-9. */
export function studentQuantile(share: number, freedom: number): number {
  let [low, high] = [-1, 1]
  while (studentCdf(low, freedom) > share) low *= 2
  while (studentCdf(high, freedom) < share) high *= 2
  while (high - low > 1e-9 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2
    if (studentCdf(middle, freedom) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
