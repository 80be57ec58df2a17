import type { Wording } from '../word-fault.ts'

const vintages: Readonly<Record<string, string>> = { flash: '快报', revised: '修订', final: '终值' }
const kinds: Readonly<Record<string, string>> = { number: '数', text: '文字', truth: '是否' }
const roles: Readonly<Record<string, string>> = {
  ...{ 'subject-code': '代码', 'subject-name': '名称', period: '报告期', indicator: '指标名称', unit: '计量单位' },
  ...{ value: '本期值', 'last-year': '上年同期值', 'parent-name': '所在地区' },
}

/** What is wrong with an indicator, a formula, a value or a file of values, and what to do about it. */
export const numberFaults = {
  'indicator.not-found': (x) => `没有指标“${String(x.id)}”，可能已改名。`,
  'indicator.conflict': (x) => `“${String(x.name)}”刚被别人改过，你的修改没有写入。请载入最新内容后再改。`,
  'indicator.code-form': () => '代码要以小写字母开头，只含小写字母、数字和下划线，不超过63个字符。',
  'indicator.code-reserved': (x) => `“${String(x.code)}”是公式里的关键字，请换一个代码。`,
  'indicator.code-taken': (x) => `代码“${String(x.code)}”已是“${String(x.name)}”的。`,
  'indicator.name-blank': () => '名称不能为空。',
  'indicator.name-taken': (x) =>
    `“${String(x.name)}”已是指标“${String(x.holder)}”的名称或别名，一个写法只能指一个指标。`,
  'indicator.alias-twice': (x) => `“${String(x.name)}”写了两遍。`,
  'indicator.unit-not-of-kind': (x) => `单位“${String(x.unit)}”与口径不符：增速、占比用 %，位次不带单位或用“位”。`,
  'indicator.sum-of-rates': () => '增速、占比、位次不能相加，请改为不汇总或加权平均。',
  'indicator.sum-of-overlapping': () => '累计数和时点数前后期重叠，不能跨期相加，请改为取期末。',
  'indicator.last-over-places': () => '“取期末”只用于时间，地区之间请选合计、加权平均或不汇总。',
  'indicator.decimals': (x) => `小数位是 0 到 ${String(x.most)} 的整数。`,
  'indicator.weight-blank': () => '加权平均要指明权数指标。',
  'indicator.weight-itself': () => '不能用指标自己作权数。',
  'indicator.weight-unknown': (x) => `没有代码为“${String(x.weight)}”的指标可作权数。`,
  'indicator.weight-period': (x) => `权数“${String(x.weight)}”的报告期类型不同，不能作权数。`,
  'indicator.rank-threshold': () => '名次是不小于 1 的整数。',
  'indicator.threshold-number': () => '阈值要是一个数。',
  'indicator.threshold-direction': (x) => `阈值的方向“${String(x.op)}”与指标方向相反，请检查。`,
  'indicator.formula-blank': () => '取数方式是公式计算，请写公式。',
  'indicator.formula-superfluous': () => '取数方式不是公式计算，请清空公式或改取数方式。',
  'indicator.formula-period': (x) => `“${String(x.name)}”的报告期类型与本指标不同，不能直接参与计算。`,
  'indicator.cycle': (x) => `公式互相引用成了圈：${String(x.names)}。`,
  'indicator.rests-on-broken': (x) => `公式用到的“${String(x.name)}”本身算不出来。`,
  'indicator.code-fixed': (x) =>
    `公式和导入对应都按代码“${String(x.before)}”找这个指标，代码不能改；要改叫法请改名称。`,
  'indicator.unit-fixed': (x) =>
    `“${String(x.name)}”已有按“${String(x.before)}”保存的数据，单位不能改。请新建指标，或用公式换算。`,
  'indicator.period-fixed': (x) => `“${String(x.name)}”已有数据，报告期类型不能改。请新建指标。`,
  'indicator.unit-unknown': () => '没有这个单位，请在单位名录里先建立。',
  'indicator.in-use': (x) => `“${String(x.name)}”还被这些公式使用：${String(x.names)}。请先改这些公式。`,
  'indicators.word-unknown': (x) => `“${String(x.text)}”不在可选的词里：${String(x.words)}。`,
  'indicators.aggregation-unknown': (x) => `“${String(x.text)}”认不出。写合计、取期末、不汇总，或“加权平均：代码”。`,
  'indicators.threshold-unknown': (x) => `“${String(x.text)}”认不出。写成“< 0”“>= 10”或“前3名”，不设就空着。`,
  'indicators.reason-missing': () => '请写修改原因，以后查版本的人会看到。',
  'unit.unknown': (x) => `单位“${String(x.unit)}”里的“${String(x.part)}”不认识。`,
  'unit.bare-multiple': (x) => `“${String(x.unit)}”只有数量级，没有说是什么，请写全，如万元、万人。`,
  'expression.blank': () => '公式是空的。',
  'expression.character': (x) => `公式里不能有“${String(x.character)}”。`,
  'expression.quote-open': () => '引号没有配对。',
  'expression.name-unknown': (x) =>
    x.nearest === null
      ? `没有叫“${String(x.name)}”的指标。`
      : `没有叫“${String(x.name)}”的指标，是不是“${String(x.nearest)}”？`,
  'expression.name-ambiguous': (x) => `“${String(x.name)}”指不止一个：${String(x.holders)}。请写全名或代码。`,
  'expression.number-range': (x) => `数“${String(x.number)}”太大。`,
  'expression.syntax': (x) => `公式在“${String(x.near)}”附近写得不完整，请检查括号和运算符。`,
  'expression.cel': () => '公式不能这样写，请检查。',
  'expression.not-taken': () => '公式里不能用这种写法。',
  'expression.null-taken': () => '公式里不能写 null；没有数时用 present() 判断。',
  'expression.list-expected': () => 'in 后面要跟一个列表，如 [1, 2]。',
  'expression.list-empty': () => '列表是空的。',
  'expression.function-unknown': (x) => `没有函数“${String(x.name)}”。可用的有：${String(x.known)}。`,
  'expression.arguments': (x) =>
    `${String(x.name)} 要 ${x.least === x.most ? String(x.least) : `${String(x.least)} 到 ${String(x.most)}`} 个参数，写了 ${String(x.given)} 个。`,
  'expression.kind': (x) =>
    `“${String(x.sign)}”要的是${kinds[String(x.expected)] ?? ''}，给的是${kinds[String(x.given)] ?? ''}。`,
  'expression.kinds-differ': (x) =>
    `“${String(x.sign)}”两边不是同一类：${kinds[String(x.expected)] ?? ''}和${kinds[String(x.given)] ?? ''}。`,
  'expression.result-kind': (x) => `公式的结果要是${kinds[String(x.expected)] ?? ''}。`,
  'expression.bare-number': (x) => `“${String(x.sign)}”的一边带单位“${String(x.unit)}”，另一边的数没有写单位，请写上。`,
  'expression.units-add': (x) => `“${String(x.left)}”和“${String(x.right)}”不能相加减。`,
  'expression.units-differ': (x) => `“${String(x.given)}”和“${String(x.expected)}”不能比较或并列。`,
  'expression.zero-divisor': () => '除数是 0。',
  'expression.points-multiplied': () => '百分点不能相乘除。',
  'expression.round-digits': () => 'round 的位数要写成整数。',
  'expression.not-paired': (x) => `${String(x.name)}() 只能用于同表填报上年同期数的指标，不能用于算式。`,
  'expression.result-unit': (x) =>
    x.ratio === true
      ? `结果是没有单位的比值，指标单位是“${String(x.expected)}”，请在公式末尾写“× 100%”。`
      : `公式算出来的单位是“${String(x.given)}”，指标单位是“${String(x.expected)}”，两者不是一回事。`,
  'subject.not-found': () => '没有这个对象，或这个账号看不到它。',
  'observations.changed-meanwhile': (x, f) =>
    `${String(x.name)}（${f.day(String(x.day))}）在你打开之后已有新值，没有写入。请重新载入后再改。`,
  'observations.computed': (x) => `“${String(x.name)}”按公式计算，不能录入或导入。`,
  'observations.no-such-period': (x, f) => `${f.day(String(x.day))}不是“${String(x.name)}”报告期的截止日。`,
  'observations.value-or-reason': () => '填数，或选没有数的原因，两者取一。',
  'observations.twice': (x) => `“${String(x.name)}”的同一格写了两遍。`,
  'observations.known-in-future': () => '得知日期不能晚于今天。',
  'observations.nothing-changed': () => '与现有的数完全一样，没有写入。',
  'observations.outweighed': (x, f) =>
    `“${String(x.name)}”已有${f.day(String(x.knownOn))}得知的${vintages[String(x.vintage)] ?? ''}，比这次更晚或更终，写进去谁也看不到。请改得知日期或版次。`,
  'observations.too-many': (x, f) =>
    `一次要看${f.number(Number(x.cells))}个数，超过${f.number(Number(x.most))}个的上限。请缩短时间、减少地区，或用导出。`,
  'batch.conflict': () => '这一批的状态已变，没有改动。请重新载入。',
  'batch.roll-up-follows': () => '企业汇总随所汇总的批次变化，请撤销原来的批次。',
  'import.no-subject-column': () => '没有指明哪一列是代码或名称，不知道每一行说的是谁。',
  'import.no-value-column': () => '没有指明哪一列是指标的数。',
  'import.role-twice': (x) => `“${roles[String(x.role)] ?? String(x.role)}”指给了不止一列：${String(x.columns)}。`,
  'import.indicator-twice': (x) => `“${String(x.name)}”指给了不止一列：${String(x.columns)}。`,
  'import.last-year-alone': (x) => `“${String(x.name)}”只有上年同期列（${String(x.column)}），没有本期列。`,
  'import.pair-units': (x) => `“${String(x.name)}”的本期列和上年同期列单位不同：${String(x.columns)}。`,
  'import.indicator-retired': (x) => `“${String(x.name)}”已停用。`,
  'import.not-your-indicator': (x) =>
    `“${String(x.name)}”的来源单位不是本单位，不能由本账号导入。请联系统计或领导小组办公室。`,
  'import.unit-unknown': (x) => `“${String(x.name)}”的单位“${String(x.unit)}”不认识，请改成如亿元、万元、家。`,
  'import.unit-of-another-kind': (x) =>
    `“${String(x.name)}”的单位是“${String(x.ours)}”，文件里的“${String(x.unit)}”不能换算成它。请检查是不是选错了指标。`,
  'import.no-period': () => '文件里没有报告期列，请选报告期截止日。',
  'import.faulty-rows': (x, f) =>
    `文件里有${f.number(Number(x.rows))}行有问题，整个文件没有导入。请改好重传，或选择只导入没有问题的行。`,
  'import.subject-missing': () => '这一行没有代码也没有名称。',
  'import.parent-unknown': (x) => `没有叫“${String(x.text)}”的地区。`,
  'import.period-unreadable': (x) => `“${String(x.text)}”认不出是哪一期，写成如 2026-07、2026年7月、2026年三季度。`,
  'import.period-of-another-type': (x, f) => `${f.day(String(x.period))}不是“${String(x.name)}”报告期的截止日。`,
  'import.indicator-unknown': (x) => `没有叫“${String(x.text)}”的指标，或不能导入。`,
  'import.not-a-number': (x) => `“${String(x.text)}”不是数。没有数请空着或填“—”。`,
  'import.percent': (x) => `写的是百分数，而“${String(x.name)}”的单位是“${String(x.unit)}”。`,
  'import.twice': () => '同一对象、同一指标、同一期在前面的行里已有，不知道以哪个为准。',
  'import-mapping.not-found': () => '没有这种表头的对应，可能已被忘掉。',
} satisfies Readonly<Record<string, Wording>>
