import { resolve } from 'node:path'
import type { Run } from './command.ts'
import { jsonAsked, operateSite, readSite, refuse, splitCall } from './site.ts'
import { words } from './words.ts'

/** backup FILE: the whole site into one file, while it is at work or not. */
export const run: Run = async (args, terminal) => {
  const { names, flags } = splitCall(args)
  const [file] = names
  const { json, rest } = jsonAsked(flags)
  if (file === undefined || names.length > 1) {
    terminal.error(words[terminal.language].oneFile)
    return 2
  }
  const settings = readSite(rest)
  if (!settings.ok) return refuse(terminal, settings, json)
  const outcome = await operateSite(settings.value, { kind: 'backup', path: resolve(file) })
  if (!outcome.ok) return refuse(terminal, outcome, json)
  if (outcome.value.kind !== 'backup') return 1
  const { path, bytes, sha256 } = outcome.value
  if (json) {
    terminal.out(`${JSON.stringify({ ok: true, path, bytes, sha256 })}\n`)
    return 0
  }
  const megabytes = (bytes / 1_048_576).toFixed(1)
  const done = { zh: `已备份到 ${path}（${megabytes} MB）`, en: `backed up to ${path} (${megabytes} MB)` }
  terminal.out(`${done[terminal.language]}\nSHA-256 ${sha256}\n`)
  return 0
}
