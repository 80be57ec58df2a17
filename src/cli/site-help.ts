import type { Language } from './words.ts'

type Help = Readonly<Record<Language, string>>

const place: Help = {
  zh: `
数据在哪里由设置决定：JINGWEI_DATA（目录）或 DATABASE_URL（PostgreSQL），也可写在命令行，如 --data=目录；jingwei settings 列出全部设置。
`,
  en: `
Where the data are is a setting: JINGWEI_DATA (a directory) or DATABASE_URL (PostgreSQL), or --data=DIRECTORY; jingwei settings
lists them all.
`,
}

const own = {
  serve: {
    zh: `jingwei serve [--port=8080] [--data=目录]\n\n启动服务：网页、接口和后台任务，直到收到 SIGTERM 或 Ctrl+C。第一次启动时自动建好数据库。\n`,
    en: `jingwei serve [--port=8080] [--data=DIRECTORY]\n\nPages, API and jobs, until SIGTERM or Ctrl+C. The database is made at the first start.\n`,
  },
  migrate: {
    zh: `jingwei migrate [--json]\n\n把数据库升级到本程序的版本，不启动服务。serve 启动时也会升级。\n\n  --json   输出 version、applied\n\n退出码：0 成功，1 没有升级。\n`,
    en: `jingwei migrate [--json]\n\nBrings the database to this program's version without starting the server; serve does so, too.\n\n  --json   version, applied\n\nExit code: 0 done; 1 not upgraded.\n`,
  },
  backup: {
    zh: `jingwei backup 文件 [--json]\n\n把全部数据备份成一个文件，服务运行中也可以。写完给出文件的 SHA-256。\n\n  --json   输出 ok、path、bytes、sha256 或 faults\n\n退出码：0 已备份，1 没有备份，2 参数不对。\n`,
    en: `jingwei backup FILE [--json]\n\nThe whole site into one file, while it is at work or not, with its SHA-256.\n\n  --json   ok, path, bytes, sha256 or faults\n\nExit code: 0 done; 1 no backup was made; 2 wrong arguments.\n`,
  },
  restore: {
    zh: `jingwei restore 文件 [--replace] [--json]\n\n从备份文件恢复，服务运行中也可以。文件有损坏时数据不动。\n\n  --replace  这里已有数据时，用备份替换\n  --json     输出 ok、madeAt、rows 或 faults\n\n退出码：0 已恢复，1 没有恢复，2 参数不对。\n`,
    en: `jingwei restore FILE [--replace] [--json]\n\nA backup into this site, while it is at work or not. A damaged file changes nothing.\n\n  --replace  also where there are data already\n  --json     ok, madeAt, rows or faults\n\nExit code: 0 done; 1 nothing was restored; 2 wrong arguments.\n`,
  },
  'audit verify': {
    zh: `jingwei audit verify [--json]\n\n逐条校验每个城市的审计日志哈希链，给出链尾；被改动或缺失时说明从第几条起。\n\n  --json   输出数组：city、entries、brokenAt、head\n\n退出码：0 全部完整，1 有链断开或读不了。\n`,
    en: `jingwei audit verify [--json]\n\nWalks the hash chain of every city's audit log and gives its head, or where it breaks.\n\n  --json   an array of city, entries, brokenAt, head\n\nExit code: 0 all whole; 1 a chain is broken or cannot be read.\n`,
  },
  settings: {
    zh: `jingwei settings [--json]\n\n列出每项设置的值、来源（默认、配置文件、环境变量、命令行）和含义。\n\n  --json   输出数组\n\n退出码：0 成功，1 有设置不对。\n`,
    en: `jingwei settings [--json]\n\nEvery setting with its value, where that came from, and what it means.\n\n  --json   an array\n\nExit code: 0 done; 1 a setting is wrong.\n`,
  },
} satisfies Readonly<Record<string, Help>>

/** What the commands that work on a whole site say of themselves. */
export function findSiteHelp(command: string, language: Language): string | undefined {
  const found = Object.entries(own).find(([name]) => name === command)?.[1]
  return found === undefined ? undefined : `${found[language]}${place[language]}`
}
