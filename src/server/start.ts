import type { AddressInfo } from 'node:net'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { listCities } from '#store/city/cities.ts'
import { migrate } from '#store/migrate.ts'
import { openStore, type Store } from '#store/open.ts'
import { countValuesAnew } from '#store/statistics.ts'
import type { buildApp } from './app.ts'
import { keepCalendar } from './calls/keep-calendar.ts'
import type { Settings } from './config.ts'
import type { Program } from './context.ts'
import { openControl } from './control/control-server.ts'
import { jobHandlers } from './jobs/handlers.ts'

export type StartParts = {
  readonly settings: Settings
  readonly clock: () => Date
  readonly version: string
  readonly webDirectory: string
}

export type Started = {
  readonly address: string
  /** to be shown to whoever reads the log; undefined where there is a city already */
  readonly setUpCode: string | undefined
  readonly close: () => Promise<void>
}

/** Store, schema, demonstration city, pages and API, jobs: all of it, or every reason why not and nothing left open. */
export async function start(parts: StartParts): Promise<Outcome<Started>> {
  const { database, data } = parts.settings.config
  const address = database === '' ? { dataDir: data } : { url: database }
  // The store opens in a thread of its own while this one loads the rest of the program.
  const [store, app] = await Promise.all([openStore(address), import('./app.ts')])
  if (!store.ok) return store
  const opened: (() => Promise<void>)[] = [store.value.close]
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end()
  }
  try {
    const started = await open(parts, store.value, app.buildApp, opened)
    if (!started.ok) await close()
    return started.ok ? good({ ...started.value, close }) : started
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  parts: StartParts,
  store: Store,
  build: typeof buildApp,
  opened: (() => Promise<void>)[],
): Promise<Outcome<Omit<Started, 'close'>>> {
  const migrated = await migrate(store)
  if (!migrated.ok) return migrated
  await layDemoCity(parts, store)
  const { server, program } = await build({ ...parts, store, handlers: jobHandlers })
  opened.push(() => server.close())
  const heard = await listen(server, program)
  if (!heard.ok) return heard
  await program.jobs.start()
  opened.push(() => program.jobs.stop())
  opened.push(keepCalendar(program))
  await program.sessions.removeExpired(parts.clock())
  const control = await openControl(program)
  opened.push(control.close)
  return good({ address: heard.value, setUpCode: program.setUp.code() })
}

async function layDemoCity({ settings, clock }: StartParts, store: Store): Promise<void> {
  if (!settings.config.demo || (await listCities(store.db)).length > 0) return
  const { createDemoCity } = await import('./demo/create-demo-city.ts')
  await createDemoCity(store, clock())
  await countValuesAnew(store)
}

async function listen(
  server: Awaited<ReturnType<typeof buildApp>>['server'],
  program: Program,
): Promise<Outcome<string>> {
  const { host, port } = program.settings.config
  try {
    await server.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') return bad({ code: 'server.port-taken', facts: { port } })
    return bad({ code: 'server.port-refused', facts: { host, port, message } })
  }
  const { port: taken } = server.server.address() as AddressInfo
  const everywhere = host === '0.0.0.0' || host === '::'
  const shown = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return good(`http://${shown}:${taken}`)
}
