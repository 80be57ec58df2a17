import type { Fault } from '#core/base/fault.ts'

type Facts = NonNullable<Fault['facts']>
const n = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('zh-CN', { maximumFractionDigits: 6 }) : String(value ?? '')
const size = (f: Facts): string => `${n(f.size)}${f.points === true ? '个百分点' : '%'}`

/** What stands in the returned workbook, which is read outside of any page. */
const WORDS: Readonly<Record<string, (facts: Facts) => string>> = {
  'cell.unreadable': (f) =>
    f.why === 'other-unit'
      ? `“${n(f.text)}”的单位不能换算成${n(f.unit)}。`
      : `“${n(f.text)}”读不出数，请改成数字或选“—”。`,
  'cell.converted': (f) => `填的是${n(f.from)}，已换算为 ${n(f.value)} ${n(f.unit)}，请核对。`,
  'cell.conflict': (f) =>
    `系统里现在是“${n(f.theirs)}”（${n(f.by)}在下载模板之后填的），没有覆盖。以这里为准的，请到页面上改。`,
  'cell.held': () => '系统已有这个数，没有存入。',
  'cell.unexplained': () => '没有数，请写明原因。',
  'cell-error': (f) => `是错误值 ${n(f.error)}，请改成数值。`,
  'cell-not-calculated': () => '公式没有计算结果，请在 Excel 中打开、保存一次再上传。',
  'value.not-whole': () => '不是整数。',
  'value.too-precise': (f) => `小数超过 ${n(f.decimals)} 位。`,
  'value.below-least': (f) => `小于下限 ${n(f.least)}。`,
  'value.above-most': (f) => `大于上限 ${n(f.most)}。`,
  'value.jump-on-last': (f) => `比上期（${n(f.before)}）变动 ${size(f)}，请核对，属实的写明原因。`,
  'value.jump-on-last-year': (f) => `比上年同期（${n(f.before)}）变动 ${size(f)}，请核对，属实的写明原因。`,
  'value.outlier': (f) => `与以往相差较大（通常在 ${n(f.middle)} 左右），请再看一眼。`,
  'value.unit-slip': (f) => `像是单位或位数填错了，是不是 ${n(f.suggested)}？属实的写明原因。`,
  'value.cumulative-fell': (f) => `累计数比上月累计 ${n(f.before)} 还小，请核对，属实的写明原因。`,
  'value.last-year-differs': (f) => `上年同期数与系统已有的 ${n(f.held)} 不一致，请写明原因。`,
  'value.last-year-lacks': (f) => `没有填上年同期数，系统已有 ${n(f.held)}。`,
  'value.rule-broken': (f) => `${n(f.words)}，现在不成立。`,
  'value.parts-differ': (f) => `分项加起来 ${n(f.sum)}，合计 ${n(f.whole)}，差 ${n(f.difference)}。`,
  'value.parts-exceed': (f) => `其中项加起来 ${n(f.sum)}，超过合计 ${n(f.whole)}。`,
}

export const problemWords = ({ code, facts = {} }: Fault): string => WORDS[code]?.(facts) ?? code
