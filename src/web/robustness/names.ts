import { useMemo } from 'react'
import type { RobustnessPage } from '#contract/robustness.ts'

/** Names of subjects by row, of items and cohorts by code. */
export const useNames = ({ names, items, cohorts }: RobustnessPage) =>
  useMemo(() => {
    const [byRow, byItem] = [
      new Map(names.map(({ row, name }) => [row, name])),
      new Map(items.map((item) => [item.code, item])),
    ]
    const byCohort = new Map(cohorts.map(({ code, name }) => [code, name]))
    return {
      nameOf: (row: number) => byRow.get(row) ?? '',
      itemOf: (code: string) => byItem.get(code)?.name ?? code,
      unitOf: (code: string) => byItem.get(code)?.unit ?? null,
      cohortOf: (code: string) => byCohort.get(code) ?? code,
    }
  }, [names, items, cohorts])
