import { snapshotOfReading } from '#core/checks/from-reading.ts'
import { laySideBySide, type MeasureRow, type SideBySide, type TargetRow } from '#core/comparison/lay-side-by-side.ts'
import { planRelations } from '#core/comparison/relation.ts'
import { verdicts } from '#core/comparison/verdicts.ts'
import { readPlan } from '#core/plans/read.ts'
import type { Snapshot, Sourced, TargetValue } from '#core/programmes/snapshot.ts'
import { sentenceAt } from '#server/comparison/compare-plans.ts'
import { compareWords, wordFacts, wordVerdict } from '#server/comparison/comparison-words.ts'
import { wordDocumentFault } from '#server/documents/fault-words.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { layColumns } from './columns.ts'
import type { Terminal } from './command.ts'
import { findInput, refuseDocument } from './input-file.ts'
import { parseCall } from './parse-call.ts'
import { type Language, words } from './words.ts'

const help = {
  zh: `jingwei plan compare 左文件 右文件 [--json]

读两份规划、方案并逐条对照（上一版在左、这一版在右；或上级在左、下级在右）：
目标的新增、取消、提高、降低、收紧、放宽、调整时间、矛盾，举措的增减和牵头单位、责任单位、步骤的变化。
指标按含义配对（规上即规模以上，R&D 即研发），亿元与万元换算比较，增速与水平、百分比与百分点不相比较。

  --relation  两份文件的关系：editions 前后两版、levels 上下级、peers 同级、neighbours 两地；不写则按标题判断
  --all       一致的也列出
  --json      输出一个 JSON 对象：relation、head、targets、measures，各条附两边的原文
  --lang en   用英文
  --help      显示本说明

退出码：0 对照完（有没有差异都是 0），1 文件读不了，2 参数不对。
`,
  en: `jingwei plan compare LEFT RIGHT [--json]

Reads two plans and lays them side by side (the last edition left and this one right, or the upper level left and the
lower right): targets that are new, dropped, raised, lowered, tightened, loosened, moved or contradicted; measures come
and gone, and changes of lead, units and steps. Metrics are paired by what they mean, amounts compared in one scale,
rates never with levels nor percent with points.

  --relation  how they stand to each other: editions, levels, peers, neighbours; else their titles say
  --all       lists what is the same too
  --json      one JSON object: relation, head, targets, measures, each with the sentences of both
  --lang zh   in Chinese
  --help      this text

Exit code: 0 compared, whatever was found; 1 a file cannot be read; 2 wrong arguments.
`,
}

const options = {
  json: { type: 'boolean' },
  all: { type: 'boolean' },
  relation: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = parseCall(args, options, terminal.language)
  if (call.ok && call.values.help) {
    terminal.out(help[terminal.language])
    return 0
  }
  const [leftPath, rightPath, ...more] = call.ok ? call.positionals : []
  const asked = call.ok ? call.values.relation : undefined
  const relation = planRelations.find((one) => one === asked) ?? null
  const wrong = !call.ok || leftPath === undefined || rightPath === undefined || more.length > 0
  if (wrong || (asked !== undefined && relation === null)) {
    const why = call.ok
      ? wrong
        ? words[terminal.language].twoFiles
        : words[terminal.language].badOption(`${asked}`)
      : call.why
    terminal.error(`${why}\n\n${help[terminal.language]}`)
    return 2
  }
  const left = await readSide(leftPath, 'left', terminal, call.values.json ?? false)
  const right = left && (await readSide(rightPath, 'right', terminal, call.values.json ?? false))
  if (!left || !right) return 1
  const laid = laySideBySide({ left: left.snapshot, right: right.snapshot, relation, chosen: [] })
  const texts = { left: left.text, right: right.text }
  terminal.out(
    call.values.json
      ? `${JSON.stringify(withSentences(laid, texts))}\n`
      : wordSideBySide(laid, terminal.language, call.values.all ?? false),
  )
  return 0
}

type Side = 'left' | 'right'
type ReadSide = { readonly text: string; readonly snapshot: Snapshot }

/** Ids of the two documents are counted alike: the side before them keeps them apart. */
async function readSide(path: string, side: Side, terminal: Terminal, json: boolean): Promise<ReadSide | undefined> {
  const file = await findInput(path, terminal, json)
  if (!file) return undefined
  const read = await readDocument(file.bytes, file.name)
  if (!read.ok) {
    refuseDocument(read.fault, file.name, terminal, json)
    return undefined
  }
  for (const note of read.notes) terminal.error(wordDocumentFault(note, terminal.language))
  const { head, targets, measures } = snapshotOfReading(readPlan(read.document), side, file.name)
  const own = <T extends Sourced>(thing: T): T => ({ ...thing, id: `${side}-${thing.id}` })
  return { text: read.document.text, snapshot: { head, targets: targets.map(own), measures: measures.map(own) } }
}

function withSentences({ relation, head, targets, measures }: SideBySide, texts: Readonly<Record<Side, string>>) {
  const shown = <T extends Sourced>(thing: T | null, side: Side) =>
    thing && { ...thing, sentence: thing.source && sentenceAt(texts[side], thing.source) }
  const rows = (all: readonly (TargetRow | MeasureRow)[]) =>
    all.map((row) => ({ ...row, left: shown<Sourced>(row.left, 'left'), right: shown<Sourced>(row.right, 'right') }))
  return { relation, head, targets: rows(targets), measures: rows(measures) }
}

const sections = {
  zh: { targets: '目标', measures: '举措', relation: '两者关系', none: '没有差异。' },
  en: { targets: 'Targets', measures: 'Measures', relation: 'Relation', none: 'No difference.' },
}

function wordSideBySide({ relation, targets, measures }: SideBySide, language: Language, all: boolean): string {
  const [say, own] = [compareWords[language], sections[language]]
  const section = <R extends TargetRow | MeasureRow>(name: string, rows: readonly R[], label: (row: R) => string) => {
    const counts = verdicts.flatMap((verdict) => {
      const times = rows.filter((row) => row.verdict === verdict).length
      return times === 0 ? [] : [`${wordVerdict(verdict, relation, language)} ${times}`]
    })
    const lines = rows
      .filter(({ verdict }) => all || verdict !== 'same')
      .map((row) => [wordVerdict(row.verdict, relation, language), label(row), wordFacts(row.facts, language)])
    const body = lines.length === 0 ? own.none : layColumns(lines, [14, 60, 10_000])
    return `${name}  ${counts.join('  ')}\n${body}`
  }
  const targetLabel = ({ left, right }: TargetRow): string => {
    const [shown, metric] = [[left, right].flatMap((one) => one ?? []), (left ?? right)?.metric ?? '']
    return `${metric} ${shown.map(wordTarget).join(' | ')}`
  }
  const measureLabel = ({ left, right }: MeasureRow): string => (left ?? right)?.title ?? ''
  return [
    `${own.relation}  ${say.relations[relation]}`,
    section(own.targets, targets, targetLabel),
    section(own.measures, measures, measureLabel),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

const wordTarget = ({ comparator, value, valueMax, unit, period }: TargetValue): string =>
  `${comparator}${value}${valueMax === null ? '' : `–${valueMax}`}${unit}${period === null ? '' : ` ${period}`}`
