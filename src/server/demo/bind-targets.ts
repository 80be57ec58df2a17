import type { BindInput } from '#contract/bindings.ts'
import { groupWord } from '#core/places/group.ts'
import type { CityHandle } from '#store/handle.ts'
import { listTargets } from '#store/programmes/targets.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { bindTargets } from '../bindings/bindings.ts'
import { chooseHeadlines } from '../headlines/headlines.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { allParks } from './wangchao.ts'

type Measuring = Pick<BindInput, 'indicatorCode' | 'reading' | 'accumulation'>

const by = (
  indicatorCode: string,
  accumulation: BindInput['accumulation'],
  reading: BindInput['reading'] = 'value',
) => ({
  ...{ indicatorCode, reading, accumulation },
})

/** What each printed metric is measured by. What is not here the office has yet to say, as in any city. */
const measuredBy: Readonly<Record<string, (period: string) => Measuring>> = {
  园区工业总产值: () => by('industrial_output', 'year-flow'),
  规模以上工业增加值: () => by('value_added', 'year-flow'),
  工业投资: (period) => by('industrial_investment', period.includes('-') ? 'span-flow' : 'year-flow'),
  技术改造投资: () => by('retrofit_investment', 'span-flow'),
  三年技术改造投资: () => by('retrofit_investment', 'span-flow'),
  高新技术企业: () => by('high_tech_firms', 'state'),
  净增高新技术企业: () => by('high_tech_firms', 'state', 'increase'),
  省级以上专精特新企业: () => by('specialised_firms', 'state'),
  新增规模以上工业企业: () => by('firms_promoted', 'year-flow'),
}

const HEADLINES = [
  'industrial_output',
  'value_added',
  'industrial_investment',
  'retrofit_investment',
  'tax',
  'high_tech_firms',
] as const

const BOUND = new Date('2026-04-08T02:20:00Z')

/** The office says what most targets are measured by, and which six figures leaders see first. */
export async function bindDemoTargets(tx: CityHandle, programmeId: string, ids: DemoIds): Promise<void> {
  const context = contextOf(tx, ids.office, BOUND)
  const subjects = new Map((await listSubjects(tx, { kinds: ['place'] })).map(({ id, name }) => [name, id]))
  const city = subjects.values().next().value ?? 0
  for (const { id, role, metric, period, scope } of await listTargets(tx, programmeId)) {
    const measuring = measuredBy[metric]
    if (role === 'base' || measuring === undefined || period === null) continue
    const whole = metric.startsWith(groupWord(allParks)) ? subjects.get(allParks) : undefined
    const subjectId = subjects.get(scope ?? '') ?? whole ?? city
    granted(
      await bindTargets(context, { targets: [{ id, seen: null }], subjectId, reason: null, ...measuring(period) }),
    )
  }
  granted(
    await chooseHeadlines(
      context,
      HEADLINES.map((indicatorCode) => ({ indicatorCode, subjectId: city })),
    ),
  )
}
