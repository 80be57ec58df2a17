// Which rows does a table for industrial parks usually have?

import type { MatrixRow } from './matrix.ts'

type Line = readonly [
  content: string,
  clause: string,
  unit: string | null,
  quantified: boolean,
  adding: MatrixRow['adding'],
  hint: string,
]

/** The work contents and clauses that a city asks of its parks (requirements S009); an office changes what it likes. */
const lines: readonly Line[] = [
  ['工业投资', '工业投资', '亿元', true, 'flow', '填累计数；分年的写“2026年17 2027年19”。'],
  ['工业投资', '工业技改投资', '亿元', true, 'flow', '填累计数；与工业投资同口径，不另加。'],
  ['载体和配套设施', '实体经济载体', '万平方米', true, 'flow', '厂房、孵化和研发用房的建筑面积。'],
  ['载体和配套设施', '公共配套设施', '亿元', true, 'flow', '供电、供热、供气、环保处理等的投入，不含交通和市政。'],
  ['主导产业提升', '主导产业一', null, true, 'text', '写明产业名称，再写产值或增速。'],
  ['主导产业提升', '主导产业二', null, true, 'text', '写明产业名称，再写产值或增速。'],
  ['主导产业提升', '主导产业三', null, true, 'text', '没有第三个的写“不涉及：原因”。'],
  ['主导产业提升', '未来新增产业方向', null, false, 'text', '写方向和切入点。'],
  ['龙头企业引进', '龙头企业引进', '家', true, 'flow', '填引进家数；行业领域写在措施栏。'],
  ['投融资体系建设', '产业基金和融资', '亿元', true, 'flow', '设立基金、担保和融资的规模。'],
  ['管理模式创新', '管理模式创新', null, false, 'text', '写改革事项和完成时间。'],
  ['创新驱动发展', '高新技术企业培育', '家', true, 'stock', '填期末家数；其中新增写在括号里，如“34(10)”。'],
  ['创新驱动发展', '人才引进', '人', true, 'flow', '须有具体量化目标。'],
  ['创新驱动发展', '孵化器建设', '平方米', true, 'flow', '填面积；在孵企业数写在措施栏。'],
  ['创新驱动发展', '公共技术平台', '个', true, 'stock', '填期末个数；其中新增写在括号里，如“34(10)”。'],
]

/** Rows to begin with, each with the next of `ids`, of which there must be enough. */
export function templateRows(nextId: () => string): readonly MatrixRow[] {
  return lines.map(([content, clause, unit, quantified, adding, hint]) => ({
    ...{ id: nextId(), content, clause, unit, quantified, adding, hint },
    ...{ wholeTargetId: null, annualTargetId: null },
  }))
}
