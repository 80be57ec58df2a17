/** Files of a round that are made as a job: the workbook of formulas, and the package. */
export const roundFileKinds = ['live', 'package'] as const
export type RoundFileKind = (typeof roundFileKinds)[number]
