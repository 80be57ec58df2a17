// In what is a row or a column of a table counted, where no cell of its own says it?

import type { Table } from './outline.ts'

/** The unit that a row's name gives in its bracket: 研发投入强度(%), 高新技术企业数(家). '' where it gives none. */
export function unitInName(name: string): string {
  const found = /[(（]((?:[万亿千百]{0,2})[^()（）\d]{1,8})[)）]\s?$/.exec(name)?.[1] ?? ''
  return /^(?:[十百千]?[万亿]{0,2})(?:元|美元|%|‰|家|个|人|名|项|件|亩|平方公里|平方米|公里|吨|吨标准煤|千瓦|倍|户|台|套|件\/万人|人次|元\/.*|吨.*|万元\/.*)$/.test(
    found,
  )
    ? found
    : ''
}

/** Whether a row of this name is a rate, which no unit over the table counts. */
export const isRateName = (label: string): boolean => /率$|比重|占比|增速|增幅/.test(label)

/** "单位：亿元" on the line over a table counts the rows that name no unit and no rate; several units count nothing. */
export function unitOver(text: string, table: Table): string {
  const above = text.slice(Math.max(0, table.start - 120), table.start)
  return unitInName(`(${/单位：([^\s，。；、：)]{1,8})[)）]?(?=\n)/.exec(above)?.[1] ?? ''})`)
}

/** "单位：亿元、家、个、%" on the line over a table: what its columns count, each to be told by the column's name. */
export function unitsOver(text: string, table: Table): readonly string[] {
  const above = text.slice(Math.max(0, table.start - 120), table.start)
  const said = /单位：([^\s。；：)]{1,40})[)）]?\n$/.exec(above)?.[1] ?? ''
  return said.split(/[、，,/]/).filter((unit) => unitInName(`(${unit})`) !== '')
}

/** what a name counts, and the units that count such, the likeliest first; the first that holds of the name decides */
const counted: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/率$|比重|占比|增速|增幅|增长(?!点)|强度/, [/^[%‰]$/]],
  [/项目|平台|园区|工程|产业链|机构(?!贷)/, [/^个$/, /^项$/]],
  [/企业|商户|主体|工厂/, [/^家$/, /^户$/, /^个$/]],
  [/人才|就业|人数|技师|职工|用工/, [/^万?[人名]$/]],
  [/土地|用地|厂房|林地|耕地|面积/, [/亩$/, /平方米$/, /平方公里$|公顷$/]],
  [/外资|出口|外贸/, [/美元$/]],
  [/产值|投资|收入|税收|利润|增加值|资金|总额|余额|外资|内资|贷款|[额值]$/, [/元$/]],
]

/** Which of the units over a table counts what a column of this name holds; '' where none does or several may. */
export function unitOfName(name: string, units: readonly string[]): string {
  for (const [names, counts] of counted) {
    if (!names.test(name)) continue
    for (const count of counts) {
      const fit = units.filter((unit) => count.test(unit))
      if (fit.length === 1) return fit[0] ?? ''
    }
  }
  return ''
}
