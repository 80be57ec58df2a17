import { checkPlan } from '#core/checks/check.ts'
import type { Certainty, Figure, PlanFinding } from '#core/checks/finding.ts'
import { snapshotOfReading } from '#core/checks/from-reading.ts'
import { readPlan } from '#core/plans/read.ts'
import { wordDocumentFault } from '#server/documents/fault-words.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { checkWords } from './check-words.ts'
import type { Terminal } from './command.ts'
import { inFile } from './file-places.ts'
import { findInput, refuseDocument } from './input-file.ts'
import { parseCall } from './parse-call.ts'
import { type Language, words } from './words.ts'

const help = {
  zh: `jingwei plan check 文件 [--json]

读一份规划、方案，再像细心的经办人那样对它自检：分项与总数、园区与全市、单年与累计、增速与基数、
同一指标的两个数值、计量单位、没有责任单位的目标、没有时间的举措、没有成果的步骤、待补内容、没有量化的目标栏。
单位库不在手边，所以不核对责任单位是否存在。文件写作“-”时从标准输入读。

  --json     输出一个 JSON 数组；spans 的 start、end 是位置（UTF-16 码元），与 plan read --json 相同：
             文本和网页指文件解码后的原文（含标签、BOM、回车），.docx、.pdf 指读出的全文
             （全文用 plan read --json --text 取）
  --lang en  用英文
  --help     显示本说明

退出码：0 检查完（有没有发现都是 0），1 文件读不了，2 参数不对。
`,
  en: `jingwei plan check FILE [--json]

Reads a plan and checks it against itself: parts and wholes, parks and the city, single years and all years,
growth and base, one metric with two values, impossible units, targets without an owner, measures without a time,
steps without a result, placeholders, target cells without a number. No registry is at hand, so whether the units
that it names exist is not checked. FILE "-" reads standard input.

  --json     one JSON array; start and end of its spans are places in UTF-16 units, as in plan read --json:
             for text and web pages in the decoded file itself (tags, BOM and line ends kept), for .docx and
             .pdf in the text that was read (plan read --json --text gives it)
  --lang zh  in Chinese
  --help     this text

Exit code: 0 checked, whatever was found; 1 the file cannot be read; 2 wrong arguments.
`,
}

const options = {
  json: { type: 'boolean' },
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
  const { text } = read.document
  const snapshot = snapshotOfReading(readPlan(read.document), '', file.name)
  const findings = checkPlan({ snapshot, documentId: '', text, owners: null, others: [] })
  if (call.values.json) terminal.out(`${JSON.stringify(findings, read.places && inFile(read.places))}\n`)
  else terminal.out(wordFindings(findings, text, terminal.language))
  return 0
}

function wordFindings(findings: readonly PlanFinding[], text: string, language: Language): string {
  const say = checkWords[language]
  if (findings.length === 0) return `${say.none}\n`
  const of = (certainty: Certainty) => findings.filter((finding) => finding.certainty === certainty).length
  const parts = findings.map((finding, at) => `${at + 1}. ${wordFinding(finding, text, language)}`)
  return `${say.count(findings.length, of('sure'), of('likely'), of('note'))}\n\n${parts.join('\n\n')}\n`
}

/** Enough names to know what is meant; all of them are in the JSON. */
const shownNames = 8
const shownSentences = 6

function wordFinding(finding: PlanFinding, text: string, language: Language): string {
  const say = checkWords[language]
  const names = finding.names.slice(0, shownNames).map(oneLine).join('；')
  const all = finding.names.length > shownNames ? ` ${say.more(finding.names.length)}` : ''
  const head = [say.codes[finding.code], oneLine(finding.subject)].filter(Boolean).join('  ')
  return [
    `[${say.certainties[finding.certainty]}] ${head}`,
    ...finding.figures.map((figure) => `   ${wordFigure(figure, language)}`),
    ...(names === '' ? [] : [`   ${names}${all}`]),
    ...finding.spans
      .slice(0, shownSentences)
      .map(({ start, end }) => `   ${say.line(lineOf(text, start))}  ${cut(oneLine(text.slice(start, end)))}`),
    `   ${say.todo}${say.advices[finding.advice]}`,
  ].join('\n')
}

const wordFigure = ({ role, label, value, unit, period }: Figure, language: Language): string =>
  [checkWords[language].roles[role], oneLine(label), `${value}${unit}`, period ?? ''].filter(Boolean).join('  ')

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)
