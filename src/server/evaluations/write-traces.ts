import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { type ExplainedItem, type Explanation, explainScore } from '#core/evaluations/explain.ts'
import { csvLines } from '../documents/write-csv.ts'
import { adjustmentWords, itemWords, sectionWords } from './explain-words.ts'
import type { Language } from './finding-words.ts'
import { inOrder, type ResultCell } from './result-table.ts'

const heads = {
  zh: ['代码', '名称', '类别', '指标', '满分', '数值', '单位', '原始数据', '基准', '算式', '得分', '说明', '出处'],
  en: ['Code', 'Name', 'Kind', 'Item', 'Weight', 'Value', 'Unit', 'Reported', 'Benchmark', 'Formula', 'Points'].concat([
    'Remarks',
    'Source',
  ]),
}

/**
 * Every score of every subject in words, a line an item, then what was done to their sum: the points of a subject's lines
 * sum to its total to the digit.
 */
export async function writeTraces(evaluation: Evaluation, folder: string, language: Language): Promise<string> {
  const lines = function* (): Generator<readonly ResultCell[]> {
    yield heads[language]
    for (const row of inOrder(evaluation)) {
      const explanation = explainScore(evaluation, row)
      if (explanation !== undefined) yield* linesOf(explanation, language)
    }
  }
  await pipeline(Readable.from(csvLines(lines())), createWriteStream(join(folder, 'traces.csv')))
  return 'traces.csv'
}

function* linesOf(explanation: Explanation, language: Language): Generator<readonly ResultCell[]> {
  const { code, name, items, adjustments } = explanation
  for (const item of items) yield [code, name, ...itemCells(item, language)]
  for (const adjustment of adjustments) {
    const { kind, what } = adjustmentWords(adjustment, language)
    yield [code, name, kind, what, null, null, null, null, null, null, adjustment.points, null, null]
  }
}

function itemCells(item: ExplainedItem, language: Language): readonly ResultCell[] {
  const { inputs, benchmarks, how, marks } = itemWords(item, language)
  const section = sectionWords(item.section, language)
  return [
    [section, ...item.branches].filter(Boolean).join(' · '),
    item.name,
    item.section === 'items' ? item.weight : null,
    item.raw,
    item.unit,
    inputs,
    benchmarks.join(language === 'zh' ? '；' : '; '),
    how,
    item.points,
    marks.join(language === 'zh' ? '；' : '; '),
    item.article,
  ]
}
