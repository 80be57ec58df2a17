import { seeded } from './seeded.ts'

const chapters = [
  '总体要求',
  '培育产业集群',
  '推动技术改造',
  '壮大企业梯队',
  '提升创新能力',
  '优化园区载体',
  '强化要素保障',
]
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const units = [
  '市工业和信息化局',
  '市发展改革局',
  '市科技局',
  '市财政局',
  '市商务局',
  '市自然资源局',
  '市统计局',
  '各县（区）人民政府',
]
const things = [
  '高端装备产业园',
  '海洋装备中试基地',
  '公共技术服务平台',
  '标准厂房',
  '智能工厂',
  '绿色工厂',
  '企业技术中心',
]
const metrics: readonly (readonly [string, string])[] = [
  ['规模以上工业增加值', '亿元'],
  ['技术改造投资', '亿元'],
  ['高新技术企业', '家'],
  ['研发投入占生产总值比重', '%'],
  ['专精特新企业', '家'],
  ['工业用地', '亩'],
]

/** A plan of an invented city, of about that many bytes, the same at every call: headings, measures, a task table. */
export function inventPlan(bytes: number): string {
  const { below: next, pick } = seeded(7)
  const target = () => {
    const [metric, unit] = pick(metrics, ['工业投资', '亿元'])
    return `${metric}达到${10 + next(900)}${unit}，年均增长${3 + next(12)}%以上`
  }
  const duty = () => `（${pick(units, '')}牵头，${pick(units, '')}、${pick(units, '')}按职责分工负责）`
  const measure = (number: string) =>
    `${number}建设${pick(things, '')}。围绕主导产业补链强链，力争到${2025 + next(5)}年${target()}，新建${pick(things, '')}${1 + next(20)}个，带动就业${1 + next(9)}万人。${duty()}`
  const row = (number: number) =>
    `${number}\t新增${pick(things, '')}${1 + next(30)}个\t${pick(units, '')}、${pick(units, '')}\t${2025 + next(5)}年底`

  const lines = [
    '望潮市制造业提质三年行动方案（2024—2026年）',
    '望府办〔2024〕3号',
    `到2026年，全市${target()}；${target()}。`,
  ]
  let size = 0
  for (let chapter = 0; size < bytes; chapter += 1) {
    const part = [`${numerals[chapter % 10]}、${chapters[chapter % chapters.length]}`]
    for (let n = 0; n < 8; n += 1) part.push(measure(`（${numerals[n]}）`))
    if (chapter % 3 === 2)
      part.push('序号\t任务\t责任单位\t完成时限', ...Array.from({ length: 12 }, (_, n) => row(n + 1)))
    lines.push(...part)
    size += new TextEncoder().encode(part.join('\n')).length
  }
  return `${lines.join('\n\n')}\n`
}
