// How does a form lie on the page?

/** indicator-rows: one line an indicator, as in a 月报 · subject-rows: one line a subject (project, enterprise), as in a 台账. */
export type Layout = 'indicator-rows' | 'subject-rows'
export const LAYOUTS: readonly Layout[] = ['indicator-rows', 'subject-rows']

const LONG_FORM_CELLS = 5_000

/** Whether a form of so many indicators for so many subjects takes longer to write into a file than anybody waits for. */
export const isLongForm = (fields: number, subjects: number): boolean => fields * subjects > LONG_FORM_CELLS
