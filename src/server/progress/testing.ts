import type { Target } from '#contract/targets.ts'
import { type Day, daysInMonth, toDay } from '#core/base/day.ts'
import { inCity } from '#store/city/city.ts'
import type { Store } from '#store/open.ts'
import { readPlanFile } from '../drafts/read-plan.ts'
import { type NumberHarbour, openNumberHarbour } from '../observations/testing.ts'
import { acceptAll, adopt, importDraft } from '../programmes/testing.ts'

/** An invented plan of a city whose numbers the number harbour holds. */
export const outputPlan = `望潮市人民政府关于印发望潮市工业提质行动方案（2026—2028年）的通知

望潮府发〔2026〕5号

望潮市人民政府
2026年1月10日

望潮市工业提质行动方案（2026—2028年）

一、总体目标

2025年，全市规上工业总产值1000亿元。到2026年，全市规上工业总产值达到1080亿元；到2028年，全市规上工业总产值达到1250亿元，高新技术企业达到260家，亩均税收达到30万元/亩。

二、主要任务

（一）做强产业。三年培育龙头企业20家。（市人民政府办公室负责）
`

export type PlanHarbour = NumberHarbour & {
  readonly programmeId: string
  readonly targets: readonly Target[]
  /** the target of a metric and period */
  readonly target: (metric: string, period: string) => Target
  /** the city's value of each month of a year, the same month of last year beside it */
  readonly fillYear: (year: number, months: number, total: number) => Promise<void>
}

/** A city with numbers and an adopted plan that speaks of them. */
export async function openPlanHarbour(store: Store): Promise<PlanHarbour> {
  const harbour = await openNumberHarbour({ store, handlers: { 'plan.read': readPlanFile } })
  const { door, office } = harbour
  await door.program.jobs.start()
  await office.ask('POST', '/api/units', registrar)
  const draft = await importDraft({ door, office }, outputPlan)
  await acceptAll({ office }, draft.id)
  const adopted = await adopt({ office }, draft.id)
  if (adopted.status !== 200) throw new Error(JSON.stringify(adopted.body))
  const { programmeId } = adopted.body
  // the plan has run since January, as its document says
  await inCity(store, door.cityId, async (tx) => {
    const at = new Date('2026-01-12T01:00:00Z')
    await tx.updateTable('programme_version').set({ at }).where('city_id', '=', tx.cityId).execute()
    await tx.updateTable('programme').set({ adopted_at: at }).where('city_id', '=', tx.cityId).execute()
  })
  const targets = (await office.ask<Target[]>('GET', `/api/programmes/${programmeId}/targets`)).body
  return {
    ...harbour,
    programmeId,
    targets,
    target: (metric, period) => {
      const found = targets.find((one) => one.metric.includes(metric) && one.period === period && one.role === 'target')
      if (found === undefined)
        throw new Error(`${metric} ${period} among ${targets.map((one) => `${one.metric} ${one.period}`).join('; ')}`)
      return found
    },
    fillYear: async (year, months, total) => {
      const cells = Array.from({ length: months }, (_, at) => ({
        of: 'output',
        for: '望潮市',
        on: monthEnd(year, at + 1),
        value: total / 12,
        lastYear: total / 12 / 1.05,
      }))
      const entered = await harbour.enter(cells, { vintage: 'final', knownOn: monthEnd(year, months) })
      if (entered.status !== 200) throw new Error(JSON.stringify(entered.body))
    },
  }
}

export const monthEnd = (year: number, month: number): Day => toDay(year, month, daysInMonth(year, month))

const registrar = {
  ...{ name: '市人民政府办公室', shortName: null, kind: 'government', parentId: null, placeId: null },
  ...{ validFrom: null, validTo: null, sort: 0, aliases: [], officers: [] },
}
