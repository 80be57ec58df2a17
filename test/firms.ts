import { seeded } from '../bench/seeded.ts'

/** Enterprises of 望潮市 as its departments would list them; the same for the same seed. */
export type Firm = {
  readonly code: string
  readonly name: string
  readonly scale: '规上' | '规下'
  readonly county: string
  readonly unfit: boolean
  readonly numbers: {
    readonly tax: number
    readonly land: number
    readonly added: number
    readonly energy: number
    /** tonnes; null where the enterprise has no discharge on record */
    readonly emission: number | null
    readonly staff: number
    readonly rd: number
    readonly revenue: number
    readonly power: number
  }
}

const COUNTIES = ['汐川区', '屿东区', '望潮县', '鹭洲县'] as const
const STEMS = ['海', '潮', '汐', '屿', '鹭', '帆', '港', '浦', '岚', '澜'] as const
const TRADES = ['精密机械', '塑料制品', '电子元件', '食品', '纺织', '模具', '医药', '泵阀', '灯具', '化工'] as const

/** One in five is above designated size, one in a hundred is not fit to be judged (schools' factories, utilities). */
export function inventFirms(count: number): readonly Firm[] {
  const { below, pick } = seeded(20_251_126)
  /** a number about so large, from a fifth of it to a little over twice */
  const about = (usual: number, decimals = 1) => {
    const power = 10 ** decimals
    return Math.max(1, Math.round((usual * (20 + below(200)) * power) / 100)) / power
  }
  return Array.from({ length: count }, (_, at): Firm => {
    const above = at % 5 === 0
    const [trade, stem, second] = [pick(TRADES, '机械'), pick(STEMS, '海'), pick(STEMS, '潮')]
    const land = about(above ? 40 : 6)
    const [tax, added] = [about(land * (above ? 22 : 11)), about(land * 125)]
    const revenue = about(added * 4)
    return {
      code: `QY${String(at + 1).padStart(5, '0')}`,
      name: `望潮${stem}${second}${trade}${at + 1}厂`,
      scale: above ? '规上' : '规下',
      county: pick(COUNTIES, '汐川区'),
      unfit: below(100) === 0,
      numbers: {
        ...{ tax, land, added, energy: about(added / 2.6) },
        emission: above && below(12) > 0 ? about(added / 4800, 3) : null,
        ...{ staff: Math.ceil(about(added / 17)), rd: about(revenue * 0.028), revenue },
        power: Math.round(about(tax * 40_000, 0)),
      },
    }
  })
}

const csv = (head: string, lines: readonly (readonly (string | number | null)[])[]): string =>
  `${[head, ...lines.map((cells) => cells.map((cell) => cell ?? '').join(','))].join('\n')}\n`

/** By the headings of Huangyan's method: six items for those above designated size, two for those below. */
export const firmsForHuangyan = (firms: readonly Firm[]): string =>
  csv(
    '代码,名称,规模类别,县区,评价税收（万元）,用地面积（亩）,工业增加值（万元）,综合能耗（等价值）（吨标煤）,主要污染物排放量（吨）,年平均职工人数（人）,R&D经费支出（万元）,主营业务收入（万元）,用电量（千瓦时）',
    firms.map(({ code, name, scale, county, numbers }) => {
      const { tax, land, added, energy, emission, staff, rd, revenue, power } = numbers
      return scale === '规上'
        ? [code, name, scale, county, tax, land, added, energy, emission, staff, rd, revenue, null]
        : [code, name, scale, county, tax, land, null, null, null, null, null, null, power]
    }),
  )

/** By the headings of Huai'an's, with the year before and those who are not fit to be judged. */
export const firmsForHuaian = (firms: readonly Firm[]): string =>
  csv(
    '代码,名称,规模类别,县区,实缴税收（万元）,开票销售收入（万元）,用地面积（亩）,综合能耗（吨标煤）,上年实缴税收（万元）,上年开票销售收入（万元）,上年用地面积（亩）,上年综合能耗（吨标煤）,安全生产、节能降碳、科技创新加分,县区扣分,不适合评价',
    firms.map(({ code, name, scale, county, unfit, numbers: { tax, land, energy, revenue } }, at) => [
      ...[code, name, scale, county, tax, revenue, land, energy],
      ...[Math.round(tax * 9.5) / 10, Math.round(revenue * 9.2) / 10, land, energy],
      ...[at % 40 === 0 ? 2 : null, at % 55 === 0 ? 1.5 : null, unfit ? '是' : null],
    ]),
  )
