import { describe, expect, it } from 'vitest'
import { type BindingCard, proposeBindings } from './binding.ts'

const card = (
  code: string,
  name: string,
  unit: string,
  kind: BindingCard['kind'],
  ...aliases: string[]
): BindingCard => ({
  code,
  name,
  aliases,
  unit,
  kind,
})
const cards = [
  card('gyzcz', '规上工业总产值', '亿元', 'level'),
  card('gyzjz', '规上工业增加值', '亿元', 'level'),
  card('gyzjzzs', '规上工业增加值增速', '%', 'growth'),
  card('gytz', '工业投资', '万元', 'increment', '工业固定资产投资'),
  card('gq', '高新技术企业数', '家', 'level'),
  card('fdi', '实际利用外资', '万美元', 'increment'),
  card('xjzzb', '先进制造业增加值占比', '%', 'share'),
]
const best = (metric: string, unit: string, kind: 'level' | 'growth' | 'share' | 'increment') =>
  proposeBindings({ metric, unit, kind }, cards).map(({ code, reading, why }) => `${code} ${reading} ${why.unit}`)

describe('an indicator for a target', () => {
  it('is proposed by its name, however the plan abbreviates and strives', () => {
    expect(best('全市规模以上工业总产值', '亿元', 'level')[0]).toBe('gyzcz value same')
    expect(best('国家高新技术企业数量', '家', 'level')[0]).toBe('gq value same')
    expect(best('工业固定资产投资', '亿元', 'level')[0]).toBe('gytz value converts')
  })

  it('of a growth target is a growth rate, or a level whose pair gives one', () => {
    expect(best('规上工业增加值年均增速', '%', 'growth').slice(0, 2)).toEqual([
      'gyzjzzs value same',
      'gyzjz growth same',
    ])
  })

  it('of newcomers is what comes to the level', () => {
    expect(best('新增高新技术企业', '家', 'increment')[0]).toBe('gq increase same')
  })

  it('is never one in another currency or of another kind', () => {
    expect(best('实际利用外资', '亿元', 'level')).toEqual([])
    expect(best('实际利用外资', '亿美元', 'increment')).toEqual(['fdi value converts'])
    expect(best('先进制造业增加值占比', '%', 'level')).toEqual([])
  })
})
