// When do two printed words count as the same, and how alike are two that differ?

/** Width, blanks, brackets and letter case out of the way: "Ｒ＆Ｄ 投入" and "r&d投入" become one. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase()

/** Pairs of neighbouring characters with how often each occurs; a single character stands for itself. */
export function bigramsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const characters = [...text]
  if (characters.length === 1) counts.set(text, 1)
  for (let i = 0; i + 1 < characters.length; i += 1) {
    const pair = `${characters[i]}${characters[i + 1]}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Whether every character of the shorter stands in the longer, in order: 发改局 in 发展和改革局. */
export function isAbbreviation(shorter: string, longer: string): boolean {
  let at = 0
  for (const character of longer) if (character === shorter[at]) at += 1
  return at === shorter.length
}

/**
 * How alike two texts are, 0 to 1, the same both ways round: Dice's coefficient over character pairs, or more where
 * one abbreviates the other. 1 only for equal texts; 0 where either is blank.
 */
export function similarityOf(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '') return 0
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const dice = diceOf(bigramsOf(shorter), bigramsOf(longer))
  const short = shorter.length >= 2 && shorter.length < longer.length && isAbbreviation(shorter, longer)
  return Math.min(0.99, short ? Math.max(dice, 0.5 + (0.4 * shorter.length) / longer.length) : dice)
}

function diceOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  let total = 0
  for (const [pair, times] of a) {
    common += Math.min(times, b.get(pair) ?? 0)
    total += times
  }
  for (const times of b.values()) total += times
  return (2 * common) / total
}
