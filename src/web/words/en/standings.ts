import type { Words } from '../zh.ts'

export const standings: Words['standings'] = {
  before: 'Against the last round',
  beforeNone: 'No earlier round by this method has come to its end.',
  otherVersion: 'The last round used another version of the method: its points are not the same measure.',
  now: 'This round',
  last: (name) => `Last round (${name})`,
  change: 'Change',
  up: (places) => `up ${places}`,
  down: (places) => `down ${places}`,
  same: 'same',
  outOf: (rank, of) => `${rank} of ${of}`,
  item: 'Item',
  interval: (low, high) =>
    low === high
      ? `By other reasonable computations the rank is ${low} nine times in ten`
      : `By other reasonable computations the rank lies between ${low} and ${high} nine times in ten`,
  lift: 'What would lift it most?',
  liftWhat:
    'Arithmetic with all others, benchmarks and quotas as they are, one item changed at a time. It is not advice: whether it can or should be done is another question.',
  toNextHead: (grade, points) => `Value that alone brings ${grade} (${points} points)`,
  points: 'Points / full',
  raw: 'Value now',
  best: 'Best of cohort',
  gain: 'Gain at the best',
  atBest: 'Then',
  thenSays: (rank, grade) => `rank ${rank}, ${grade}`,
  thenUnranked: (grade) => grade,
  isBest: 'Is the best',
  cannot: 'Not by itself',
  objections: 'Objections',
}
