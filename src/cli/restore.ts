import { resolve } from 'node:path'
import type { Run } from './command.ts'
import { operateSite, readSite, refuse, splitCall } from './site.ts'
import { words } from './words.ts'

/** restore FILE [--replace]: a backup from either kind of store into this site. */
export const run: Run = async (args, terminal) => {
  const { names, flags } = splitCall(args)
  const [file] = names
  if (file === undefined || names.length > 1) {
    terminal.error(words[terminal.language].oneFile)
    return 2
  }
  const replace = flags.includes('--replace')
  const settings = readSite(flags.filter((flag) => flag !== '--replace'))
  if (!settings.ok) return refuse(terminal, settings)
  const outcome = await operateSite(settings.value, { kind: 'restore', path: resolve(file), replace })
  if (!outcome.ok) return refuse(terminal, outcome)
  if (outcome.value.kind !== 'restore') return 1
  const { madeAt, rows } = outcome.value
  const done = { zh: `已恢复 ${madeAt} 的备份，共 ${rows} 行。`, en: `restored the backup of ${madeAt}: ${rows} rows` }
  terminal.out(`${done[terminal.language]}\n`)
  return 0
}
