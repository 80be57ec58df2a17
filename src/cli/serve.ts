import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Started, start } from '#server/start.ts'
import type { Run, Terminal } from './command.ts'
import { readSite, refuse, splitCall } from './site.ts'

/** serve [--port=8081 …]: everything, until SIGTERM or SIGINT. */
export const run: Run = async (args, terminal) => {
  const settings = readSite(splitCall(args).flags)
  if (!settings.ok) return refuse(terminal, settings)
  for (const name of settings.value.unknownVariables) terminal.error(sayUnknown(name, terminal))
  const stopped = waitForSignal()
  const clock = () => new Date()
  const webDirectory = fileURLToPath(new URL('../../dist/web/', import.meta.url))
  const started = await start({ settings: settings.value, clock, version: findVersion(), webDirectory })
  if (!started.ok) return refuse(terminal, started)
  terminal.out(sayStarted(started.value))
  await stopped
  await started.value.close()
  return 0
}

/** The first signal asks for an orderly end; a second one takes no more time. */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const ask = () => {
      if (asked) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGTERM', ask)
    process.on('SIGINT', ask)
  })
}

// Both languages, whoever reads the log.
function sayStarted({ address, setUpCode }: Started): string {
  const lines = [`经纬已启动：${address}`, `Jingwei is ready at ${address}`]
  if (setUpCode !== undefined) {
    lines.push(
      `尚未完成首次设置。请打开上述地址，输入设置码：${setUpCode}`,
      `Not set up yet. Open the address and enter the set-up code: ${setUpCode}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function sayUnknown(name: string, { language }: Terminal): string {
  return {
    zh: `提示：环境变量 ${name} 不是本程序的设置，已忽略。`,
    en: `Note: ${name} is no setting of this program.`,
  }[language]
}

/** Beside the sources or beside the bundle, the package's own description is a few folders up. */
function findVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
    if (folder === dirname(folder)) return '0'
  }
}
