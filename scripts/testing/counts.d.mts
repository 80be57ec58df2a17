export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export function countTests(reportFile: string, exitCode: number | string): Counts
