import type { RoundPage } from '#contract/rounds/round.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { roundSteps } from '#core/rounds/course.ts'
import type { CityHandle } from '#store/handle.ts'
import { listShipped } from '../evaluations/shipped.ts'
import { confirmFindings, createMethod } from '../methods/methods.ts'
import { addMeasure } from '../outcomes/measures.ts'
import { changeOutcome, enterOutcomes } from '../outcomes/register.ts'
import { analyseNow } from '../robustness/analyse.ts'
import { markSeen } from '../robustness/seen.ts'
import { computeRound } from '../rounds/compute.ts'
import { correctRound, tryCorrection } from '../rounds/correct.ts'
import { importInputs } from '../rounds/import-inputs.ts'
import { reportValues } from '../rounds/inputs.ts'
import { loadRound } from '../rounds/load.ts'
import { advanceRound } from '../rounds/moves.ts'
import { decideObjection, listObjections, raiseObjection } from '../rounds/objections.ts'
import { openRound } from '../rounds/rounds.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { selfReported, values2025, values2026 } from './park-values.ts'
import { parks } from './wangchao.ts'

/** The parks' rounds as far as the real calendar has come: last year's from method to circular, this year's under way. */
export async function holdParkRounds(tx: CityHandle, ids: DemoIds, now: Date): Promise<void> {
  const day = (date: string, hour = 2) => new Date(`${date}T${String(hour).padStart(2, '0')}:10:00Z`)
  if (now < day('2026-02-02')) return
  const office = contextOf(tx, ids.office, day('2026-02-02'))
  const methodId = await adoptMethod(office)
  if (now >= day('2026-06-01')) await holdFinished(tx, ids, methodId, day)
  if (now >= day('2026-11-02')) await holdRunning(tx, ids, methodId, day)
}

type Clock = (date: string, hour?: number) => Date

/** Zhuhai's method of 2017 as the invented city might have taken it over. */
async function adoptMethod(office: ReturnType<typeof contextOf>): Promise<string> {
  const shipped = (await listShipped()).find(({ code }) => code.startsWith('zhuhai-parks'))
  const replaced: readonly (readonly [RegExp, string])[] = [
    [/^code: .*$/m, 'code: wangchao_parks'],
    [/^name: .*$/m, 'name: 望潮市产业园区经济发展目标考核办法'],
    [/^period: .*$/m, 'period: 2025'],
    [/^place: .*$/m, 'place: 望潮市'],
    [/^validFrom: .*$/m, 'validFrom: 2026-01-10'],
    [/^validTo: .*$/m, 'validTo: 2029-01-09'],
    [
      /^ {2}rule: .*$/m,
      '  rule: { title: 望潮市产业园区经济发展目标考核办法, number: 望府〔2026〕2号, issuer: 望潮市人民政府 }',
    ],
    [/^unverified: .*$/m, 'unverified: 演示用：仿照珠海市2017年公开的园区考核办法，细则参数和文号为虚构。'],
  ]
  const text = replaced.reduce((was, [pattern, words]) => was.replace(pattern, words), shipped?.text ?? '')
  const method = granted(await createMethod(office, { text, name: 'wangchao-parks.yaml' }))
  const findings = method.findings.filter(({ severity }) => severity === 'confirm')
  const words = '按2025年度评分细则确认（演示）'
  granted(await confirmFindings(office, { id: method.id, version: 1, findings, words }))
  return method.id
}

const unitOf = ({ unitIds }: DemoIds, name: string): string => unitIds.get(name) ?? ''

function setupOf(ids: DemoIds, dues: Readonly<Record<string, string>>) {
  const thirdParty = unitOf(ids, '望潮产业评估事务所')
  const office = unitOf(ids, '市产业园区建设领导小组办公室')
  return {
    plan: roundSteps.map((step) => ({
      ...{ step, due: dues[step] ?? null },
      unitId: step === 'review' ? thirdParty : step === 'final' ? office : null,
    })),
    ...{ noticeDays: 5, decideDays: 5, thirdPartyUnitId: thirdParty },
    suppliers: {
      统计局: unitOf(ids, '市统计局'),
      中介机构: thirdParty,
      '应急管理、生态环境部门': unitOf(ids, '市应急管理局'),
      '生态环境、发展改革部门': unitOf(ids, '市生态环境局'),
    },
  }
}

type Scene = {
  readonly id: string
  readonly as: (actor: Actor | undefined, date: string, hour?: number) => ReturnType<typeof contextOf>
  readonly go: (date: string, words?: string, actor?: Actor) => Promise<void>
}

function sceneOf(tx: CityHandle, ids: DemoIds, day: Clock, id: string): Scene {
  const as: Scene['as'] = (actor, date, hour) => contextOf(tx, actor ?? ids.office, day(date, hour))
  const go: Scene['go'] = async (date, words, actor) => {
    const { round } = await loadRound(as(ids.office, date), id)
    granted(await advanceRound(as(actor, date, 3), { id, from: round.state, words }))
  }
  return { id, as, go }
}

async function open(
  tx: CityHandle,
  ids: DemoIds,
  day: Clock,
  given: {
    methodId: string
    name: string
    period: string
    date: string
    csv: string
    dues: Readonly<Record<string, string>>
  },
): Promise<Scene> {
  const { methodId, name, period, date, csv, dues } = given
  const office = contextOf(tx, ids.office, day(date))
  const round: RoundPage = granted(
    await openRound(office, { methodId, methodVersion: 1, name, period, ...setupOf(ids, dues) }),
  )
  granted(await importInputs(office, { id: round.id, name: `${name}底数.csv`, bytes: new TextEncoder().encode(csv) }))
  return sceneOf(tx, ids, day, round.id)
}

async function report(scene: Scene, ids: DemoIds, park: string, date: string): Promise<void> {
  const row = parks.findIndex(({ name }) => name === park)
  const values = Object.entries(selfReported[park] ?? {}).map(([input, value]) => ({ input, value, fileIds: [] }))
  const context = scene.as(ids.reporters.get(`${park}管委会`), date)
  granted(await reportValues(context, { id: scene.id, row, stage: 'self', values }))
}

async function holdFinished(tx: CityHandle, ids: DemoIds, methodId: string, day: Clock): Promise<void> {
  const scene = await open(tx, ids, day, {
    ...{ methodId, name: '2025年度产业园区考核', period: '2025年', date: '2026-02-09', csv: values2025 },
    dues: {
      inputs: '2026-03-06',
      self: '2026-03-31',
      review: '2026-04-20',
      opinions: '2026-04-28',
      objections: '2026-05-19',
      final: '2026-05-29',
    },
  })
  const { id, as, go } = scene
  await go('2026-02-26')
  await go('2026-03-09')
  for (const [at, { name }] of parks.entries()) await report(scene, ids, name, `2026-03-${String(16 + at)}`)
  await go('2026-04-01')
  const thirdParty = as(ids.reporters.get('望潮产业评估事务所'), '2026-04-15')
  const found = { input: 'started', value: [5000, 20000, 7000, 9000], fileIds: [] }
  const words = '一个项目只有投资协议，没有开工证明，不计入'
  granted(await reportValues(thirdParty, { id, row: 5, stage: 'reviewed', values: [{ ...found, words }] }))
  await go('2026-04-20')
  await go('2026-04-28')
  const loaded = await loadRound(as(ids.office, '2026-04-29'), id, { lock: true })
  granted(await computeRound(as(ids.office, '2026-04-29'), loaded))
  granted(await analyseNow(as(ids.office, '2026-04-29'), id))
  granted(await markSeen(as(ids.office, '2026-04-30'), { id, number: 1 }))
  await go('2026-04-30')
  await go('2026-05-08', undefined, ids.leader)
  await objectAndCorrect(scene, ids)
  await enterMeasures(scene, ids, methodId)
}

/** What parks claimed of last year's notice, and what whoever had supplied the value found. */
const OBJECTIONS: readonly {
  readonly park: string
  readonly input: string
  readonly claimed: number | boolean
  readonly words: string
  readonly decider: string
  readonly state: 'upheld' | 'rejected'
  readonly decision: string
  readonly value?: number
}[] = [
  {
    ...{ park: '南浦智造园', input: 'upgrade', claimed: 8, words: '市级技改备案的一个项目0.8亿元漏统，附备案证号' },
    ...{ decider: '市统计局', state: 'upheld', decision: '经核实漏统属实，予以更正' },
  },
  {
    ...{ park: '东屿高新区', input: 'invest', claimed: 42.5, words: '12月签约的2.5亿元项目应计入工业投资' },
    ...{ decider: '市统计局', state: 'rejected', decision: '项目年内未入库，没有形成投资完成额' },
  },
  {
    ...{ park: '望潮综合保税区', input: 'answers', claimed: 46, words: '现场回收问卷46份，少计6份' },
    ...{ decider: '望潮产业评估事务所', state: 'upheld', value: 44, decision: '复核原件46份，其中2份未填完，计44份' },
  },
  {
    ...{ park: '青石先进制造园', input: 'accident', claimed: false, words: '事故发生在园区红线外的施工便道' },
    ...{ decider: '市应急管理局', state: 'rejected', decision: '事故调查报告认定属园区在建项目' },
  },
]

/** Four parks object while the notice runs; two are found right, one of them in part. */
async function objectAndCorrect({ id, as, go }: Scene, ids: DemoIds): Promise<void> {
  for (const { park, input, claimed, words } of OBJECTIONS) {
    const row = parks.findIndex(({ name }) => name === park)
    const speaker = as(ids.reporters.get(`${park}管委会`), '2026-05-12')
    granted(await raiseObjection(speaker, { id, row, input, claimed, words, fileId: null }))
  }
  await go('2026-05-18')
  for (const { park, input, decider, state, decision, value } of OBJECTIONS) {
    const row = parks.findIndex(({ name }) => name === park)
    const judge = as(ids.reporters.get(decider), '2026-05-18', 6)
    const raised = (await listObjections(judge, id)).find((one) => one.row === row && one.input === input)
    const decided = { id, objectionId: raised?.id ?? '', state, words: decision, value }
    granted(await decideObjection(judge, decided))
  }
  await go('2026-05-19')
  const office = as(ids.office, '2026-05-20')
  const { objections } = granted(await tryCorrection(office, id))
  granted(await correctRound(office, { id, objections }))
  granted(await analyseNow(office, id))
  await go('2026-05-22')
}

/** What the invented city's rule gives each grade; the award has been paid since. */
async function enterMeasures({ id, as }: Scene, ids: DemoIds, methodId: string): Promise<void> {
  const office = as(ids.office, '2026-06-01')
  const rule = { validFrom: '2026-01-10', validTo: '2029-01-09', unverified: '演示：仿照公开办法，金额为虚构' }
  const finance = unitOf(ids, '市财政局')
  const measures = [
    { grade: '优秀', name: '通报表扬', kind: 'praise', amount: null, unit: null, executorUnitId: null },
    { grade: '优秀', name: '考核奖励', kind: 'award', amount: 100, unit: '万元', executorUnitId: finance },
    { grade: '良好', name: '考核奖励', kind: 'award', amount: 50, unit: '万元', executorUnitId: finance },
    { grade: '不达标', name: '通报批评', kind: 'criticism', amount: null, unit: null, executorUnitId: null },
    { grade: '不达标', name: '约谈所在区主要负责同志', kind: 'talk', amount: null, unit: null, executorUnitId: null },
  ] as const
  for (const one of measures)
    granted(await addMeasure(office, { methodId, ...one, ...rule, source: '望府〔2026〕2号 第十二条' }))
  const { lines } = granted(await enterOutcomes(office, id))
  const award = lines.find(({ grade, measure }) => grade === '优秀' && measure === '考核奖励')
  if (award === undefined) return
  const paid = { state: 'done', settled: award.amount, validTo: award.validTo, words: '已拨付' } as const
  granted(await changeOutcome(as(ids.office, '2026-07-15'), { id: award.id, revision: award.revision, ...paid }))
}

async function holdRunning(tx: CityHandle, ids: DemoIds, methodId: string, day: Clock): Promise<void> {
  const scene = await open(tx, ids, day, {
    ...{ methodId, name: '2026年产业园区中期考核', period: '2026年1–9月', date: '2026-10-19', csv: values2026 },
    dues: { inputs: '2026-10-28', self: '2026-12-04', review: '2026-12-18', final: '2027-01-29' },
  })
  await scene.go('2026-10-20')
  await scene.go('2026-10-29')
  for (const park of ['东屿高新区', '云帆航空产业园', '鹭洲电子信息园']) await report(scene, ids, park, '2026-11-02')
}
