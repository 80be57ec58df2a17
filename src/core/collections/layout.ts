// How does a form lie on the page?

/** indicator-rows: one line an indicator, as in a 月报 · subject-rows: one line a subject (project, enterprise), as in a 台账. */
export type Layout = 'indicator-rows' | 'subject-rows'
export const LAYOUTS: readonly Layout[] = ['indicator-rows', 'subject-rows']
