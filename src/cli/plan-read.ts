import { createHash } from 'node:crypto'
import { readPlan } from '#core/plans/read.ts'
import type { MeasureReading, PlanReading } from '#core/plans/reading.ts'
import { wordDocumentFault } from '#server/documents/fault-words.ts'
import { readDocument } from '#server/documents/read-document.ts'
import type { Terminal } from './command.ts'
import { inFile } from './file-places.ts'
import { findInput, refuseDocument } from './input-file.ts'
import { parseCall } from './parse-call.ts'
import { summarisePlan } from './plan-summary.ts'
import { words } from './words.ts'

const help = {
  zh: `jingwei plan read 文件 [--json]

读一份规划、方案、工作计划（.docx、带文字的 .pdf、.html、.txt，按内容识别），
列出文号、发文机关、目标、举措、责任单位和步骤。文件写作“-”时从标准输入读。

  --json     输出一个 JSON 对象：document、targets、tasks、figures、outline、unread；
             start、end 是位置（UTF-16 码元）：文本和网页指文件解码后的原文（含标签、
             BOM、回车），.docx、.pdf 指读出的全文
  --text     JSON 中附上读出的全文（document.text），start、end 都指这份全文
  --lang en  用英文
  --help     显示本说明

退出码：0 成功，1 文件读不了（原因在标准错误输出），2 参数不对。
`,
  en: `jingwei plan read FILE [--json]

Reads a plan document (.docx, .pdf with text, .html, .txt, told apart by content) and lists its number,
issuer, targets, measures, responsible units and steps. FILE "-" reads standard input.

  --json     one JSON object: document, targets, tasks, figures, outline, unread;
             start and end are places in UTF-16 units: for text and web pages in the decoded file itself
             (tags, BOM and line ends kept), for .docx and .pdf in the text that was read
  --text     adds the text that was read (document.text); start and end are then places in it
  --lang zh  in Chinese
  --help     this text

Exit code: 0 done, 1 the file cannot be read (why is on standard error), 2 wrong arguments.
`,
}

const options = {
  json: { type: 'boolean' },
  text: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parseCall(args, options, terminal.language)
  if (call.ok && call.values.help) {
    terminal.out(help[terminal.language])
    return 0
  }
  const [path, ...more] = call.ok ? call.positionals : []
  if (!call.ok || path === undefined || more.length > 0) {
    terminal.error(`${call.ok ? words[terminal.language].oneFile : call.why}\n\n${help[terminal.language]}`)
    return 2
  }
  const file = await findInput(path, terminal, call.values.json)
  if (!file) return 1
  const read = await readDocument(file.bytes, file.name)
  if (!read.ok) {
    refuseDocument(read.fault, file.name, terminal, call.values.json ?? false)
    return 1
  }
  for (const note of read.notes) terminal.error(wordDocumentFault(note, terminal.language))
  const reading = readPlan(read.document)
  if (!call.values.json) {
    terminal.out(summarisePlan(reading, read.document.text, terminal.language))
    return 0
  }
  const source = {
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    kind: read.kind,
    encoding: read.encoding ?? null,
    ...(call.values.text ? { text: read.document.text } : {}),
  }
  const places = call.values.text ? undefined : read.places
  terminal.out(`${JSON.stringify(toJson(reading, source), places && inFile(places))}\n`)
  return 0
}

function toJson(reading: PlanReading, source: Readonly<Record<string, string | null>>) {
  return {
    document: { ...reading.head, ...source },
    targets: reading.targets,
    tasks: reading.measures.map(toTask),
    figures: reading.figures,
    bases: reading.bases,
    outline: reading.outline,
    unread: reading.unread,
  }
}

function toTask(measure: MeasureReading) {
  const { start, end, number, title, duties, steps, rule, confidence } = measure
  const lead = unique(duties.filter((duty) => duty.grade === 'lead').map((duty) => duty.name))
  const units = unique(duties.map((duty) => duty.name))
  return { start, end, number, title, lead, units, duties, steps, rule, confidence }
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
