import type { Fault, Outcome } from '#core/base/fault.ts'
import type { ReadingCase } from '#core/plans/reading-case.ts'
import { backup } from '#store/backup/backup.ts'
import { restore } from '#store/backup/restore.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { Store } from '#store/open.ts'
import { checkAudit } from '../audit/audit.ts'
import { caseFromSite } from '../drafts/reading-case.ts'

/** What an operator does to a whole site, whether its server runs or not. Paths are absolute. */
export type Operation =
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'restore'; readonly path: string; readonly replace: boolean }
  | { readonly kind: 'audit.verify' }
  | { readonly kind: 'draft.case'; readonly draftId: string; readonly itemId: string }

export type OperationResult =
  | { readonly kind: 'backup'; readonly path: string; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'restore'; readonly madeAt: string; readonly rows: number }
  | { readonly kind: 'audit.verify'; readonly cities: readonly CityLog[] }
  | { readonly kind: 'draft.case'; readonly made: ReadingCase }

export type CityLog = {
  readonly city: string
  readonly entries: number
  readonly brokenAt: number | null
  readonly head: string
}

export type Progress = { readonly done: number; readonly total: number }

export async function operate(
  store: Store,
  operation: Operation,
  now: Date,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<OperationResult>> {
  switch (operation.kind) {
    case 'backup': {
      const { path } = operation
      const made = await backup(store, path, { madeAt: now, onProgress })
      return mapped(made, ({ bytes, sha256 }) => ({ kind: 'backup', path, bytes, sha256 }))
    }
    case 'restore': {
      const { path, replace } = operation
      const restored = await restore(store, path, { replace, onProgress })
      const sum = (rows: Readonly<Record<string, number>>) => Object.values(rows).reduce((a, b) => a + b, 0)
      return mapped(restored, ({ madeAt, rows }) => ({ kind: 'restore', madeAt, rows: sum(rows) }))
    }
    case 'audit.verify': {
      const cities: CityLog[] = []
      for (const { id, name } of await listCities(store.db)) {
        cities.push({ city: name, ...(await inCity(store, id, (tx) => checkAudit({ tx }))) })
      }
      return { ok: true, value: { kind: 'audit.verify', cities } }
    }
    case 'draft.case':
      return mapped(await caseFromSite(store, operation), (made) => ({ kind: 'draft.case', made }))
  }
}

function mapped<A>(outcome: Outcome<A>, to: (value: A) => OperationResult): Outcome<OperationResult> {
  return outcome.ok ? { ok: true, value: to(outcome.value) } : outcome
}

/** One line of what a running server answers with. */
export type ControlLine =
  | { readonly progress: Progress }
  | { readonly value: OperationResult }
  | { readonly faults: readonly Fault[] }
