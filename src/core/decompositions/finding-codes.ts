// What can be found on the way a target is split?

export const shareFindingCodes = [
  'no-shares',
  'same-twice',
  'factor-without-reason',
  'not-one-unit',
  'converted',
  'period-missing',
  'share-empty',
  'weight-missing',
  'years-differ',
  'sum-short',
  'sum-over',
  'mean-short',
  'mean-over',
  'share-below',
  'share-above',
] as const
export type ShareFindingCode = (typeof shareFindingCodes)[number]
