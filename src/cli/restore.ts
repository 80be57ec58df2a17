import { resolve } from 'node:path'
import type { Run } from './command.ts'
import { jsonAsked, operateSite, readSite, refuse, splitCall } from './site.ts'
import { words } from './words.ts'

/** restore FILE [--replace]: a backup from either kind of store into this site. */
export const run: Run = async (args, terminal) => {
  const { names, flags } = splitCall(args)
  const [file] = names
  const { json, rest } = jsonAsked(flags)
  if (file === undefined || names.length > 1) {
    terminal.error(words[terminal.language].oneFile)
    return 2
  }
  const replace = rest.includes('--replace')
  const settings = readSite(rest.filter((flag) => flag !== '--replace'))
  if (!settings.ok) return refuse(terminal, settings, json)
  const outcome = await operateSite(settings.value, { kind: 'restore', path: resolve(file), replace })
  if (!outcome.ok) return refuse(terminal, outcome, json)
  if (outcome.value.kind !== 'restore') return 1
  const { madeAt, rows } = outcome.value
  if (json) {
    terminal.out(`${JSON.stringify({ ok: true, madeAt, rows })}\n`)
    return 0
  }
  const done = { zh: `已恢复 ${madeAt} 的备份，共 ${rows} 行。`, en: `restored the backup of ${madeAt}: ${rows} rows` }
  terminal.out(`${done[terminal.language]}\n`)
  return 0
}
