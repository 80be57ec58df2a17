import type { Fault } from '#core/base/fault.ts'
import type { Language } from './words.ts'

type Facts = Readonly<Record<string, string | number | boolean | null>>
type Sentence = (facts: Facts, place: NonNullable<Fault['place']>) => string
type Sentences = Readonly<Record<string, Sentence>>

/** What can be wrong with a whole site, by code, and what to do about it. */
const zh: Sentences = {
  'config.file-missing': (_, { file }) => `找不到配置文件 ${file}。请检查 JINGWEI_CONFIG。`,
  'config.file-unreadable': ({ reason }, { file }) => `配置文件 ${file} 读不懂：${reason}`,
  'config.file-not-settings': (_, { file }) => `配置文件 ${file} 应逐行写成“名称: 值”。`,
  'config.unknown-setting': (_, { file, field }) => `${file}：没有名为 ${field} 的设置。`,
  'config.not-plain': (_, { file, field }) => `${file}：${field} 应是一个简单的值。`,
  'config.unknown-argument': ({ argument }) => `没有 ${argument} 这个选项。`,
  'config.not-integer': ({ value, variable, min, max, from }, { field }) =>
    `设置 ${field}（${variable}，来自${origin(from)}）应是 ${min} 到 ${max} 的整数，现为“${value}”。`,
  'config.not-switch': ({ value, variable, from }, { field }) =>
    `设置 ${field}（${variable}，来自${origin(from)}）应是 on 或 off，现为“${value}”。`,
  'config.not-choice': ({ value, variable, choices, from }, { field }) =>
    `设置 ${field}（${variable}，来自${origin(from)}）应是 ${choices} 之一，现为“${value}”。`,
  'store.held': ({ pid, since, host }, { file }) =>
    `数据目录正被另一个进程使用：进程 ${pid ?? '不明'}（主机 ${host ?? '不明'}，自 ${since ?? '不明'} 起），锁文件 ${file}。请先停止它，或用 JINGWEI_DATA 指定另一个目录。`,
  'store.directory-refused': ({ message }, { file }) => `数据目录 ${file} 无法使用：${message}`,
  'store.not-opened': ({ message }, { file }) => `数据目录 ${file} 中的数据库打不开：${message}`,
  'store.url-malformed': () => 'DATABASE_URL 不是合法的 PostgreSQL 连接地址。',
  'store.unreachable': ({ reason, message }) => `连不上 PostgreSQL（${reason ?? ''}）：${message}`,
  'store.server-too-old': () => 'PostgreSQL 版本过低，需要 15 或更高。',
  'store.server-encoding': ({ encoding }) => `数据库编码是 ${encoding}，需要 UTF8。`,
  'store.newer-than-program': ({ name }) => `数据库由更新的版本建立（${name}），请升级本程序。`,
  'store.migration-failed': ({ message, line }, { file }) =>
    `数据库升级失败（${file ?? ''} 第 ${line ?? '?'} 行）：${message}。数据未改动。`,
  'store.migration-rewritten': ({ applied }, { file }) =>
    `数据库升级脚本 ${file} 与已执行的 ${applied} 不一致：程序文件可能被改动，请重新安装。`,
  'store.migration-missing': ({ name }) => `数据库执行过本程序没有的升级脚本 ${name}，请检查程序版本。`,
  'store.access-failed': ({ message }) => `数据库权限设置失败：${message}`,
  'backup.not-written': ({ message }, { file }) => `备份文件 ${file} 写不成：${message}`,
  'restore.no-backup': (_, { file }) => `${file} 不是经纬的备份文件。`,
  'restore.damaged': ({ message }, { file }) => `备份文件 ${file} 已损坏（${message}），数据未改动。`,
  'restore.not-empty': ({ city }) => `这里已有数据（${city}）。确要用备份替换，请加 --replace。`,
  'restore.failed': ({ message }, { file }) => `从 ${file} 恢复失败：${message}。数据未改动。`,
  'case.no-draft': ({ draft }) => `这里没有审阅稿 ${draft}。请从审阅页的地址栏复制地址。`,
  'case.unknown': ({ item }) => `审阅稿里没有 ${item} 这一条。请在审阅页点中那一条，再复制地址。`,
  'case.unjudged': () => '这一条还没有审。先在审阅页更正、剔除或补录，再来做用例。',
  'case.as-read': () => '这一条是照读出的接受的，判读没有错，不用做用例。',
  'case.in-table': () => '这一条在表格里。表格离开表头读不懂，做不成一句话的用例。',
  'case.not-a-draft': (_, { file }) => `${file} 不是存下来的审阅稿。请存下接口 /api/drafts/编号 给出的内容。`,
  'case.file-unreadable': ({ message }, { file }) => `${file} 读不了：${message}`,
  'case.background': () => '这一条是基数，不是目标。用例只收目标和责任单位。',
  'control.broken-off': () => '正在运行的服务中断了应答，结果不明，请查看服务日志。',
  'server.port-taken': ({ port }) => `端口 ${port} 已被占用。请用 JINGWEI_PORT 换一个端口。`,
  'server.port-refused': ({ host, port, message }) => `无法监听 ${host}:${port}：${message}`,
  'server.unforeseen': ({ id }) => `出现意外错误，编号 ${id}，详情见服务日志。`,
}

const en: Sentences = {
  'config.file-missing': (_, { file }) => `There is no configuration file ${file}. Please check JINGWEI_CONFIG.`,
  'config.file-unreadable': ({ reason }, { file }) => `The configuration file ${file} cannot be read: ${reason}`,
  'config.file-not-settings': (_, { file }) => `The configuration file ${file} must hold lines of "name: value".`,
  'config.unknown-setting': (_, { file, field }) => `${file}: there is no setting ${field}.`,
  'config.not-plain': (_, { file, field }) => `${file}: ${field} must be a plain value.`,
  'config.unknown-argument': ({ argument }) => `There is no option ${argument}.`,
  'config.not-integer': ({ value, variable, min, max, from }, { field }) =>
    `${field} (${variable}, from ${from}) must be a whole number from ${min} to ${max}, not "${value}".`,
  'config.not-switch': ({ value, variable, from }, { field }) =>
    `${field} (${variable}, from ${from}) must be on or off, not "${value}".`,
  'config.not-choice': ({ value, variable, choices, from }, { field }) =>
    `${field} (${variable}, from ${from}) must be one of ${choices}, not "${value}".`,
  'store.held': ({ pid, since, host }, { file }) =>
    `Another process holds the data directory: process ${pid ?? '?'} on ${host ?? '?'} since ${since ?? '?'}, lock ${file}. Stop it first, or name another directory by JINGWEI_DATA.`,
  'store.directory-refused': ({ message }, { file }) => `The data directory ${file} cannot be used: ${message}`,
  'store.not-opened': ({ message }, { file }) => `The database in ${file} cannot be opened: ${message}`,
  'store.url-malformed': () => 'DATABASE_URL is not the address of a PostgreSQL database.',
  'store.unreachable': ({ reason, message }) => `PostgreSQL cannot be reached (${reason ?? ''}): ${message}`,
  'store.server-too-old': () => 'This PostgreSQL is too old: 15 or later is needed.',
  'store.server-encoding': ({ encoding }) => `The database is encoded in ${encoding}; UTF8 is needed.`,
  'store.newer-than-program': ({ name }) => `The database was made by a newer version (${name}): upgrade this program.`,
  'store.migration-failed': ({ message, line }, { file }) =>
    `Upgrading the database failed (${file ?? ''} line ${line ?? '?'}): ${message}. Nothing was changed.`,
  'store.migration-rewritten': ({ applied }, { file }) =>
    `The migration ${file} is not the ${applied} that was applied: the program's files may have been changed; install it again.`,
  'store.migration-missing': ({ name }) => `The database has taken a step that this program does not know: ${name}.`,
  'store.access-failed': ({ message }) => `The rights in the database could not be set: ${message}`,
  'backup.not-written': ({ message }, { file }) => `The backup ${file} could not be written: ${message}`,
  'restore.no-backup': (_, { file }) => `${file} is not a backup of Jingwei.`,
  'restore.damaged': ({ message }, { file }) => `The backup ${file} is damaged (${message}). Nothing was changed.`,
  'restore.not-empty': ({ city }) =>
    `There is data here already (${city}). Add --replace to put the backup in its place.`,
  'restore.failed': ({ message }, { file }) => `Restoring from ${file} failed: ${message}. Nothing was changed.`,
  'case.no-draft': ({ draft }) => `There is no draft ${draft} here. Copy the address of the review page.`,
  'case.unknown': ({ item }) =>
    `The draft has no reading ${item}. Choose it on the review page, then copy the address.`,
  'case.unjudged': () => 'Nobody has judged this reading. Correct, reject or add it on the review page first.',
  'case.as-read': () => 'This reading was accepted as it was read: the reader made no mistake, and no case is needed.',
  'case.in-table': () =>
    'This reading stands in a table, and a table without its heads cannot be read: it makes no case of one sentence.',
  'case.not-a-draft': (_, { file }) => `${file} is no saved draft. Save what /api/drafts/ID answers.`,
  'case.file-unreadable': ({ message }, { file }) => `${file} cannot be read: ${message}`,
  'case.background': () => 'This reading is a base, not a target. Cases are for targets and units.',
  'control.broken-off': () => 'The running server broke off its answer; see its log for how it ended.',
  'server.port-taken': ({ port }) => `Port ${port} is taken. Name another one by JINGWEI_PORT.`,
  'server.port-refused': ({ host, port, message }) => `Cannot listen on ${host}:${port}: ${message}`,
  'server.unforeseen': ({ id }) => `Something unforeseen happened, number ${id}; see the server's log.`,
}

const ORIGINS: Readonly<Record<string, string>> = { argument: '命令行', environment: '环境变量', file: '配置文件' }
const origin = (from: unknown): string => ORIGINS[String(from)] ?? String(from)

const sentences: Readonly<Record<Language, Sentences>> = { zh, en }

/** A code without a sentence is shown as it is, with what is known: better than nothing. */
export function sayFault(fault: Fault, language: Language): string {
  const sentence = sentences[language][fault.code]
  if (sentence !== undefined) return sentence(fault.facts ?? {}, fault.place ?? {})
  return [fault.code, fault.place?.file, fault.facts && JSON.stringify(fault.facts)].filter(Boolean).join(' ')
}
