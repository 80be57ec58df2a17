import type { FormProblem } from '#contract/matrices.ts'
import type { MatrixRow } from '#core/matrices/matrix.ts'
import type { StoredMatrix } from '#store/matrices/matrices.ts'

type Facts = FormProblem['facts']
type Said = { readonly what: string; readonly todo: string }
type Wording = Readonly<Record<FormProblem['code'], (facts: Facts) => Said>>

const number = (value: string | number | undefined): string =>
  Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 6 })

/** What is wrong in a park's form and what to do, for the file that goes back. The pages word the same problems themselves. */
const words: Wording = {
  blank: () => ({ what: '没有填。', todo: '填数值；确实没有的写“不涉及：原因”。' }),
  none: (x) => ({ what: `只写了“${x.text}”，没有量化。`, todo: '填数值；确实没有的写“不涉及：原因”。' }),
  unquantified: (x) => ({ what: `没有量化：“${x.text}”。`, todo: '改成有数值的目标；文字说明写进措施栏。' }),
  'not-applicable': (x) => ({ what: `本园区不涉及：“${x.text}”。`, todo: '请办公室核对理由是否成立。' }),
  'measures-blank': () => ({ what: '有目标，没有写措施。', todo: '补写具体措施和主要工作内容。' }),
  'unit-other': (x) => ({
    what: `填的是${number(x.value)}${x.found}，本行按${x.wanted}计。`,
    todo: `改按${x.wanted}填；增速等说明写进措施栏。`,
  }),
  'unit-slip': (x) => ({
    what:
      x.city === undefined
        ? `年度 ${number(x.annual)} 与累计 ${number(x.whole)}（${x.unit}）相差约 ${number(x.times)} 倍，疑似计量单位有误。`
        : `${number(x.value)}${x.unit} 约为方案目标 ${number(x.city)}${x.unit} 的 ${number(x.times)} 倍，疑似计量单位有误。`,
    todo: '核对是否把万元填成了亿元，改正数值或单位。',
  }),
  several: (x) => ({
    what: `有 ${x.n} 个数（${x.values}），看不出哪个是总数。`,
    todo: '先写总数，如“合计23万平方米（北片13，南片10）”。',
  }),
  'only-new': (x) => ({
    what: '只写了新增数，没有写期末数。',
    todo: `填期末数，新增写在括号里，如“34(10)${x.unit}”。`,
  }),
  'annual-exceeds': (x) => ({
    what: `${x.year}年 ${number(x.annual)}${x.unit} 大于累计（期末）${number(x.whole)}${x.unit}。`,
    todo: '核对两栏是否填反，改正其中一个。',
  }),
  'years-differ': (x) => ({
    what: `分年合计 ${number(x.sum)}${x.unit}，写的总数是 ${number(x.whole)}${x.unit}，相差 ${number(x.by)}${x.unit}。`,
    todo: '核对各年数和总数，改正其中一个。',
  }),
  'annual-differs': (x) => ({
    what: `年度栏 ${number(x.annual)}${x.unit}，左栏写的${x.year}年是 ${number(x.said)}${x.unit}。`,
    todo: '两处改为一致。',
  }),
  'new-exceeds': (x) => ({
    what: `括号里的新增 ${number(x.fresh)}${x.unit} 大于总数 ${number(x.value)}${x.unit}。`,
    todo: '核对，总数在前、新增在括号里。',
  }),
  'year-outside': (x) => ({ what: `写了${x.year}年，不在${x.from}—${x.to}年之内。`, todo: '核对年份。' }),
  'exceeds-city': (x) => ({
    what: `${number(x.value)}${x.unit} 超过方案目标 ${number(x.city)}${x.unit}。`,
    todo: '核对数值和口径。',
  }),
  'below-share': (x) => ({
    what: `${number(x.value)}${x.unit} 低于下达给本单位的 ${number(x.share)}${x.unit}，少 ${number(x.by)}${x.unit}。`,
    todo: '按下达的份额填，或说明原因。',
  }),
  'far-from-others': (x) => ({
    what: `${number(x.value)}${x.unit} 与各园区中间值 ${number(x.middle)}${x.unit} 相差约 ${number(x.times)} 倍。`,
    todo: '核对计量单位。',
  }),
  'old-version': (x) => ({
    what: `这是第${x.exported}版表，现在是第${x.version}版；能对上的内容已移到新版。`,
    todo: '在这份新版表里补填、核对后再交。',
  }),
  'header-changed': (x) => ({ what: `表头“${x.wanted}”被改成“${x.found}”。`, todo: '表头不能改；请用这份表重填。' }),
  'protected-changed': (x) => ({
    what: `锁定的内容“${x.wanted}”被改成“${x.found}”，没有采用。`,
    todo: '锁定的内容不能改；有意见请联系领导小组办公室。',
  }),
  'unit-name-changed': (x) => ({
    what: `这张表发给${x.wanted}，填报单位写成了“${x.found}”。`,
    todo: '确认是不是拿错了表；各单位只用发给自己的表。',
  }),
  'row-missing': (x) => ({ what: `“${x.clause}”一行被删掉了。`, todo: '请用这份表补填这一行。' }),
  'row-added': (x) => ({ what: `多出一行“${x.text}”，没有读入。`, todo: '内容并入已有的行，或写进措施栏。' }),
  'cell-unreadable': (x) => ({ what: `单元格 ${x.address} 是错误值或公式没有结果。`, todo: '改成数值或文字。' }),
}

export const sayProblem = ({ code, facts }: Pick<FormProblem, 'code' | 'facts'>): Said => words[code](facts)

export const severityWords = { fault: '必须改正', warning: '请核对' } as const

export const stateWords = {
  blank: '未填',
  draft: '填报中',
  submitted: '已交',
  returned: '已退回',
  accepted: '已确认',
} as const

/** "2026—2028年", or "2026年" for a table of one year. */
export const termWords = ({ termFrom, termTo }: Pick<StoredMatrix, 'termFrom' | 'termTo'>): string =>
  termFrom === termTo ? `${termFrom}年` : `${termFrom}—${termTo}年`

/** What a column of the form is called where it must be told apart from all others. */
export function cellWords(matrix: StoredMatrix, cell: FormProblem['cell']): string {
  switch (cell) {
    case 'content':
      return '工作内容'
    case 'clause':
      return '细分条款'
    case 'unit':
      return '计量单位'
    case 'whole':
      return `${termWords(matrix)}目标`
    case 'wholeMeasures':
      return `${termWords(matrix)}措施`
    case 'annual':
      return `${matrix.year}年度目标`
    case 'annualMeasures':
      return `${matrix.year}年度措施`
    case null:
      return '表'
  }
}

export const clauseOf = (rows: readonly MatrixRow[], rowId: string | null): string =>
  rows.find(({ id }) => id === rowId)?.clause ?? ''
