import type { Indicator } from '#contract/indicators.ts'
import type { Aggregation, IndicatorCard, Threshold } from '#core/indicators/card.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'

/** What indicators.xlsx is made of: an export writes these columns, an import finds them again by their names. */
export const indicatorColumns = [
  { key: 'id', header: ['编号'], hidden: true },
  { key: 'version', header: ['版本'], hidden: true },
  { key: 'code', header: ['代码'], width: 22 },
  { key: 'name', header: ['指标名称'], width: 28 },
  { key: 'aliases', header: ['别名'], width: 24 },
  { key: 'definition', header: ['定义'], width: 48 },
  { key: 'unit', header: ['计量单位'], width: 12 },
  { key: 'kind', header: ['口径'], width: 10 },
  { key: 'direction', header: ['方向'], width: 12 },
  { key: 'periodType', header: ['报告期'], width: 12 },
  { key: 'overPlaces', header: ['汇总', '按地区'], width: 18 },
  { key: 'overTime', header: ['汇总', '按时间'], width: 18 },
  { key: 'alarm', header: ['阈值', '预警'], width: 12 },
  { key: 'good', header: ['阈值', '先进'], width: 12 },
  { key: 'sourceUnit', header: ['来源单位'], width: 24 },
  { key: 'officer', header: ['经办人'], width: 12 },
  { key: 'leader', header: ['分管领导'], width: 12 },
  { key: 'method', header: ['取数方式'], width: 12 },
  { key: 'formula', header: ['公式'], width: 40 },
  { key: 'decimals', header: ['小数位'], width: 8 },
  { key: 'disclosure', header: ['公开属性'], width: 10 },
  { key: 'source', header: ['依据'], width: 32 },
  { key: 'retiredOn', header: ['停用日期'], width: 12 },
] as const satisfies readonly (TableColumn & { readonly key: string })[]
export type IndicatorKey = (typeof indicatorColumns)[number]['key']

export const indicatorSheetName = '指标'
export const indicatorSheetNote =
  '改好后整表导回：有编号的行改所指的指标，没有编号的行是新增，没有列出的指标不动。停用在页面上办，这里只列出。'

export const kindWords = { level: '水平', growth: '增速', share: '占比', increment: '增量', rank: '位次' } as const
export const directionWords = { higher: '越高越好', lower: '越低越好', neutral: '中性' } as const
export const periodWords = {
  ...{ month: '月', 'cumulative-month': '累计月', quarter: '季', half: '半年', year: '年', 'as-of': '时点' },
} as const
export const methodWords = {
  reported: '单位报送',
  imported: '文件导入',
  counted: '台账计数',
  formula: '公式计算',
} as const
export const disclosureWords = { open: '公开', internal: '内部', restricted: '限制' } as const

const MEAN = '加权平均：'

export function wordAggregation(aggregation: Aggregation): string {
  switch (aggregation.kind) {
    case 'sum':
      return '合计'
    case 'last':
      return '取期末'
    case 'none':
      return '不汇总'
    case 'weighted-mean':
      return `${MEAN}${aggregation.weight}`
  }
}

/** 合计, 取期末, 不汇总 or 加权平均：CODE; undefined for anything else. */
export function readAggregation(text: string): Aggregation | undefined {
  if (text === '合计') return { kind: 'sum' }
  if (text === '取期末') return { kind: 'last' }
  if (text === '不汇总') return { kind: 'none' }
  const weight = /^加权平均[:：]\s*(\S+)$/.exec(text)?.[1]
  return weight === undefined ? undefined : { kind: 'weighted-mean', weight }
}

export const wordThreshold = (threshold: Threshold | null): string => {
  if (threshold === null) return ''
  return threshold.kind === 'rank' ? `前${threshold.best}名` : `${threshold.op} ${threshold.value}`
}

/** "< 0", ">= 10", "前3名" or nothing; undefined for anything else. */
export function readThreshold(text: string): Threshold | null | undefined {
  if (text === '') return null
  const best = /^前\s*(\d+)\s*名?$/.exec(text)?.[1]
  if (best !== undefined) return { kind: 'rank', best: Number(best) }
  const value = /^(<=|>=|<|>|≤|≥)\s*(-?\d+(?:\.\d+)?)$/.exec(text.normalize('NFKC'))
  if (value === null) return undefined
  const op = ({ '≤': '<=', '≥': '>=' } as const)[value[1] ?? ''] ?? value[1]
  return { kind: 'value', op: op as '<', value: Number(value[2]) }
}

export function indicatorRow({
  id,
  card,
  sourceUnitName,
  formulaWords,
  version,
  retiredOn,
}: Indicator): readonly TableCell[] {
  const cells: Readonly<Record<IndicatorKey, TableCell>> = {
    ...{ id: String(id), version: String(version), code: card.code, name: card.name, aliases: card.aliases.join('\n') },
    ...{ definition: card.definition, unit: card.unit, kind: kindWords[card.kind] },
    ...{ direction: directionWords[card.direction], periodType: periodWords[card.periodType] },
    ...{ overPlaces: wordAggregation(card.overPlaces), overTime: wordAggregation(card.overTime) },
    ...{ alarm: wordThreshold(card.alarm), good: wordThreshold(card.good), sourceUnit: sourceUnitName },
    ...{ officer: card.officer, leader: card.leader, method: methodWords[card.method], formula: formulaWords },
    ...{ decimals: card.decimals, disclosure: disclosureWords[card.disclosure], source: card.source, retiredOn },
  }
  return indicatorColumns.map(({ key }) => cells[key])
}

/** The code of a closed list by the word that a sheet has for it. */
export const codeOf = <Code extends string>(words: Readonly<Record<Code, string>>, text: string): Code | undefined =>
  (Object.keys(words) as Code[]).find((code) => words[code] === text)

export type SheetCard = Omit<IndicatorCard, 'sourceUnitId'>
