// What is base^t to the last bit in every engine?

// Engines differ in the last bit of Math.exp and Math.log; + − × ÷ do not.
const { LN2 } = Math

/** base^exponent for a base above 0, by operations that IEEE 754 fixes; within some 1e-15 of the true value. */
export const powerOf = (base: number, exponent: number): number => exponentialOf(exponent * logarithmOf(base))

function exponentialOf(x: number): number {
  if (x > 700) return Number.POSITIVE_INFINITY
  if (x < -700) return 0
  const twos = Math.round(x / LN2)
  const rest = x - twos * LN2
  let sum = 1
  for (let n = 18; n >= 1; n -= 1) sum = 1 + (rest / n) * sum
  for (let n = 0; n < Math.abs(twos); n += 1) sum = twos > 0 ? sum * 2 : sum / 2
  return sum
}

function logarithmOf(value: number): number {
  let [mantissa, twos] = [value, 0]
  for (; mantissa > 1.5; twos += 1) mantissa /= 2
  for (; mantissa < 0.75; twos -= 1) mantissa *= 2
  const ratio = (mantissa - 1) / (mantissa + 1)
  let sum = 0
  for (let n = 41; n >= 1; n -= 2) sum = sum * ratio * ratio + 1 / n
  return 2 * ratio * sum + twos * LN2
}
