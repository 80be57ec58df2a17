import { readdirSync, readFileSync } from 'node:fs'
import { readPlan } from '#core/plans/read.ts'
import { type Damage, damages, pieces, spoil, wrongSpans } from '#core/plans/testing.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { median, type Outcome, round } from './benchmark.ts'
import { inventPlan } from './invented-plan.ts'
import { type Chance, seeded } from './seeded.ts'

const megabyte = 1_000_000
const mutations = 10_000

/** Whether the reader stays linear on long and on odd texts, and true on ten thousand spoilt documents. */
export async function measure(): Promise<Outcome> {
  const [big, fifth] = [await timeReading(plan(5 * megabyte), 3), await timeReading(plan(megabyte), 3)]
  const odd: Record<string, number> = {}
  for (const [name, text] of Object.entries(oddTexts)) odd[name] = (await timeReading(text(), 1)).cpu
  const spoilt = spoilMany()
  return {
    figures: {
      readBigMs: round(big.wall),
      readBigCpuMs: round(big.cpu),
      // 5 times the text; 5 is linear
      readBigGrowth: round(big.cpu / fifth.cpu),
      readOddCpuMs: Object.fromEntries(Object.entries(odd).map(([name, time]) => [name, round(time)])),
      ...spoilt.figures,
    },
    notes: [
      'readBigMs: from bytes to readings, an invented plan of 5 MB, median of 3; readBigCpuMs: the processor’s share, which other work on the machine does not lengthen; readBigGrowth: how many times that of 1 MB',
      'readOddCpuMs: 5 MB of one kind each',
      `spoilt: of ${mutations} documents with 1 to 12 damages, how many threw and how many readings had a wrong span`,
      ...spoilt.notes,
    ],
  }
}

const plan = (bytes: number): string => inventPlan(bytes)
const filled = (piece: string): string =>
  piece.repeat(Math.ceil((5 * megabyte) / new TextEncoder().encode(piece).length))
const oddTexts: Readonly<Record<string, () => string>> = {
  oneLine: () => filled('到2026年，规上工业总产值达到500亿元，新增企业30家，'),
  sentences: () => filled('到2026年，规上工业总产值达到500亿元。'),
  digits: () => filled('2025'),
  numerals: () => filled('一二三千百十'),
  brackets: () => filled('（（市工信局牵头'),
  quotes: () => filled('“《甲'),
  items: () => filled('1.建设平台3个。（市工信局牵头）\n'),
  deepItems: () => filled('一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n'),
  tabs: () => filled('1\t建设平台3个\t市工信局\n'),
  tabsInOneLine: () => filled('1\t建设平台3个\t'),
  labels: () => filled('责任单位：市工信局、'),
  annexes: () => filled('附件：甲方案\n'),
  shortLines: () => filled('甲\n'),
  listed: () => filled('甲、乙和丙'),
}

async function timeReading(text: string, rounds: number): Promise<{ readonly wall: number; readonly cpu: number }> {
  const bytes = new TextEncoder().encode(text)
  const wall: number[] = []
  const cpu: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const read = await readDocument(bytes, 'plan.txt')
    if (read.ok) readPlan(read.document)
    const { user, system } = process.cpuUsage(before)
    wall.push(performance.now() - start)
    cpu.push((user + system) / 1000)
  }
  return { wall: median(wall), cpu: median(cpu) }
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
