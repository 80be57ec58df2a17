import { useState } from 'react'
import type { vintages } from '#contract/indicators.ts'
import { useToday } from '../session/session.ts'
import type { Inspection, MappedColumn, Mapping } from './queries.ts'

/** The last day of the month before a day: what most files that come in are of. */
const lastMonthEnd = (today: string): string =>
  new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1, 0)).toISOString().slice(0, 10)

/** 2026年1-7月 or 2026年7月 in a file's name is the period that it is of. */
function periodInName(name: string): string | null {
  const found = /(\d{4})\s*年?\s*(?:0?1\s*[-—–至]\s*)?(\d{1,2})\s*月/.exec(name.normalize('NFKC'))
  if (found === null) return null
  const month = Number(found[2])
  if (month < 1 || month > 12) return null
  return new Date(Date.UTC(Number(found[1]), month, 0)).toISOString().slice(0, 10)
}

/** What a person says of a file before it is read: its columns, its period, and how final it is. */
export function useImport(file: Inspection) {
  const today = useToday()
  const [mapping, setMapping] = useState<Mapping>(file.mapping)
  const [periodEnd, setPeriodEnd] = useState<string | null>(periodInName(file.fileName) ?? lastMonthEnd(today))
  const [vintage, setVintage] = useState<(typeof vintages)[number]>('flash')
  const [knownOn, setKnownOn] = useState<string | null>(today)
  const hasPeriod = mapping.columns.some(({ role }) => role === 'period')
  return {
    ...{ mapping, periodEnd, vintage, knownOn, hasPeriod, setPeriodEnd, setVintage, setKnownOn },
    change: (change: Partial<Mapping>) => setMapping((now) => ({ ...now, ...change })),
    changeColumn: (at: number, change: Partial<MappedColumn>) =>
      setMapping((now) => ({
        ...now,
        columns: now.columns.map((column) => (column.at === at ? { ...column, ...change } : column)),
      })),
    order: {
      ...{ fileId: file.fileId, mapping, vintage, knownOn: knownOn ?? today },
      periodEnd: hasPeriod ? null : periodEnd,
    },
  }
}
export type ImportForm = ReturnType<typeof useImport>
