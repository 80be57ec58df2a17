import type { SettingRow } from '#server/config.ts'
import { layColumns } from './columns.ts'
import type { Run } from './command.ts'
import { readSite, refuse, splitCall } from './site.ts'

const FROM = {
  zh: { default: '默认', file: '配置文件', environment: '环境变量', argument: '命令行' },
  en: { default: 'default', file: 'file', environment: 'environment', argument: 'argument' },
} as const

const WIDTHS = [24, 36, 40, 12, 100] as const

/** settings [--json]: every setting with its value here, where that came from, and what it means. */
export const run: Run = async (args, terminal) => {
  const { flags } = splitCall(args)
  const settings = readSite(flags.filter((flag) => flag !== '--json'))
  if (!settings.ok) return refuse(terminal, settings, flags.includes('--json'))
  const { rows, file } = settings.value
  if (flags.includes('--json')) {
    terminal.out(`${JSON.stringify(rows)}\n`)
    return 0
  }
  const { language } = terminal
  const cells = rows.map((row: SettingRow) => [
    row.name,
    row.variable,
    row.value === '' ? '—' : row.value,
    FROM[language][row.from],
    row.meaning[language],
  ])
  terminal.out(`${layColumns(cells, WIDTHS)}\n${file === null ? '' : `\n${file}\n`}`)
  return 0
}
