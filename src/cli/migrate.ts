import { migrate } from '#store/migrate.ts'
import type { Run } from './command.ts'
import { jsonAsked, openSite, readSite, refuse, splitCall } from './site.ts'

/** migrate: brings the database to this program's version without starting the server. */
export const run: Run = async (args, terminal) => {
  const { json, rest } = jsonAsked(splitCall(args).flags)
  const settings = readSite(rest)
  if (!settings.ok) return refuse(terminal, settings, json)
  const store = await openSite(settings.value)
  if (!store.ok) return refuse(terminal, store, json)
  try {
    const migrated = await migrate(store.value)
    if (!migrated.ok) return refuse(terminal, migrated, json)
    const { applied, version } = migrated.value
    if (json) {
      terminal.out(`${JSON.stringify({ ok: true, version, applied })}\n`)
      return 0
    }
    const done = { zh: `数据库版本 ${version}`, en: `database version ${version}` }[terminal.language]
    terminal.out([done, ...applied.map((name) => `  ${name}`), ''].join('\n'))
    return 0
  } finally {
    await store.value.close()
  }
}
