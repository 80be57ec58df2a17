import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlan } from '#core/plans/read.ts'
import type { PlanReading } from '#core/plans/reading.ts'
import { wrongSpans } from '#core/plans/testing.ts'
import { browser, printPdf } from '../../../test/documents/print-pdf.ts'
import { asHtml, asText, asWord } from '../../../test/documents/sample-plan.ts'
import type { Block, TableBlock } from './compose-document.ts'
import { readDocument } from './read-document.ts'

const oneOf = (...words: readonly string[]) => fc.constantFrom(...words)
const unit = oneOf(
  '市工业和信息化局',
  '市发展改革局',
  '市科技局',
  '市财政局',
  '望潮经济开发区管委会',
  '各县（区）人民政府',
  '市委组织部',
)
const units = fc.uniqueArray(unit, { minLength: 1, maxLength: 3 })
const goal = fc
  .tuple(
    oneOf('到2026年，', '2025年，', '力争到2027年底，', '每年', '三年累计', ''),
    oneOf(
      '规模以上工业增加值达到',
      '新增高新技术企业',
      '技术改造投资突破',
      '建成智能工厂',
      '研发投入占比不低于',
      '完成工业投资',
    ),
    fc.integer({ min: 1, max: 9999 }),
    oneOf('亿元', '家', '%', '个', '万平方米', '万家'),
    oneOf('', '以上', '左右'),
  )
  .map((parts) => parts.join(''))
const background = oneOf(
  '坚持制造业当家',
  '对固定资产投资5000万元以上的项目给予10%的补助',
  '2023年全市规模以上工业企业1200家',
  '完善<“链长制”>工作机制 & 平台',
)
const sentence = fc.oneof({ weight: 3, arbitrary: goal }, background).map((words) => `${words}。`)
const duty = fc.oneof(
  units.map((names) => `（责任单位：${names.join('、')}）`),
  fc.tuple(unit, units).map(([lead, others]) => `（${lead}牵头，${others.join('、')}按职责分工负责）`),
  fc.constant(''),
)
const numerals = '一二三四五六七八九十'

const measure = fc.tuple(
  oneOf('培育产业集群', '推动技术改造', '壮大企业梯队', '优化园区载体'),
  fc.array(sentence, { minLength: 1, maxLength: 3 }),
  duty,
)
const taskRow = fc.tuple(
  oneOf('建设中试基地3个', '新增规上企业50家', '出台用地保障办法'),
  units,
  oneOf('2025年底', '2026年', ''),
)
const table = fc.array(fc.tuple(taskRow, fc.boolean()), { minLength: 1, maxLength: 4 }).map((rows): TableBlock => {
  const cell = (text: string, rows = 1, columns = 1) => ({ text, rows, columns })
  const body = rows.flatMap(([[task, names, due], pair], index) => {
    const rest = [cell(task), cell(names.join('、')), cell(due)]
    // A number merged over two rows, as task tables print one item with two steps.
    if (pair)
      return [
        [cell(`${index + 1}`, 2), ...rest],
        [cell(`${task}（续）`), cell(names[0] ?? ''), cell(due)],
      ]
    return [[cell(`${index + 1}`), ...rest]]
  })
  return {
    kind: 'table',
    rows: [['序号', '任务', '责任单位', '完成时限'].map((text) => cell(text)), [cell('一、重点任务', 1, 4)], ...body],
  }
})

const chapter = fc.tuple(
  oneOf('总体要求', '主要目标', '重点任务', '保障措施'),
  fc.array(sentence, { maxLength: 3 }),
  fc.array(measure, { maxLength: 4 }),
  fc.option(table, { nil: null }),
)
const plan = fc.array(chapter, { minLength: 1, maxLength: 4 }).map((chapters): readonly Block[] => {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  return [
    paragraph('望潮市制造业提质三年行动方案（2024—2026年）'),
    ...chapters.flatMap(([title, sentences, measures, tasks], index): readonly Block[] => [
      paragraph(`${numerals[index]}、${title}`),
      ...(sentences.length > 0 ? [paragraph(sentences.join(''))] : []),
      ...measures.map(([name, content, duties], at) =>
        paragraph(`（${numerals[at]}）${name}。${content.join('')}${duties}`),
      ),
      ...(tasks ? [tasks] : []),
    ]),
  ]
})

/** What was read, without the places, which differ from file to file by what stands between. */
function contentOf({ targets, figures, measures, outline, head }: PlanReading) {
  return {
    title: head.title?.value,
    targets: targets.map(({ start, end, sentence, ...content }) => content),
    figures: figures.map(({ start, end, ...content }) => content),
    measures: measures.map(({ number, title, form, duties, steps }) => ({
      number,
      title,
      form,
      duties: duties.map(({ name, grade }) => [name, grade]),
      steps: steps.map(({ period, text }) => [period, text]),
    })),
    outline: outline.map(({ number, title, depth }) => [number, title, depth]),
  }
}

async function read(bytes: Uint8Array) {
  const found = await readDocument(bytes, '')
  if (!found.ok) throw new Error(found.fault.code)
  return { text: found.document.text, reading: readPlan(found.document) }
}

describe('wrapping a plan changes nothing in what it says', () => {
  test('as a web page', async () => {
    const law = fc.asyncProperty(plan, async (blocks) => {
      const plain = await read(new TextEncoder().encode(asText(blocks)))
      const page = await read(new TextEncoder().encode(asHtml(blocks)))
      expect(contentOf(page.reading)).toEqual(contentOf(plain.reading))
    })
    await fc.assert(law, { numRuns: 60, seed: 20261122 })
  })

  test('as a Word file', async () => {
    const law = fc.asyncProperty(plan, async (blocks) => {
      const plain = await read(new TextEncoder().encode(asText(blocks)))
      const word = await read(await asWord(blocks))
      expect(contentOf(word.reading)).toEqual(contentOf(plain.reading))
    })
    await fc.assert(law, { numRuns: 30, seed: 20261122 })
  })

  test.skipIf(!browser)(
    'as a printed PDF',
    async () => {
      for (const blocks of fc.sample(plan, { numRuns: 3, seed: 20261125 })) {
        const plain = await read(new TextEncoder().encode(asText(blocks)))
        const printed = await read(await printPdf(asHtml(blocks)))
        expect(contentOf(printed.reading)).toEqual(contentOf(plain.reading))
        expect(wrongSpans(printed.text, printed.reading)).toEqual([])
      }
    },
    60_000,
  )

  test('and every reading stands where it says', async () => {
    const law = fc.asyncProperty(plan, async (blocks) => {
      const { text, reading } = await read(new TextEncoder().encode(asHtml(blocks)))
      for (const target of reading.targets) expect(text.slice(target.start, target.end)).toBe(target.text)
      expect(wrongSpans(text, reading)).toEqual([])
    })
    await fc.assert(law, { numRuns: 30, seed: 20261122 })
  })
})
