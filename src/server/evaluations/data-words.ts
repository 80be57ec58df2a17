import type { Facts, Wording } from './finding-words.ts'

const zhNamed = (f: Facts): string => `${f.subjects}${Number(f.count) > 20 ? ` 等 ${f.count} 个` : ''}`
const enNamed = (f: Facts): string => `${f.subjects}${Number(f.count) > 20 ? ` and others, ${f.count} in all` : ''}`

const zhRules: Readonly<Record<string, string>> = {
  zero: '计 0 分',
  mean: '按本组平均得分计',
  points: '按办法规定的固定分计',
  'leave-out': '该项不计，权重按比例摊给其他项',
}
const enRules: Readonly<Record<string, string>> = {
  zero: '0 points',
  mean: 'the mean score of the cohort',
  points: "the method's fixed points",
  'leave-out': 'the item is left out and its weight spread over the others',
}

const zh: Wording = {
  'what-if.no-method': () => '没有评价办法。请选择一个办法，或上传办法文件。',
  'what-if.no-data': () => '没有数据文件。请选择 CSV 或 xlsx 文件。',
  'evaluation.no-subjects': () => '没有评价对象。请检查数据文件里有没有数据行。',
  'evaluation.subject-without-code': (f) => `有 ${f.count} 行没有代码。`,
  'evaluation.subject-twice': (f) => `同一对象有两行数据：${zhNamed(f)}。请只留一行。`,
  'evaluation.not-a-number': (f) =>
    `“${f.input}”有 ${f.count} 个值不是数（NaN 或无穷大）${f.subjects ? `：${f.subjects}` : ''}。请改成数字，或留空表示缺数据。`,
  'evaluation.cohort-empty': (f) => `分组“${f.cohort}”没有对象。请检查分组条件和数据。`,
  'evaluation.subject-in-two-cohorts': (f) =>
    `同时符合${f.cohorts ? `“${f.cohorts}”` : '两个分组'}的条件：${zhNamed(f)}。请改分组条件，使一个对象只进一个分组。`,
  'evaluation.cohort-unknown-for': (f) => `缺数据，分不了组：${zhNamed(f)}。请补上分组条件所用的数据。`,
  'evaluation.subject-in-no-cohort': (f) => `不属于任何分组，不参加评价：${zhNamed(f)}。`,
  'evaluation.ruling-unknown': (f) => `“${f.ruling}”的条件因缺数据无法判断，共 ${f.count} 个对象，按不符合处理。`,
  'evaluation.all-missing': (f) =>
    `“${f.item}”在分组“${f.cohort}”里一个数据都没有，无法计分。请补数据，或从办法中去掉此项。`,
  'evaluation.value-missing': (f) =>
    `“${f.item}”缺数据（${f.cohort}，${f.count} 个）：${zhNamed(f)}。办法规定此项不得缺数据。`,
  'evaluation.value-imputed': (f) =>
    `“${f.item}”缺数据（${f.cohort}，${f.count} 个），${zhRules[`${f.rule}`] ?? f.rule}：${zhNamed(f)}。`,
  'evaluation.subject-without-values': (f) => `所有指标都缺数据：${zhNamed(f)}。`,
  'evaluation.coefficient-missing': (f) => `“${f.name}”缺数据：${zhNamed(f)}。`,
  'evaluation.no-grade-fits': (f) =>
    `有 ${f.count} 个对象不符合任何等次的条件${f.group ? `（${f.group}）` : ''}，没有等次。`,
  'evaluation.no-heading': (f) => `找不到表头。表头里要有代码或名称，以及：${f.inputs}。`,
  'evaluation.column-missing': (f) =>
    `缺“${f.input}”这一列${f.nearest ? `（是不是“${f.nearest}”？可在办法里写进 aliases）` : ''}。`,
  'evaluation.column-twice': (f) => `“${f.input}”有两列（“${f.heading}”）。请只留一列。`,
  'evaluation.column-unused': (f) => `“${f.heading}”这一列办法没有用到，没有读。`,
  'evaluation.heading-ambiguous': (f) => `表头“${f.heading}”对得上办法里的两个输入。请用代码作表头。`,
  'evaluation.code-column-missing': () =>
    `没有代码列，也没有名称列。请加一列，表头写“代码”“编号”“统一社会信用代码”或“名称”，也可写“企业名称”“乡镇名称”等。`,
  'evaluation.row-without-code': (f) => `这一行没有代码${f.name ? `（${f.name}）` : ''}。请补上，或删去此行。`,
  'evaluation.row-twice': (f) => `“${f.subject}”在第 ${f.first} 行已有数据。请只留一行。`,
  'evaluation.sum-row': (f) => `“${f.name}”是合计行，没有算作评价对象。`,
  'evaluation.remark-row': (f) => `“${f.text}”是表下的说明，没有算作评价对象。`,
  'evaluation.row-too-wide': (f) =>
    `这一行比表头多出 ${f.count} 格（“${f.value}”）。数字里的千分位逗号要去掉，或用引号把数括起来；多余的格请删去。`,
  'evaluation.cell-not-numbers': (f) =>
    `“${f.input}”应当是几个数字，用“；”“、”或空格隔开，这里有“${f.value}”。只知道个数的，请把输入改为 number 类型，直接填个数。`,
  'evaluation.unit-converted': (f) => `“${f.input}”在文件里是${f.given}，已换算成${f.wanted}。`,
  'evaluation.unit-not-convertible': (f) =>
    `“${f.input}”在文件里的单位是${f.given}，办法要的是${f.wanted}，不能换算。请改正单位或数据。`,
  'evaluation.unit-unread': (f) => `“${f.input}”表头括号里的“${f.given}”不是计量单位，按${f.wanted}读。`,
  'evaluation.value-outside': (f) =>
    `“${f.input}”是 ${f.value}，不在允许范围内（${f.least ?? '不限'} 至 ${f.most ?? '不限'}）。请核对。`,
  'evaluation.cell-not-a-number': (f) =>
    `“${f.input}”应当是数字，这里是“${f.value}”。${/\d\s*[万亿千百]$/.test(`${f.value}`) ? '请写成完整的数字，单位写进表头' : '没有数据请留空'}。`,
  'evaluation.cell-not-yes-or-no': (f) => `“${f.input}”应当填“是”或“否”，这里是“${f.value}”。`,
  'evaluation.cell-not-allowed': (f) => `“${f.input}”只能是${f.allowed}，这里是“${f.value}”。`,
  'evaluation.cell-is-date': (f) => `“${f.input}”应当是数字，这里是日期 ${f.value}。请检查单元格格式。`,
  'evaluation.quote-open': () => '从这一行起引号没有成对，后面的内容读不准。请补上引号。',
}

const en: Wording = {
  'what-if.no-method': () => 'There is no method. Choose one or upload a method file.',
  'what-if.no-data': () => 'There is no data. Choose a CSV or xlsx file.',
  'evaluation.no-subjects': () => 'There are no subjects. Check that the data have rows.',
  'evaluation.subject-without-code': (f) => `${f.count} rows have no code.`,
  'evaluation.subject-twice': (f) => `Two rows for one subject: ${enNamed(f)}. Keep one.`,
  'evaluation.not-a-number': (f) =>
    `"${f.input}" has ${f.count} values that are no numbers (NaN or infinity)${f.subjects ? `: ${f.subjects}` : ''}. Give numbers, or leave blank what is missing.`,
  'evaluation.cohort-empty': (f) => `The cohort "${f.cohort}" has no subjects. Check its condition and the data.`,
  'evaluation.subject-in-two-cohorts': (f) =>
    `In ${f.cohorts ? `the cohorts "${f.cohorts}"` : 'two cohorts'} at once: ${enNamed(f)}. Change the conditions so that each subject is in one.`,
  'evaluation.cohort-unknown-for': (f) => `Data are missing to tell the cohort of: ${enNamed(f)}.`,
  'evaluation.subject-in-no-cohort': (f) => `In no cohort and not evaluated: ${enNamed(f)}.`,
  'evaluation.ruling-unknown': (f) =>
    `Missing data leave "${f.ruling}" open for ${f.count} subjects; it was taken not to hold.`,
  'evaluation.all-missing': (f) =>
    `"${f.item}" has no value at all in the cohort "${f.cohort}". Add data or take the item out of the method.`,
  'evaluation.value-missing': (f) =>
    `"${f.item}" is missing (${f.cohort}, ${f.count}): ${enNamed(f)}. The method does not allow it to be.`,
  'evaluation.value-imputed': (f) =>
    `"${f.item}" is missing (${f.cohort}, ${f.count}), ${enRules[`${f.rule}`] ?? f.rule}: ${enNamed(f)}.`,
  'evaluation.subject-without-values': (f) => `No item has a value: ${enNamed(f)}.`,
  'evaluation.coefficient-missing': (f) => `"${f.name}" is missing: ${enNamed(f)}.`,
  'evaluation.no-grade-fits': (f) => `${f.count} subjects fit no grade${f.group ? ` (${f.group})` : ''} and have none.`,
  'evaluation.no-heading': (f) => `No line of headings was found. It must hold a code or name, and: ${f.inputs}.`,
  'evaluation.column-missing': (f) =>
    `The column "${f.input}" is missing${f.nearest ? ` (is it "${f.nearest}"? add it to aliases)` : ''}.`,
  'evaluation.column-twice': (f) => `"${f.input}" has two columns ("${f.heading}"). Keep one.`,
  'evaluation.column-unused': (f) => `The column "${f.heading}" is not used by the method and was not read.`,
  'evaluation.heading-ambiguous': (f) => `The heading "${f.heading}" fits two inputs. Use the code as heading.`,
  'evaluation.code-column-missing': () =>
    `There is neither a column of codes nor of names. Add one headed 代码, 编号, 统一社会信用代码, 名称, code or name.`,
  'evaluation.row-without-code': (f) =>
    `This row has no code${f.name ? ` (${f.name})` : ''}. Add it or remove the row.`,
  'evaluation.row-twice': (f) => `"${f.subject}" stands in line ${f.first} already. Keep one.`,
  'evaluation.sum-row': (f) => `"${f.name}" is a sum and not a subject.`,
  'evaluation.remark-row': (f) => `"${f.text}" is a remark below the table and not a subject.`,
  'evaluation.row-too-wide': (f) =>
    `This row has ${f.count} cells more than the headings ("${f.value}"). Take thousands' commas out of numbers or put them in quotes; remove cells too many.`,
  'evaluation.cell-not-numbers': (f) =>
    `"${f.input}" must be numbers apart by ";" or spaces; here is "${f.value}". Where only their count is known, make the input a number and give the count.`,
  'evaluation.unit-converted': (f) => `"${f.input}" is in ${f.given} in the file and was converted to ${f.wanted}.`,
  'evaluation.unit-not-convertible': (f) =>
    `"${f.input}" is in ${f.given} in the file; the method wants ${f.wanted}. Correct the unit or the data.`,
  'evaluation.unit-unread': (f) => `"${f.given}" in the heading of "${f.input}" is no unit; read as ${f.wanted}.`,
  'evaluation.value-outside': (f) =>
    `"${f.input}" is ${f.value}, outside ${f.least ?? 'no bound'} to ${f.most ?? 'no bound'}. Please check.`,
  'evaluation.cell-not-a-number': (f) =>
    `"${f.input}" must be a number; here is "${f.value}". Leave blank what is missing.`,
  'evaluation.cell-not-yes-or-no': (f) => `"${f.input}" must be yes or no; here is "${f.value}".`,
  'evaluation.cell-not-allowed': (f) => `"${f.input}" must be one of ${f.allowed}; here is "${f.value}".`,
  'evaluation.cell-is-date': (f) =>
    `"${f.input}" must be a number; here is the date ${f.value}. Check the cell's format.`,
  'evaluation.quote-open': () => 'From this line on a quote is not closed and the rest is unsure. Close it.',
}

export const dataWords = { zh, en }
