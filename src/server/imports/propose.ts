import type { ColumnRole, ImportColumn, ImportMapping } from '#contract/imports.ts'
import { foldText } from '#core/base/text.ts'
import { conversionOf, parseUnit } from '#core/base/units-of-measure.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import type { Header, HeaderColumn } from './header.ts'

const WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'subject-code',
    /^(统一社会信用代码|社会信用代码|信用代码|组织机构代码|纳税人识别号|项目代码|行政区划代码|地区代码|代码|编码)$/,
  ],
  ['parent-name', /^(所在(园区|地区|镇街|县区)|所属(园区|地区|镇街|县区)|属地)$/],
  [
    'subject-name',
    /^((企业|单位|园区|地区|镇街|县区|区域|项目|用户|纳税人)?(名称|全称|户名)|园区|地区|镇街|县区|区域|企业|项目|单位)$/,
  ],
  ['period', /^(报告期|数据期|统计期|所属期|税款所属期|时间|日期|月份|年月|年份|期别|账期)$/],
  ['indicator', /^(指标|指标名称|项目名称|科目)$/],
  ['unit', /^(计量单位|单位名|量纲)$/],
  ['value', /^(数值|本期数?|本期值|本月|本年|值|金额)$/],
  ['last-year', /^(上年同期数?|上年同期值|去年同期数?|同期数?)$/],
]

const LAST_YEAR = /(上年同期|去年同期|上年|去年|同期)(数|值|数值)?/

/** What the columns of a table probably hold, by their names. Nothing is taken for sure: a person sees it before it counts. */
export function proposeMapping(
  header: Header,
  sheet: string | null,
  cards: readonly Pick<IndicatorCard, 'code' | 'name' | 'aliases' | 'method' | 'unit'>[],
): ImportMapping {
  const byName = new Map<string, string>()
  for (const card of cards) {
    if (card.method === 'formula') continue
    for (const name of [card.name, ...card.aliases, card.code]) byName.set(foldText(name), card.code)
  }
  const columns = header.columns.map((column) => withUnit(propose(column, byName), header.unit, cards))
  return {
    ...{ sheet, lastHeaderRow: header.lastRow, columns: inOrder(columns), names: {}, addUnknown: false },
    subjectKind: kindOf(header.columns),
  }
}

/** "单位：亿元" over a table is not meant for its counts of firms. */
function withUnit(
  column: ImportColumn,
  unit: string,
  cards: readonly Pick<IndicatorCard, 'code' | 'unit'>[],
): ImportColumn {
  if (column.unit !== '' || column.indicator === null) return column
  const own = parseUnit(cards.find(({ code }) => code === column.indicator)?.unit ?? '')
  const over = parseUnit(unit)
  return own.ok && over.ok && conversionOf(over.value, own.value) !== undefined ? { ...column, unit } : column
}

function propose({ at, header, unit }: HeaderColumn, byName: ReadonlyMap<string, string>): ImportColumn {
  const key = foldText(header)
  const column = (role: ColumnRole, indicator: string | null = null) => ({ at, header, unit, role, indicator })
  const exact = byName.get(key)
  if (exact !== undefined) return column('value', exact)
  const plain = WORDS.find(([, pattern]) => pattern.test(key))
  if (plain !== undefined) return column(plain[0])
  const isLast = LAST_YEAR.test(key)
  const bare = key.replace(LAST_YEAR, '').replace(/(本年累计|本期|本月|本年|累计|\d+-\d+月|\d+月|\d+年)/g, '')
  const named = byName.get(bare) ?? byName.get(bare.replace(/[()]/g, ''))
  return named === undefined ? column('ignore') : column(isLast ? 'last-year' : 'value', named)
}

/** A table has one column for each of these; where two claim to be it, the first is. */
function inOrder(columns: readonly ImportColumn[]): ImportColumn[] {
  const taken = new Set<string>()
  const isLong = columns.some(({ role }) => role === 'indicator')
  return columns.map((column): ImportColumn => {
    // "本年" without a name is only a value where the row names its indicator.
    if ((column.role === 'value' || column.role === 'last-year') && column.indicator === null && !isLong)
      return { ...column, role: 'ignore' }
    const key = `${column.role} ${column.indicator}`
    if (column.role === 'ignore' || !taken.has(key)) {
      taken.add(key)
      return column
    }
    return { ...column, role: 'ignore', indicator: null }
  })
}

function kindOf(columns: readonly HeaderColumn[]): ImportMapping['subjectKind'] {
  const words = columns.map(({ header }) => header).join(' ')
  if (/信用代码|企业|纳税人|用户|户名/.test(words)) return 'enterprise'
  if (/项目代码|项目名称/.test(words)) return 'project'
  return 'place'
}
