import type { Command, Terminal } from './command.ts'
import { nearest } from './parse-call.ts'
import { findSiteHelp } from './site-help.ts'
import { type Language, words } from './words.ts'

// Each command loads its own code, so that a small one starts at once whatever the others need.
const commands: readonly Command[] = [
  {
    name: 'plan read',
    summary: {
      zh: '读一份规划、方案文件，列出目标、举措和责任单位',
      en: 'read a plan document: targets, measures, units',
    },
    load: () => import('./plan-read.ts'),
  },
  {
    name: 'plan check',
    summary: {
      zh: '对一份规划、方案自检，列出矛盾、缺项和待补内容',
      en: 'check a plan against itself: contradictions, gaps, blanks',
    },
    load: () => import('./plan-check.ts'),
  },
  {
    name: 'plan compare',
    summary: {
      zh: '对照两份规划、方案：新增、取消、提高、降低、矛盾',
      en: 'lay two plans side by side: new, dropped, raised, lowered, contradicted',
    },
    load: () => import('./plan-compare.ts'),
  },
  {
    name: 'plan case',
    summary: {
      zh: '把审阅中更正过的一条变成判读的用例',
      en: 'turn a corrected reading into a case for the reader',
    },
    load: () => import('./plan-case.ts'),
  },
  {
    name: 'evaluate',
    summary: {
      zh: '按评价办法给园区、企业等计分、排名、定等',
      en: 'score, rank and grade parks, firms and others by a method',
    },
    load: () => import('./evaluate.ts'),
  },
  {
    name: 'method',
    summary: {
      zh: '列出、打印随附的办法，打印办法文件的格式（schema）、空白数据表',
      en: 'list and print the methods that come along, the schema of method files, a blank table for data',
    },
    load: () => import('./method.ts'),
  },
  {
    name: 'package make',
    summary: {
      zh: '把办法、数据、结果和计算过程封成一个档案包',
      en: 'seal method, data, results and traces in one package',
    },
    load: () => import('./package-make.ts'),
  },
  {
    name: 'package verify',
    summary: { zh: '校验档案包并重新计算', en: 'verify a package and compute it again' },
    load: () => import('./package-verify.ts'),
  },
  {
    name: 'serve',
    summary: { zh: '启动服务：网页、接口和后台任务', en: 'start the server: pages, API and jobs' },
    load: () => import('./serve.ts'),
  },
  {
    name: 'migrate',
    summary: { zh: '把数据库升级到本程序的版本', en: 'bring the database to this version' },
    load: () => import('./migrate.ts'),
  },
  {
    name: 'backup',
    summary: {
      zh: '把全部数据备份成一个文件（运行中也可）',
      en: 'back the whole site up into one file, running or not',
    },
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    summary: { zh: '从备份文件恢复（运行中也可）', en: 'restore a backup, running or not' },
    load: () => import('./restore.ts'),
  },
  {
    name: 'audit verify',
    summary: { zh: '校验审计日志的哈希链', en: 'verify the hash chain of the audit log' },
    load: () => import('./audit-verify.ts'),
  },
  {
    name: 'settings',
    summary: { zh: '列出每项设置的值和来源', en: 'list every setting, its value and where it came from' },
    load: () => import('./settings.ts'),
  },
]

/** Runs one command line and answers with the exit code. */
export async function main(args: readonly string[], given: Partial<Terminal> = {}): Promise<number> {
  const language = given.language ?? languageOf(args)
  const terminal: Terminal = { ...standardTerminal, ...given, language }
  const found = findCommand(args)
  if (found) {
    const asked = found.rest.includes('--help') || found.rest.includes('-h')
    const help = asked ? findSiteHelp(found.command.name, language) : undefined
    if (help === undefined) return (await found.command.load()).run(found.rest, terminal)
    terminal.out(help)
    return 0
  }
  const asked = args.filter((word) => !word.startsWith('-'))
  if (asked.length === 0 || asked[0] === 'help') {
    terminal.out(overview(language))
    return 0
  }
  const near = nearest(
    asked.slice(0, 2).join(' '),
    commands.map(({ name }) => name),
  )
  const meant = near === undefined ? '' : words[language].meant(near)
  terminal.error(`${words[language].unknownCommand(asked.join(' '))}${meant}\n\n${overview(language)}`)
  return 2
}

function findCommand(args: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => args[index] === word)) return { command, rest: args.slice(name.length) }
  }
  return undefined
}

function overview(language: Language): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  jingwei ${command.name.padEnd(width)}  ${command.summary[language]}`)
  return `${words[language].usage}\n${lines.join('\n')}\n\n${words[language].moreHelp}\n`
}

// Chinese unless English is asked for: the locale of a server says little about who sits before it.
function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang')
  const asked =
    at >= 0 ? args[at + 1] : (args.find((word) => word.startsWith('--lang='))?.slice(7) ?? process.env.JINGWEI_LANG)
  return asked?.startsWith('en') ? 'en' : 'zh'
}

const standardTerminal: Terminal = {
  language: 'zh',
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  readInput: async () => {
    const parts: Uint8Array[] = []
    for await (const part of process.stdin) parts.push(part)
    return new Uint8Array(Buffer.concat(parts))
  },
}
