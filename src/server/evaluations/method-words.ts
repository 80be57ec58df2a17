import type { Facts, Wording } from './finding-words.ts'

const of = (cohort: unknown, words: (name: string) => string): string => (cohort === null ? '' : words(`${cohort}`))

/** As many digits as somebody looks at; a quotient has sixteen. */
const figure = (value: unknown): string => String(Number(Number(value).toPrecision(6)))

const kinds: Readonly<Record<string, string>> = {
  number: '数字',
  text: '文字',
  boolean: '是否',
  list: '多个数',
  truth: '条件',
  true: '条件',
}

/** Where a key that stands in the wrong place belongs. */
const owners: Readonly<Record<string, readonly [string, string]>> = {
  leaf: ['指标（与 value、score 并列）', 'the item, beside value and score'],
  score: ['计分办法 score ', 'the score'],
  benchmark: ['基准 benchmark ', 'the benchmark'],
  total: ['总分 total ', 'total'],
  grade: ['等次（gradings 的 grades）', 'a grade'],
}

const types: Readonly<Record<string, string>> = {
  number: '数字',
  int: '整数',
  string: '文字',
  boolean: ' true 或 false',
  array: '列表',
  object: '一组“键: 值”',
  record: '一组“代码: 内容”',
}

/** What is wrong in a formula, by the code of the expression's own fault. */
const zhFormula = (f: Facts): string => {
  switch (f.fault) {
    case 'expression.name-unknown':
      return `没有“${f.name}”这个指标${f.nearest ? `，是不是“${f.nearest}”` : ''}`
    case 'expression.name-ambiguous':
      return `“${f.name}”指的不止一个指标`
    case 'expression.result-kind':
      return `这里要的是${kinds[`${f.expected}`] ?? f.expected}，公式给的是${kinds[`${f.given}`] ?? f.given}`
    case 'expression.kind':
    case 'expression.kinds-differ':
      return `“${f.sign}”两边要同是${kinds[`${f.expected}`] ?? f.expected}，这里有${kinds[`${f.given}`] ?? f.given}。输入是文字的要写 type: text`
    case 'expression.units-differ':
    case 'expression.units-add':
      return `计量单位不同（${f.expected ?? f.left}、${f.given ?? f.right}），不能相加或比较`
    case 'expression.bare-number':
      return `数字要带单位（${f.unit}）`
    case 'expression.blank':
      return '公式是空的'
    case 'expression.syntax':
    case 'expression.cel':
      return '写法不对'
    default:
      return `写法不对（${f.fault}）`
  }
}

const enFormula = (f: Facts): string => {
  switch (f.fault) {
    case 'expression.name-unknown':
      return `there is no "${f.name}"${f.nearest ? `; is it "${f.nearest}"` : ''}`
    case 'expression.name-ambiguous':
      return `"${f.name}" means more than one input`
    case 'expression.result-kind':
      return `a ${f.expected} is wanted, the formula gives a ${f.given}`
    case 'expression.kind':
    case 'expression.kinds-differ':
      return `both sides of "${f.sign}" must be ${f.expected}, one is ${f.given}; inputs of text need type: text`
    case 'expression.units-differ':
    case 'expression.units-add':
      return `units differ (${f.expected ?? f.left}, ${f.given ?? f.right}) and cannot be added or compared`
    case 'expression.bare-number':
      return `a number needs its unit (${f.unit})`
    case 'expression.blank':
      return 'the formula is blank'
    default:
      return `it is not well written (${f.fault})`
  }
}

const zh: Wording = {
  'method.not-text': () => '办法文件不是文字。请给出 YAML 或 JSON 文件（UTF-8 或 GB18030）。',
  'method.yaml': (f) => `YAML 写法不对：${f.message}。请检查缩进、冒号和引号。`,
  'method.key-twice': () => '同一个键写了两次。请删去一个。',
  'method.key-unknown': (f) =>
    `不认识“${f.key}”。${f.owner === null ? (f.near === null ? '请对照 docs/methods/method-file.md 检查拼写和位置' : `是不是“${f.near}”`) : `“${f.key}”要写在${owners[`${f.owner}`]?.[0] ?? f.owner}里`}。`,
  'method.key-missing': () => '缺这一项，必须填写。',
  'method.wrong-type': (f) => `类型不对，应当是${types[`${f.wanted}`] ?? f.wanted}。`,
  'method.value-missing': (f) => `缺这一项，必须填写，可以是：${f.allowed}。`,
  'method.value-unknown': (f) => `不是允许的值${f.allowed ? `，可以是：${f.allowed}` : ''}。`,
  'method.too-small': (f) => `太小或太短，至少 ${f.least}。`,
  'method.too-big': (f) => `太大或太长，至多 ${f.most}。`,
  'method.needs-one-of': (f) => `要写 ${f.names} 中的一个。`,
  'method.needs-only-one-of': (f) => `${f.names} 只能写一个。`,
  'method.code-form': () => '代码要以小写英文字母开头，只含小写字母、数字和下划线。',
  'method.form': (f) => `写法不对：${f.message}`,
  'evaluation.code-twice': (f) => `代码“${f.code}”用了两次。请改名，一个代码只指一样东西。`,
  'evaluation.code-reserved': (f) => `代码“${f.code}”另有用处，不能作人群的代码。`,
  'evaluation.formula': (f) => `公式“${f.formula}”：${zhFormula(f)}。`,
  'evaluation.input-unknown': (f) => `没有定义输入“${f.input}”。请在 inputs 中加上，或改正代码。`,
  'evaluation.input-unused': (f) => `输入“${f.input}”没有用到。`,
  'evaluation.input-kind': (f) =>
    `“${f.input}”应当是${kinds[`${f.wanted}`] ?? f.wanted}${of(f.item, (name) => `，才能用于“${name}”`)}。`,
  'evaluation.unit-unknown': (f) => `“${f.input}”的单位“${f.unit}”不认识，不核对单位。`,
  'evaluation.unit-of-text': (f) => `文字和是否类的输入没有单位（${f.unit}）。`,
  'evaluation.unit-differs': (f) => `“${f.item}”写的单位是 ${f.unit}，按公式算出来是 ${f.given}。请核对。`,
  'evaluation.unit-scale': (f) =>
    `“${f.item}”写的单位是 ${f.unit}，按公式应乘 ${f.factor}，现在乘的是 ${f.times}。请改 times。`,
  'evaluation.bounds-crossed': (f) => `下限 ${f.least} 大于上限 ${f.most}。`,
  'evaluation.no-cohort': () => '没有分组。至少要有一个分组（cohorts）。',
  'evaluation.cohort-unknown': (f) => `没有“${f.cohort}”这个分组。`,
  'evaluation.cohort-takes-all': (f) => `分组“${f.cohort}”没有条件，会收进所有对象；有几个分组时每个都要写 where。`,
  'evaluation.cohort-without-items': (f) => `分组“${f.cohort}”没有任何指标。`,
  'evaluation.weights-sum': (f) =>
    `分组“${f.cohort}”的权重合计 ${f.sum}，不是 ${f.full}（${Number(f.gap) > 0 ? `少 ${f.gap}` : `多 ${0 - Number(f.gap)}`}）。请核对各项权重${f.full === 100 && f.sum === 1000 ? '；满分是 1000 分的，写 total: { full: 1000 }' : ''}。`,
  'evaluation.branch-sum': (f) =>
    `“${f.item}”写的权重是 ${f.stated}，下级合计 ${f.sum}${of(f.cohort, (name) => `（${name}）`)}。`,
  'evaluation.weight-not-positive': (f) =>
    `“${f.item}”的权重是 ${f.points}${of(f.cohort, (name) => `（${name}）`)}，应当大于 0。`,
  'evaluation.weight-contradiction': (f) =>
    `“${f.item}”的权重${of(f.cohort, (name) => `（${name}）`)}在原文中前后不一：印有 ${f.printed}，现按 ${f.points} 计${f.note ? `（${f.note}）` : ''}。请由办公室确认。`,
  'evaluation.weight-not-printed': (f) => `“${f.item}”按 ${f.points} 计，不是原文所印的任何一个（${f.printed}）。`,
  'evaluation.weight-unconfirmed': (f) =>
    `“${f.item}”的权重 ${f.points}${of(f.cohort, (name) => `（${name}）`)}原文没有或看不清${f.note ? `：${f.note}` : ''}。请由办公室确认。`,
  'evaluation.item-incomplete': (f) =>
    `“${f.item}”在分组“${f.cohort}”里有权重，却没有${f.part === 'value' ? '取数' : '计分'}办法。`,
  'evaluation.item-unknown': (f) => `没有“${f.item}”这个指标。`,
  'evaluation.panel-trimmed-away': (f) =>
    `“${f.item}”去掉 ${f.trim} 个最高、${f.trim} 个最低后没有剩下的：至少要 ${2 * Number(f.trim) + 1} 名评委，现在写的是 ${f.members}。`,
  'evaluation.inverse-of-higher': (f) => `“${f.item}”用的是越小分越高的算法，却写着越大越好。请核对 direction。`,
  'evaluation.poles-equal': (f) => `“${f.item}”的满意值和不允许值相等（${f.value}）。`,
  'evaluation.poles-crossed': (f) =>
    `“${f.item}”${f.direction === 'higher' ? '越大越好' : '越小越好'}，但最好值 ${f.best}、最差值 ${f.worst} 方向相反。`,
  'evaluation.standards-order': (f) => `“${f.item}”的标准值要从最好排到最差。`,
  'evaluation.steps-overlap': (f) => `“${f.item}”的档次在 ${f.from ?? f.to} 处重叠。`,
  'evaluation.steps-hole': (f) => `“${f.item}”的档次在 ${f.from} 到 ${f.to} 之间有空当，落在其中的计 0 分。`,
  'evaluation.more-than-full-marks': (f) => `“${f.item}”满分 ${f.weight}（${f.cohort}），但最多可得 ${f.most} 分。`,
  'evaluation.leave-out-of-extra': (f) => `加分、扣分项“${f.item}”没有权重可摊，缺数据时不能用 leave-out。`,
  'evaluation.benchmark-not-positive': (f) =>
    `“${f.item}”的基准值是 ${figure(f.value)}${f.group ? `（${f.group}）` : ''}${of(f.cohort, (name) => `，分组“${name}”`)}，不大于 0，不能作除数。请检查数据或改用预设值。`,
  'evaluation.own-benchmark-not-positive': (f) =>
    `“${f.item}”以对象自己的数为基准，分组“${f.cohort}”有 ${f.count} 个不大于 0，不能作除数：${f.subjects}。请改正；确实没有的请留空，按缺数据处理。`,
  'evaluation.benchmark-without-values': (f) => `“${f.item}”的基准范围内没有一个有数（${f.cohort}）。`,
  'evaluation.sums-of-no-ratio': (f) =>
    `“${f.item}”的取数不是两数相比，不能求合计之比。请用 mean: ratios，或把取数写成 of/per。`,
  'evaluation.population-unknown': (f) => `没有“${f.population}”这个人群。请在 populations 中定义。`,
  'evaluation.quotas-over-hundred': (f) => `各等次名额合计 ${f.sum}%，超过 100%。`,
  'evaluation.grades-order': (f) => `等次“${f.grade}”的线高于前面的等次。等次要从好到差排列。`,
  'evaluation.grade-after-rest': (f) => `等次“${f.grade}”排在“其余”之后，谁也得不到。`,
  'evaluation.grades-leave-some-out': (f) => `达不到“${f.grade}”的没有等次。如应归入该等，请写 rest: true。`,
  'evaluation.quota-of-unranked': (f) => `等次“${f.grade}”按名次或名额定，但所属分组不排名。`,
  'evaluation.graded-twice': (f) =>
    f.cohort === null ? '不写分组的等次办法只能有一个。' : `分组“${f.cohort}”有两个等次办法。`,
  'evaluation.cohort-ungraded': (f) => `分组“${f.cohort}”没有等次办法，只计分。`,
  'evaluation.grade-unknown': (f) => `“${f.ruling}”所说的等次“${f.grade}”不在等次办法里。`,
  'evaluation.grade-is-class': (f) => `“${f.ruling}”的“${f.grade}”已是一个等次，不定等级要另取代号。`,
  'evaluation.period': (f) => `评价期“${f.period}”看不懂。请写 2025、2025H1、2025Q4 这样的形式。`,
  'evaluation.period-outside-validity': (f) => `评价期 ${f.period} 在办法失效（${f.validTo}）之后。`,
  'evaluation.unconfirmed': (f) => `“${f.name}”须经办公室确认${f.note ? `：${f.note}` : ''}。`,
  'evaluation.unverified': (f) => `“${f.name}”有未核实之处：${f.note}`,
}

const en: Wording = {
  'method.not-text': () => 'The method is no text. Give a YAML or JSON file (UTF-8 or GB18030).',
  'method.yaml': (f) => `The YAML is broken: ${f.message}. Check indentation, colons and quotes.`,
  'method.key-twice': () => 'A key stands twice. Remove one.',
  'method.key-unknown': (f) =>
    `"${f.key}" is not known here. ${f.owner === null ? (f.near === null ? 'Check spelling and place against docs/methods/method-file.md' : `Is it "${f.near}"`) : `It belongs in ${owners[`${f.owner}`]?.[1] ?? f.owner}`}.`,
  'method.key-missing': () => 'This is missing and must be there.',
  'method.wrong-type': (f) => `Wrong type; ${f.wanted} is wanted.`,
  'method.value-missing': (f) => `Missing; it must be one of: ${f.allowed}.`,
  'method.value-unknown': (f) => `Not an allowed value${f.allowed ? `; allowed: ${f.allowed}` : ''}.`,
  'method.too-small': (f) => `Too small or short; at least ${f.least}.`,
  'method.too-big': (f) => `Too large or long; at most ${f.most}.`,
  'method.needs-one-of': (f) => `One of ${f.names} is needed.`,
  'method.needs-only-one-of': (f) => `Only one of ${f.names} may be there.`,
  'method.code-form': () =>
    'A code begins with a lower-case letter and has only lower-case letters, digits and underscores.',
  'method.form': (f) => `Wrong form: ${f.message}`,
  'evaluation.code-twice': (f) => `The code "${f.code}" is used twice. One code means one thing.`,
  'evaluation.code-reserved': (f) => `The code "${f.code}" has a meaning of its own and cannot name a population.`,
  'evaluation.formula': (f) => `Formula "${f.formula}": ${enFormula(f)}.`,
  'evaluation.input-unknown': (f) => `There is no input "${f.input}". Define it under inputs or correct the code.`,
  'evaluation.input-unused': (f) => `The input "${f.input}" is not used.`,
  'evaluation.input-kind': (f) => `"${f.input}" must be a ${f.wanted}${of(f.item, (name) => ` to serve "${name}"`)}.`,
  'evaluation.unit-unknown': (f) => `The unit "${f.unit}" of "${f.input}" is not known; units are not checked.`,
  'evaluation.unit-of-text': (f) => `Texts and yes/no have no unit (${f.unit}).`,
  'evaluation.unit-differs': (f) =>
    `"${f.item}" is said to be in ${f.unit}; its formula gives ${f.given}. Please check.`,
  'evaluation.unit-scale': (f) =>
    `"${f.item}" is said to be in ${f.unit}; its formula needs times ${f.factor}, not ${f.times}.`,
  'evaluation.bounds-crossed': (f) => `The lower bound ${f.least} is above the upper bound ${f.most}.`,
  'evaluation.no-cohort': () => 'There is no cohort; one at least is needed.',
  'evaluation.cohort-unknown': (f) => `There is no cohort "${f.cohort}".`,
  'evaluation.cohort-takes-all': (f) =>
    `The cohort "${f.cohort}" has no condition and takes everybody; beside others each needs where.`,
  'evaluation.cohort-without-items': (f) => `The cohort "${f.cohort}" has no item.`,
  'evaluation.weights-sum': (f) =>
    `The weights of "${f.cohort}" sum to ${f.sum}, not ${f.full} (${Number(f.gap) > 0 ? `${f.gap} short` : `${0 - Number(f.gap)} over`}). Check each weight.`,
  'evaluation.branch-sum': (f) =>
    `"${f.item}" is said to weigh ${f.stated}; its items sum to ${f.sum}${of(f.cohort, (name) => ` (${name})`)}.`,
  'evaluation.weight-not-positive': (f) =>
    `The weight of "${f.item}"${of(f.cohort, (name) => ` (${name})`)} is ${f.points}; it must be above 0.`,
  'evaluation.weight-contradiction': (f) =>
    `The source contradicts itself on the weight of "${f.item}"${of(f.cohort, (name) => ` (${name})`)}: it prints ${f.printed}; ${f.points} is used${f.note ? ` (${f.note})` : ''}. The office must confirm.`,
  'evaluation.weight-not-printed': (f) =>
    `"${f.item}" is weighed with ${f.points}, which is none of those printed (${f.printed}).`,
  'evaluation.weight-unconfirmed': (f) =>
    `The weight ${f.points} of "${f.item}"${of(f.cohort, (name) => ` (${name})`)} is not legible in the source${f.note ? `: ${f.note}` : ''}. The office must confirm.`,
  'evaluation.item-incomplete': (f) => `"${f.item}" weighs in the cohort "${f.cohort}" but has no ${f.part} there.`,
  'evaluation.item-unknown': (f) => `There is no item "${f.item}".`,
  'evaluation.panel-trimmed-away': (f) =>
    `"${f.item}" without its ${f.trim} highest and ${f.trim} lowest has nothing left: it needs ${2 * Number(f.trim) + 1} members, ${f.members} are asked for.`,
  'evaluation.inverse-of-higher': (f) =>
    `"${f.item}" is scored so that less is better, but says that more is. Check direction.`,
  'evaluation.poles-equal': (f) => `Best and worst of "${f.item}" are equal (${f.value}).`,
  'evaluation.poles-crossed': (f) =>
    `"${f.item}" is better when ${f.direction}, but best ${f.best} and worst ${f.worst} say the opposite.`,
  'evaluation.standards-order': (f) => `The standards of "${f.item}" must go from best to worst.`,
  'evaluation.steps-overlap': (f) => `The bands of "${f.item}" overlap at ${f.from ?? f.to}.`,
  'evaluation.steps-hole': (f) =>
    `The bands of "${f.item}" leave a hole between ${f.from} and ${f.to}; what falls into it gets 0.`,
  'evaluation.more-than-full-marks': (f) =>
    `"${f.item}" has full marks of ${f.weight} (${f.cohort}) but may give ${f.most}.`,
  'evaluation.leave-out-of-extra': (f) =>
    `The bonus or deduction "${f.item}" has no weight to spread; it cannot be left out.`,
  'evaluation.benchmark-not-positive': (f) =>
    `The benchmark of "${f.item}" is ${figure(f.value)}${f.group ? ` (${f.group})` : ''}${of(f.cohort, (name) => `, cohort "${name}"`)}: not above 0, nothing can be divided by it. Check the data or preset a value.`,
  'evaluation.own-benchmark-not-positive': (f) =>
    `"${f.item}" is held against the subject's own number, which is not above 0 for ${f.count} in cohort "${f.cohort}": ${f.subjects}. Correct it; leave blank what there is not, and it counts as missing.`,
  'evaluation.benchmark-without-values': (f) =>
    `Nobody over whom the benchmark of "${f.item}" is taken has a value (${f.cohort}).`,
  'evaluation.sums-of-no-ratio': (f) =>
    `The value of "${f.item}" is no quotient, so there is no ratio of sums. Use mean: ratios, or write the value as of/per.`,
  'evaluation.population-unknown': (f) => `There is no population "${f.population}".`,
  'evaluation.quotas-over-hundred': (f) => `The quotas sum to ${f.sum} %.`,
  'evaluation.grades-order': (f) =>
    `The line of grade "${f.grade}" is above one before it. Grades go from best to worst.`,
  'evaluation.grade-after-rest': (f) => `The grade "${f.grade}" stands behind the rest; nobody can get it.`,
  'evaluation.grades-leave-some-out': (f) =>
    `Who does not reach "${f.grade}" has no grade. If it is for all others, write rest: true.`,
  'evaluation.quota-of-unranked': (f) => `The grade "${f.grade}" goes by rank or quota, but its cohort is not ranked.`,
  'evaluation.graded-twice': (f) =>
    f.cohort === null ? 'Only one grading may name no cohorts.' : `The cohort "${f.cohort}" has two gradings.`,
  'evaluation.cohort-ungraded': (f) => `The cohort "${f.cohort}" has no grading and is only scored.`,
  'evaluation.grade-unknown': (f) => `The grade "${f.grade}" of "${f.ruling}" is in no grading.`,
  'evaluation.grade-is-class': (f) =>
    `"${f.grade}" of "${f.ruling}" is a grade already; a class without one needs another code.`,
  'evaluation.period': (f) => `The period "${f.period}" cannot be read. Write 2025, 2025H1 or 2025Q4.`,
  'evaluation.period-outside-validity': (f) =>
    `The period ${f.period} lies behind the method's last day (${f.validTo}).`,
  'evaluation.unconfirmed': (f) => `"${f.name}" must be confirmed by the office${f.note ? `: ${f.note}` : ''}.`,
  'evaluation.unverified': (f) => `"${f.name}" is not verified: ${f.note}`,
}

export const methodWords = { zh, en }
