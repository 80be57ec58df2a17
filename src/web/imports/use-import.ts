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

type Vintage = (typeof vintages)[number]
type Said = {
  readonly mapping: Mapping
  readonly periodEnd: string | null
  readonly vintage: Vintage
  readonly knownOn: string | null
}

/** Kept in the tab, so that a reload between reading and writing loses no decision; a mapping remembered since is older. */
function useSaid(file: Inspection, fresh: () => Said) {
  const key = `import ${file.fileId} ${file.mapping.sheet ?? ''}`
  const [said, setSaid] = useState<Said>(() => readSaid(key) ?? fresh())
  const set = (change: (now: Said) => Said) =>
    setSaid((now) => {
      const next = change(now)
      sessionStorage.setItem(key, JSON.stringify(next))
      return next
    })
  return [said, set] as const
}

function readSaid(key: string): Said | undefined {
  const kept = sessionStorage.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as Said)
}

/** What a person says of a file before it is read: its columns, its period, and how final it is. */
export function useImport(file: Inspection) {
  const today = useToday()
  const [said, setSaid] = useSaid(file, () => ({
    ...{ mapping: file.mapping, periodEnd: periodInName(file.fileName) ?? lastMonthEnd(today) },
    ...{ vintage: 'flash', knownOn: today },
  }))
  const { mapping, periodEnd, vintage, knownOn } = said
  const setMapping = (change: (now: Mapping) => Mapping) => setSaid((now) => ({ ...now, mapping: change(now.mapping) }))
  const hasPeriod = mapping.columns.some(({ role }) => role === 'period')
  return {
    ...{ mapping, periodEnd, vintage, knownOn, hasPeriod },
    setPeriodEnd: (day: string | null) => setSaid((now) => ({ ...now, periodEnd: day })),
    setVintage: (one: Vintage) => setSaid((now) => ({ ...now, vintage: one })),
    setKnownOn: (day: string | null) => setSaid((now) => ({ ...now, knownOn: day })),
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
