import type { RobustnessPage } from '#contract/robustness.ts'
import type { RoundResults } from '#contract/rounds/results.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { leavesOf } from '#core/evaluations/leaves.ts'
import { listRowsOfStage } from '#store/rounds/round-inputs.ts'
import type { CityContext } from '../context.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'
import { listRegister } from '../outcomes/register.ts'
import { showRobustness } from '../robustness/show.ts'
import { meanDigits, objectionBlocks, opening, placingTable } from './export-results.ts'
import { type LoadedRound, loadRound } from './load.ts'
import { showResults } from './results.ts'

const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', text })
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八'] as const

/** The report that goes to those who approve: how it was done, what came of it, how sure it is, what was objected to and what follows. */
export async function exportReport(
  context: CityContext,
  id: string,
): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  const loaded = await loadRound(context, id)
  const results = loaded.view === 'all' ? await showResults(context, { id }) : undefined
  if (results === undefined) return bad({ code: 'round.results.not-found' })
  if (!results.ok) return results
  const { round } = loaded
  const parts: readonly (readonly [string, readonly OfficialBlock[]])[] = [
    ['评价工作开展情况', await courseOf(context, loaded, results.value)],
    ['评价结果', resultsOf(loaded, results.value)],
    ['各项指标得分情况', itemsOf(loaded, results.value)],
    ['数据质量', qualityOf(loaded, results.value)],
    ['名次的把握', sureOf(await showRobustness(context, id))],
    ['异议处理', round.noticed_computation === null ? [] : await objectionBlocks(context, loaded)],
    ['结果运用', await outcomesOf(context, id)],
  ]
  const blocks = parts
    .filter(([, inside]) => inside.length > 0)
    .flatMap(([title, inside], at): readonly OfficialBlock[] => [
      { kind: 'heading', level: 1, text: `${NUMBERS[at]}、${title}` },
      ...inside,
    ])
  const office = loaded.unitNames.get(round.plan.find(({ step }) => step === 'final')?.unitId ?? '')
  const title = `${round.name}评价报告`
  const bytes = await writeOfficialWord({
    ...{ title, blocks: [...opening(loaded, '现将评价情况报告如下。'), ...blocks], date: context.today },
    annexes: [{ title: '各对象分项得分表', blocks: matrixOf(loaded, results.value), landscape: true }],
    ...(office === undefined ? {} : { signature: office }),
  })
  return good({ name: `${title}.docx`, bytes })
}

async function courseOf(
  { tx }: CityContext,
  { round, method, subjects, unitNames }: LoadedRound,
  { placings, number }: RoundResults,
): Promise<readonly OfficialBlock[]> {
  const third = round.third_party_unit_id === null ? undefined : unitNames.get(round.third_party_unit_id)
  const reported = (await listRowsOfStage(tx, round.id, 'self')).length
  const reviewed = (await listRowsOfStage(tx, round.id, 'reviewed')).length
  const cohorts = method.cohorts
    .map(({ code, name }) => `${name}${placings.filter((one) => one.cohort === code).length}个`)
    .join('、')
  const suppliers = [...new Set(Object.values(round.suppliers))].flatMap((unit) => unitNames.get(unit) ?? [])
  return [
    paragraph(
      `本次评价对象${subjects.length}个，其中${cohorts}。评价数据由${suppliers.join('、') || '有关部门'}提供，被评价单位自评填报${reported}个。`,
    ),
    paragraph(
      `${third === undefined ? '' : `${third}对自评数据逐项审核，`}审核后改动数据的对象${reviewed}个，自报值与审核值并存，理由逐项记录。结果为第${number}次计算所得，数据与结果均留有校验码，可随时重算核对。`,
    ),
  ]
}

function resultsOf(loaded: LoadedRound, results: RoundResults): readonly OfficialBlock[] {
  const { placings, groups, groupName } = results
  const totals = placings.map(({ total }) => total)
  const mean = totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length)
  const { total: digits } = loaded.method.rounding
  const counts = new Map<string, number>()
  for (const { grade } of placings) counts.set(grade ?? '不定等次', (counts.get(grade ?? '不定等次') ?? 0) + 1)
  const said = [...counts].map(([grade, count]) => `${grade}${count}个`).join('、')
  return [
    paragraph(
      `总分平均${mean.toFixed(digits)}分，最高${Math.max(...totals).toFixed(digits)}分，最低${Math.min(...totals).toFixed(digits)}分；${said}。名次、总分和等次如下。`,
    ),
    placingTable(loaded, placings),
    ...(groups.length === 0 || groupName === null
      ? []
      : [
          paragraph(`${groupName}按所含对象总分的平均计算，结果如下。`),
          {
            kind: 'table' as const,
            header: [['名次', '名称', '得分', '所含对象']],
            rows: groups.map(({ rank, group, mean: own, names }) => [
              ...[rank === null ? '—' : String(rank), group, own.toFixed(meanDigits(loaded, groups)), names.join('、')],
            ]),
            widths: [1, 2, 1, 5],
          },
        ]),
  ]
}

/** Where points were won and lost: mean share of full marks, item by item. */
function itemsOf({ method }: LoadedRound, { placings }: RoundResults): readonly OfficialBlock[] {
  const rows = leavesOf(method).flatMap(({ leaf }) => {
    const own = placings.flatMap((one) => {
      const points = one.points[leaf.code]
      return points === undefined ? [] : [{ name: one.name, points }]
    })
    if (own.length === 0) return []
    const sorted = [...own].sort((a, b) => b.points - a.points)
    const mean = own.reduce((sum, { points }) => sum + points, 0) / own.length
    const say = (one: { name: string; points: number } | undefined) =>
      one === undefined ? '' : `${one.name} ${one.points}`
    return [[leaf.name, mean.toFixed(2), say(sorted[0]), say(sorted.at(-1))]]
  })
  return [{ kind: 'table', header: [['指标', '平均分', '最高', '最低']], rows, widths: [3, 1, 2, 2] }]
}

function qualityOf({ method }: LoadedRound, { placings, findings }: RoundResults): readonly OfficialBlock[] {
  const imputed = placings.reduce((sum, one) => sum + one.imputed, 0)
  const capped = placings.reduce((sum, one) => sum + one.capped, 0)
  const cells = placings.length * leavesOf(method).length
  return [
    paragraph(
      imputed === 0
        ? `全部${placings.length}个对象的各项数据齐全，没有按缺数据处理的；超过上限按上限计分的${capped}项次。`
        : `按办法规定作缺数据处理的${imputed}项次，占${((imputed / Math.max(1, cells)) * 100).toFixed(1)}%；超过上限按上限计分的${capped}项次。`,
    ),
    ...findings.slice(0, 10).map(({ said }) => paragraph(said.zh)),
  ]
}

function sureOf(page: RobustnessPage | null): readonly OfficialBlock[] {
  if (page === null) return []
  const { settings, sets } = page
  const names = new Map(page.names.map(({ row, name }) => [row, name]))
  const items = new Map(page.items.map(({ code, name }) => [code, name]))
  const spread = Math.round(settings.weightSpread * 100)
  const lead = paragraph(
    `为检验名次的把握，将各项权重上下浮动${spread}%、换用其他打分刻度和加总方式、轮流去掉一项指标，随机重算${settings.draws}次（随机种子${settings.seed}，取自数据校验码）。检验只说明名次的把握，不改变按办法得出的结果。`,
  )
  return [
    lead,
    ...sets.flatMap((set): readonly OfficialBlock[] => {
      const settled = set.lines.filter(({ low, high }) => high - low <= 2).length
      const [first] = [...set.effects].sort((a, b) => b.total - a.total)
      const what: Readonly<Record<string, string>> = {
        ...{ normalisation: '打分刻度', aggregation: '加总方式', 'left-out': '去掉哪一项' },
        weight: `“${items.get(first?.item ?? '') ?? ''}”的权重`,
      }
      const squeezed = set.squeezes
        .slice(0, 5)
        .map(({ item, row }) => `${names.get(row) ?? ''}的${items.get(item) ?? item}`)
      const pairs = set.correlated.slice(0, 5).map(({ items: [a, b] }) => `${items.get(a) ?? a}与${items.get(b) ?? b}`)
      return [
        paragraph(
          `${set.lines.length}个对象中，${settled}个的名次区间（九成重算落在其中）在2名以内，重算一次平均移动${set.meanShift.toFixed(1)}名${first === undefined ? '' : `；名次主要取决于${what[first.kind]}`}。`,
        ),
        {
          kind: 'table',
          header: [['名次', '名称', '名次区间', '居中名次']],
          rows: set.lines
            .toSorted((a, b) => a.rank - b.rank)
            .slice(0, 50)
            .map(({ row, rank, low, middle, high }) => [
              ...[String(rank), names.get(row) ?? '', low === high ? String(low) : `${low}—${high}`, String(middle)],
            ]),
          widths: [1, 3, 2, 1],
        },
        ...(squeezed.length === 0 ? [] : [paragraph(`与其他对象相差悬殊、需要核对的数据：${squeezed.join('、')}。`)]),
        ...(pairs.length === 0
          ? []
          : [paragraph(`相关系数超过${settings.correlation}、修订办法时可考虑合并的指标：${pairs.join('、')}。`)]),
      ]
    }),
  ]
}

async function outcomesOf(context: CityContext, roundId: string): Promise<readonly OfficialBlock[]> {
  const lines = await listRegister(context, { roundId })
  if (lines.length === 0) return []
  return [
    paragraph('按照办法对各等次的规定，登记以下措施。'),
    {
      kind: 'table',
      header: [['对象', '等次', '措施', '标准', '执行单位']],
      rows: lines.map(({ subject, grade, measure, amount, unit, executor }) => [
        ...[subject, grade, measure, amount === null ? '—' : `${amount}${unit ?? ''}`, executor ?? '领导小组办公室'],
      ]),
      widths: [2, 1, 3, 1.3, 2],
    },
  ]
}

/** As many columns as an A4 sheet on its side holds in a print that can be read; more go into a second table. */
const WIDE = 9

function matrixOf({ method }: LoadedRound, { placings }: RoundResults): readonly OfficialBlock[] {
  const leaves = leavesOf(method)
  const pieces = Array.from({ length: Math.ceil(leaves.length / WIDE) }, (_, at) =>
    leaves.slice(at * WIDE, (at + 1) * WIDE),
  )
  const table = (piece: typeof leaves): OfficialBlock => ({
    kind: 'table',
    header: [['名称', ...piece.map(({ leaf }) => leaf.name), '总分']],
    rows: placings.map(({ name, points, total }) => [
      ...[name, ...piece.map(({ leaf }) => (points[leaf.code] === undefined ? '—' : String(points[leaf.code])))],
      total.toFixed(method.rounding.total),
    ]),
    widths: [3, ...piece.map(() => 2), 1.5],
  })
  // two tables without words between them are one for a word processor
  return pieces.flatMap((piece, at) => (at === 0 ? [table(piece)] : [paragraph('续表'), table(piece)]))
}
