import type { Progress } from '#contract/progress.ts'
import { OUTCOMES, type Outcome, outcomeOf } from '#core/progress/assessment.ts'
import { countLights } from '#core/progress/lights.ts'
import { gapUnitOf } from '#core/progress/yearly-change.ts'
import type { OfficialTable } from '../documents/official-table.ts'
import type { OfficialBlock } from '../documents/official-word.ts'
import { lightWords, ruleWords, signs, vintageWords } from '../progress/progress-words.ts'

const titles = {
  reached: '已达到的目标',
  missed: '到期未达到的目标',
  running: '尚在实施的目标',
  unknown: '暂不能判断的目标',
} as const satisfies Record<Outcome, string>

export type ByOutcome = Readonly<Record<Outcome, readonly Progress[]>>

export const byOutcome = (rows: readonly Progress[]): ByOutcome => {
  const of = (outcome: Outcome) => rows.filter(({ light, reason }) => outcomeOf(light, reason.rule) === outcome)
  return { reached: of('reached'), missed: of('missed'), running: of('running'), unknown: of('unknown') }
}

/** How many stand how, in one sentence. */
export function sumUpTargets(targets: ByOutcome): string {
  const { reached, missed, running, unknown } = targets
  const all = reached.length + missed.length + running.length + unknown.length
  if (all === 0) return '方案没有可衡量的目标。'
  const lights = countLights(running.map(({ light }) => light))
  const course = (['on-course', 'watch', 'late'] as const)
    .filter((light) => lights[light] > 0)
    .map((light) => `${lightWords[light]}${lights[light]}项`)
    .join('、')
  return [
    `方案共有目标${all}项：已达到${reached.length}项，到期未达到${missed.length}项，`,
    `尚在实施${running.length}项${course === '' ? '' : `（${course}）`}，暂不能判断${unknown.length}项。`,
  ].join('')
}

/** A table for each outcome that has targets, under headings numbered （一）（二）. */
export const targetBlocks = (targets: ByOutcome, numbered: (at: number, title: string) => string) =>
  OUTCOMES.filter((outcome) => targets[outcome].length > 0).flatMap((outcome, at): readonly OfficialBlock[] => [
    { kind: 'heading', level: 2, text: numbered(at, `${titles[outcome]}（${targets[outcome].length}项）`) },
    { kind: 'table', ...tableOf(outcome, targets[outcome]) },
  ])

const NONE = '—'

const tableOf = (outcome: Outcome, rows: readonly Progress[]): OfficialTable => {
  const running = outcome === 'running'
  return outcome === 'unknown'
    ? {
        header: [['序号', '目标', '目标值', '期限', '原因']],
        widths: [6, 30, 18, 14, 18],
        rows: rows.map((row, at) => [String(at + 1), named(row), goalOf(row), timeOf(row), ruleWords[row.reason.rule]]),
      }
    : {
        header: [['序号', '目标', '目标值', '期限', '实际', '数据截至', '差距', ...(running ? ['判断'] : [])]],
        widths: [7, 24, 16, 13, 17, 16, 17, ...(running ? [9] : [])],
        rows: rows.map((row, at) => [
          ...[String(at + 1), named(row), goalOf(row), timeOf(row), actualOf(row), knownTo(row), gapOf(row)],
          ...(running ? [lightWords[row.light]] : []),
        ]),
      }
}

const named = ({ target, binding }: Progress): string =>
  [binding?.subjectName ?? target.scope ?? '', target.metric].filter((part) => part !== '').join(' ')

const goalOf = ({ target }: Progress): string =>
  `${signs[target.comparator]}${target.value}${target.valueMax === null ? '' : `～${target.valueMax}`}${target.unit}`

const timeOf = ({ target }: Progress): string => {
  if (target.period === null) return NONE
  if (target.period === 'annual') return '每年'
  return `${target.period.replace(/^(\d{4})-(\d{4})$/, '$1–$2')}${/^\d{4}(-\d{4})?$/.test(target.period) ? '年' : ''}`
}

const tidy = (value: number): string => String(Math.round(value * 100) / 100)

const actualOf = ({ target, actual }: Progress): string =>
  actual === null ? NONE : `${tidy(actual.value)}${target.unit}`

/** A flash value is not yet the last word. */
const knownTo = ({ actual }: Progress): string => {
  if (actual === null) return NONE
  const [year, month] = actual.end.split('-').map(Number)
  return `${year}年${month}月${actual.vintage === 'flash' ? vintageWords.flash : ''}`
}

/** To the target itself, not to where it should stand by now: an assessment says what is still to be done. */
function gapOf({ target, actual }: Progress): string {
  if (actual === null) return NONE
  const high = target.valueMax ?? target.value
  const short = target.comparator === '<=' ? actual.value - high : target.value - actual.value
  if (short <= 0) return target.comparator === '<=' ? '未超过' : '无'
  return `${target.comparator === '<=' ? '超' : '差'}${tidy(short)}${gapUnitOf(target.unit)}`
}
