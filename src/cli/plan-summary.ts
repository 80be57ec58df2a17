import { numberWords } from '#core/plans/number-words.ts'
import type { MeasureReading, PlanHead, PlanReading, TargetReading, UnreadSentence } from '#core/plans/reading.ts'
import { layColumns } from './columns.ts'
import type { Language } from './words.ts'

const zh = {
  head: {
    title: '标题',
    documentNumber: '文号',
    issuer: '发文机关',
    issuedOn: '成文日期',
    term: '期限',
    validity: '有效期',
    interpretationUnit: '解释单位',
    contactUnit: '联系单位',
    disclosure: '公开属性',
    copyTo: '抄送',
  },
  annexes: '附件',
  placeholders: '待补内容',
  targets: (n: number) => `目标 ${n} 个`,
  targetColumns: ['章节', '指标', '比较', '数值', '期限', '范围', '把握'],
  measures: (n: number, steps: number) => `举措 ${n} 项，步骤 ${steps} 个`,
  measureColumns: ['编号', '举措', '牵头', '其他责任单位'],
  figures: (n: number) => `其他数字 ${n} 个（门槛、补贴、现状、规则等，不作目标）`,
  unread: (n: number) => `没有读出内容的句子 ${n} 句`,
  why: { number: '含数字', date: '含日期', commitment: '含承诺词', relative: '目标没有数值' },
  counted: (counts: readonly string[]) => `（${counts.join('，')}）`,
  first: '其中前 10 句：',
  annual: '每年',
}

const en: typeof zh = {
  head: {
    title: 'Title',
    documentNumber: 'Number',
    issuer: 'Issuer',
    issuedOn: 'Date',
    term: 'Term',
    validity: 'In force',
    interpretationUnit: 'Interpreted by',
    contactUnit: 'Contact',
    disclosure: 'Disclosure',
    copyTo: 'Copy to',
  },
  annexes: 'Annexes',
  placeholders: 'To be filled in',
  targets: (n) => `${n} targets`,
  targetColumns: ['section', 'metric', 'cmp', 'value', 'period', 'scope', 'sure'],
  measures: (n, steps) => `${n} measures, ${steps} steps`,
  measureColumns: ['number', 'measure', 'lead', 'other units'],
  figures: (n) => `${n} other figures (thresholds, subsidies, background, rules: no targets)`,
  unread: (n) => `${n} sentences gave no reading`,
  why: { number: 'a number', date: 'a date', commitment: 'a commitment', relative: 'a target without a figure' },
  counted: (counts) => ` (${counts.join(', ')})`,
  first: 'The first ten:',
  annual: 'annual',
}

const words: Readonly<Record<Language, typeof zh>> = { zh, en }

// Names of units are what people look for: they are never cut.
const anyWidth = 10_000

/** What was read, for people: head, targets, measures with their units, and what nothing was read from. */
export function summarisePlan(reading: PlanReading, text: string, language: Language): string {
  const say = words[language]
  const steps = reading.measures.reduce((sum, measure) => sum + measure.steps.length, 0)
  const sections = [
    wordHead(reading.head, say),
    `${say.targets(reading.targets.length)}\n${wordTargets(reading.targets, say)}`,
    `${say.measures(reading.measures.length, steps)}\n${wordMeasures(reading.measures, say)}`,
    say.figures(reading.figures.length),
    wordUnread(reading.unread, text, say),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function wordHead(head: PlanHead, say: typeof zh): string {
  const names = Object.keys(say.head) as (keyof typeof zh.head)[]
  const rows = names.flatMap((name) => {
    const field = head[name]
    return field === null ? [] : [[say.head[name], oneLine(field.value)]]
  })
  if (head.annexes.length > 0) rows.push([say.annexes, head.annexes.map((annex) => oneLine(annex.value)).join('；')])
  if (head.placeholders.length > 0)
    rows.push([say.placeholders, head.placeholders.map((place) => place.value).join('；')])
  return layColumns(rows, [16, anyWidth])
}

function wordTargets(targets: readonly TargetReading[], say: typeof zh): string {
  const rows = targets.map((target) => [
    numberWords(target.section),
    oneLine(target.metric),
    target.comparator,
    `${target.value}${target.valueMax === undefined ? '' : `–${target.valueMax}`} ${target.unit}`,
    target.period === 'annual' ? say.annual : (target.period ?? '—'),
    target.scope ?? '—',
    `${Math.round(target.confidence * 100)}%`,
  ])
  return layColumns([say.targetColumns, ...rows], [18, 44, 4, 20, 10, 16, 4])
}

function wordMeasures(measures: readonly MeasureReading[], say: typeof zh): string {
  const rows = measures.map((measure) => {
    const lead = new Set(measure.duties.filter((duty) => duty.grade === 'lead').map((duty) => duty.name))
    const others = new Set(measure.duties.map((duty) => duty.name).filter((name) => !lead.has(name)))
    return [
      numberWords(measure.number),
      oneLine(measure.title),
      [...lead].join('、') || '—',
      [...others].join('、') || '—',
    ]
  })
  return layColumns([say.measureColumns, ...rows], [22, 44, anyWidth, anyWidth])
}

function wordUnread(unread: readonly UnreadSentence[], text: string, say: typeof zh): string {
  const counts = (Object.keys(say.why) as UnreadSentence['why'][])
    .map((why) => [say.why[why], unread.filter((sentence) => sentence.why === why).length] as const)
    .filter(([, count]) => count > 0)
    .map(([why, count]) => `${why} ${count}`)
  if (unread.length === 0) return say.unread(0)
  const shown = unread.slice(0, 10).map((sentence) => `  ${oneLine(text.slice(sentence.start, sentence.end))}`)
  return `${say.unread(unread.length)}${say.counted(counts)}\n${say.first}\n${layColumns(
    shown.map((line) => [line]),
    [110],
  )}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
