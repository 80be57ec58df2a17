// How are the partners that a person chose kept in an address?

import type { ChosenPair } from './pair-targets.ts'

/** "a~b,c~,~d": a with b, c and d alone. Whatever else is in there is left out. */
export const readPairs = (text: string): readonly ChosenPair[] =>
  text.split(',').flatMap((one) => {
    const [left, right, ...more] = one.split('~').map((id) => (id === '' ? null : id))
    if (left === undefined || right === undefined || more.length > 0 || (left === null && right === null)) return []
    return [{ left, right }]
  })

export const writePairs = (pairs: readonly ChosenPair[]): string =>
  pairs.map(({ left, right }) => `${left ?? ''}~${right ?? ''}`).join(',')

/** The pairs with one more; what it takes from others is free for the programme to pair again. */
export const withPair = (pairs: readonly ChosenPair[], added: ChosenPair): readonly ChosenPair[] => [
  ...pairs.filter(
    ({ left, right }) =>
      (added.left === null || left !== added.left) && (added.right === null || right !== added.right),
  ),
  added,
]
