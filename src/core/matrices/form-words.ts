// Which states does a park's form go through, what can be wrong with it, and how does a row's sum stand?

export const formStates = ['blank', 'draft', 'submitted', 'returned', 'accepted'] as const
export type FormState = (typeof formStates)[number]

export const formProblemCodes = [
  'blank',
  'none',
  'unquantified',
  'not-applicable',
  'measures-blank',
  'unit-other',
  'unit-slip',
  'several',
  'only-new',
  'annual-exceeds',
  'years-differ',
  'annual-differs',
  'new-exceeds',
  'year-outside',
  'exceeds-city',
  'below-share',
  'far-from-others',
  // what only a file that came back can have
  'old-version',
  'header-changed',
  'protected-changed',
  'unit-name-changed',
  'row-missing',
  'row-added',
  'cell-unreadable',
] as const
export type FormProblemCode = (typeof formProblemCodes)[number]

export const sumVerdicts = ['short', 'meets', 'over', 'incomplete', 'no-target', 'not-added'] as const
export type SumVerdict = (typeof sumVerdicts)[number]
