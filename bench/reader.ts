import { readdirSync, readFileSync } from 'node:fs'
import { readPlan } from '#core/plans/read.ts'
import { type Damage, damages, pieces, spoil, wrongSpans } from '#core/plans/testing.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { type MeasureOptions, type Outcome, round } from './benchmark.ts'
import { inventPlan } from './invented-plan.ts'
import { type Chance, seeded } from './seeded.ts'

const megabyte = 1_000_000
const mutations = 10_000

/** Whether the reader stays linear on long and on odd texts: each layout is read at one size and at five times that. */
export async function measure({ only }: MeasureOptions = {}): Promise<Outcome> {
  const asked = Object.entries(layouts).filter(([name]) => only === undefined || name === only)
  if (asked.length === 0) throw new Error(`no such layout; there are ${Object.keys(layouts).join(', ')}`)
  await timeReading(inventPlan(megabyte / 4))
  const times: [string, { readonly seconds: number; readonly growth: number }][] = []
  for (const [name, text] of asked) times.push([name, await timeGrowth(text)])
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  const figuresOf = (figure: 'seconds' | 'growth'): Record<string, number> =>
    Object.fromEntries(times.map(([name, time]) => [name, round(time[figure])]))
  return {
    figures: { fiveMbSeconds: figuresOf('seconds'), growth: figuresOf('growth'), peakMb },
    notes: [
      'fiveMbSeconds: user time from 5 MB of bytes to readings, which other work on the machine does not lengthen much; collecting garbage on other cores counts',
      'peakMb: the most memory that the process held, its own some 100 MB among it; of one layout with --only NAME',
      'growth: how many times that of 1 MB; 5 is linear, less where starting weighs',
    ],
  }
}

/** Whether the reader stays true on ten thousand spoilt documents. */
export async function measureSpoilt(): Promise<Outcome> {
  const { figures, notes } = spoilMany()
  return {
    figures,
    notes: [
      `of ${mutations} documents with 1 to 12 damages, how many threw and how many readings had a wrong span`,
      ...notes,
    ],
  }
}

async function timeGrowth(text: Text): Promise<{ readonly seconds: number; readonly growth: number }> {
  const fifth = await timeReading(text(megabyte))
  const seconds = await timeReading(text(5 * megabyte))
  return { seconds, growth: seconds / fifth }
}

type Text = (bytes: number) => string
const sizeOf = (text: string): number => new TextEncoder().encode(text).length
const repeat =
  (piece: string, opening = ''): Text =>
  (bytes) =>
    opening + piece.repeat(Math.ceil(bytes / sizeOf(piece)))
/** as `repeat`, with each # a number that counts up to 900 */
const count =
  (piece: string, opening = ''): Text =>
  (bytes) =>
    opening +
    Array.from({ length: Math.ceil(bytes / sizeOf(piece)) }, (_, turn) =>
      piece.replaceAll('#', String((turn % 900) + 1)),
    ).join('')

const layouts: Readonly<Record<string, Text>> = {
  plan: inventPlan,
  sentences: repeat('到2026年，规上工业总产值达到500亿元。'),
  oneLine: repeat('到2026年，规上工业总产值达到500亿元，新增企业30家，'),
  hugeParagraph: repeat('产业发展态势良好，'),
  digits: repeat('2025'),
  numerals: repeat('一二三千百十'),
  brackets: repeat('（'),
  openBrackets: repeat('（（市工信局牵头'),
  quotes: repeat('“《甲'),
  datedLines: count('到2026年，建设平台#个\n'),
  items: repeat('1.建设平台3个。（市工信局牵头）\n'),
  deepItems: repeat('一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n'),
  tabs: repeat('1\t建设平台3个\t市工信局\n'),
  tabsInOneLine: repeat('1\t建设平台3个\t'),
  taskTable: count('#\t建设平台#个\t市工信局\t2025年底\n', '序号\t任务\t责任单位\t完成时限\n'),
  cellALine: count('#\n建设平台#个\n市工信局\n2025年底\n', '序号\n任务\n责任单位\n完成时限\n'),
  tabbedCellALine: count('\t#\n\t建设平台#个\n\t市工信局\n', '\t序号\n\t任务\n\t责任单位\n'),
  headsWithBlanks: repeat('\t序号\n\t\n\t责任单位\n\t1\n'),
  valueALine: count('新增企业\n#\n#\n', '指标\n2024年\n2025年\n'),
  labels: repeat('责任单位：市工信局、'),
  annexes: repeat('附件：甲方案\n'),
  shortLines: repeat('甲\n'),
  listed: repeat('甲、乙和丙'),
}

async function timeReading(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text)
  const before = process.cpuUsage()
  const read = await readDocument(bytes, 'plan.txt')
  if (read.ok) readPlan(read.document)
  return process.cpuUsage(before).user / 1_000_000
}

const folder = new URL('../cases/plans/unseen/', import.meta.url)

function spoilMany() {
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.plan.txt'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const chance = seeded(20_261_125)
  const notes: string[] = []
  let [threw, wrong, readings] = [0, 0, 0]
  for (let n = 0; n < mutations; n += 1) {
    const text = Array.from({ length: 1 + chance.below(12) }, () => damageBy(chance)).reduce(
      spoil,
      chance.pick(documents, ''),
    )
    try {
      const reading = readPlan({ text, tables: [] })
      readings += reading.targets.length + reading.figures.length + reading.measures.length + reading.outline.length
      const found = wrongSpans(text, reading)
      wrong += found.length
      notes.push(...found.map((one) => `document ${n}: ${one}`))
    } catch (error) {
      threw += 1
      notes.push(`document ${n}: ${error instanceof Error ? error.stack : String(error)}`)
    }
  }
  return {
    figures: { spoiltDocuments: mutations, spoiltReadings: readings, threw, wrongSpans: wrong },
    notes: notes.slice(0, 20),
  }
}

const damageBy = (chance: Chance): Damage => ({
  kind: chance.pick(damages, 'cut'),
  at: chance.below(1_000_000) / 1_000_000,
  size: 1 + chance.below(40),
  piece: chance.pick(pieces, '。'),
})
