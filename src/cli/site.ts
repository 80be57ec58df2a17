import { bad, type Outcome } from '#core/base/fault.ts'
import { readSettings, type Settings, toFlag } from '#server/config.ts'
import { askControl } from '#server/control/ask-control.ts'
import { type Operation, type OperationResult, operate } from '#server/control/operations.ts'
import { settingsTable } from '#server/settings-table.ts'
import { migrate } from '#store/migrate.ts'
import { openStore, type Store } from '#store/open.ts'
import type { Terminal } from './command.ts'
import { sayFault } from './site-words.ts'

export type SiteCall = { readonly names: readonly string[]; readonly flags: readonly string[] }

/** Flags that stand before their value: `--port 8081` means `--port=8081`. */
const BEFORE_VALUE: ReadonlySet<string> = new Set([
  '--lang',
  ...Object.entries(settingsTable).flatMap(([name, { type }]) => (type === 'switch' ? [] : [toFlag(name)])),
])

/** Names and flags apart; the language has been heard already. */
export function splitCall(args: readonly string[]): SiteCall {
  const names: string[] = []
  const flags: string[] = []
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    const next = args[at + 1]
    if (!word.startsWith('-')) names.push(word)
    else if (BEFORE_VALUE.has(word) && next !== undefined) {
      flags.push(`${word}=${next}`)
      at++
    } else flags.push(word)
  }
  return { names, flags: flags.filter((flag) => !flag.startsWith('--lang=')) }
}

/** Whether JSON is asked for, and the flags without that. */
export const jsonAsked = (flags: readonly string[]) => ({
  json: flags.includes('--json'),
  rest: flags.filter((flag) => flag !== '--json'),
})

/** Says every fault, one a line, and as JSON to who asked for it; answers with the exit code. */
export function refuse(terminal: Terminal, { faults }: Extract<Outcome<unknown>, { ok: false }>, json = false): number {
  const told = faults.map((fault) => ({ ...fault, words: sayFault(fault, terminal.language) }))
  for (const { words } of told) terminal.error(words)
  if (json) terminal.out(`${JSON.stringify({ ok: false, faults: told })}\n`)
  return 1
}

export const readSite = (flags: readonly string[]): Outcome<Settings> =>
  readSettings({ environment: process.env, args: flags })

export function openSite(settings: Settings): Promise<Outcome<Store>> {
  const { database, data } = settings.config
  return openStore(database === '' ? { dataDir: data } : { url: database })
}

const ignore = () => {}

/** Does it through the server that runs on this site, or by ourselves where none runs. */
export async function operateSite(settings: Settings, operation: Operation): Promise<Outcome<OperationResult>> {
  const answered = await askControl(settings.config.data, operation, ignore)
  if (answered !== undefined) return answered
  const store = await openSite(settings)
  if (!store.ok) return store
  try {
    // A restore lays its own tables; everything else needs them as this program knows them.
    if (operation.kind !== 'restore') {
      const migrated = await migrate(store.value)
      if (!migrated.ok) return bad(...migrated.faults)
    }
    return await operate(store.value, operation, new Date(), ignore)
  } finally {
    await store.value.close()
  }
}
