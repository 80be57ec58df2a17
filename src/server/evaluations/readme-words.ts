import type { Language } from './finding-words.ts'

const zh = {
  what: (period: string, version: number, subjects: number) =>
    `评价期 ${period}，办法第 ${version} 版，${subjects} 个对象。本文件夹由“经纬”按办法计算得出，下面说明每个文件是什么、按什么规则算、怎样核对。`,
  trial: '试算结果，仅供参考：办法中还有须办公室确认之处（见 findings.csv）。',
  cohortHeads: ['分组', '对象数', '各等次个数'],
  filesTitle: '文件',
  fileHeads: ['文件', '内容', 'SHA-256'],
  fileOf: (name: string): string =>
    name.startsWith('trace-')
      ? `一个对象的计算过程（${name.endsWith('.json') ? '供程序读' : '供人读'}）`
      : (files[name] ?? ''),
  givenMethod: '计算所用的评价办法（已收进档案包 method.yaml）',
  givenData: '计算所用的数据（已收进档案包）',
  columns:
    '空格表示缺数据或该组不评此项，不是 0。results 表里，指标名一列是计分所用的数（已缩尾的仍列原数），“得分”一列是取舍后的分；“距上一等次”是总分还差多少分。traces 表里一个对象各行“得分”之和就是它的总分：先是指标、加分、扣分，再是系数、封顶、总分取舍等“调整”。',
  methodTitle: '按什么评',
  source: '依据：',
  weight: '满分',
  itemHeads: ['指标', '取数', '计分', '缺数据'],
  gradeHeads: ['等次', '条件（从上到下，先符合先得）'],
  rulingHeads: ['否决、直接定等', '条件'],
  coefficient: (name: string, formula: string) =>
    `各项得分之和乘${name === formula ? name : `${name}（${formula}）`}，再加加分、减扣分。`,
  cap: (name: string, most: number) => `${name}合计最多 ${most} 分。`,
  modes: { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', down: '舍去' },
  rounding: (item: number, total: number, mode: string) => `单项得分取 ${item} 位小数，总分取 ${total} 位，${mode}。`,
  checkTitle: '怎样核对',
  check: (seal: string) =>
    `1. 在任何装有本程序的机器上运行 \`jingwei package verify package.zip --seal ${seal}\`：核对包内每个文件的 SHA-256，并用包里的办法和数据重新计算，逐格比对。\n2. 没有本程序时：用表格软件打开 traces.csv，按“算式”一列验算任意一行；同一代码各行“得分”相加，应等于 results.csv 的总分。\n3. package.zip 清单的 SHA-256（公布结果时可以一并公布）：\`${seal}\``,
}

const files: Readonly<Record<string, string>> = {
  'results.csv': '名次表：总分、名次、等次，每个指标的数和得分（UTF-8，表格软件可直接打开）',
  'results.xlsx': '同一张名次表，Excel 格式',
  'traces.csv': '逐项计算过程：每个对象每个指标一行，从上报的数、基准、算式到得分',
  'groups.csv': '按地区等归并的平均分',
  'findings.csv': '办法和数据里查出的问题、提示：缺数据怎样处理、单位换算、没有读的列和行',
  'package.zip': '档案包：办法、数据、结果、计算过程和清单，可由他人重新计算',
}

const en: typeof zh = {
  what: (period, version, subjects) =>
    `Period ${period}, version ${version} of the method, ${subjects} subjects. This folder was computed by Jingwei from the method; below stands what each file is, by which rules it was computed and how to check it.`,
  trial: 'A trial result: the office has still to confirm parts of the method (see findings.csv).',
  cohortHeads: ['Cohort', 'Subjects', 'Grades'],
  filesTitle: 'Files',
  fileHeads: ['File', 'Contents', 'SHA-256'],
  fileOf: (name) =>
    name.startsWith('trace-')
      ? `how one subject was computed (${name.endsWith('.json') ? 'for programs' : 'for people'})`
      : (englishFiles[name] ?? ''),
  givenMethod: 'the method (method.yaml in the package)',
  givenData: 'the data (in the package)',
  columns:
    'A blank is missing, or an item that the cohort does without; it is not 0. In results the column of an item is the number measured (before winsorising) and the column of points what it gave after rounding. In traces the points of a subject sum to its total: items, bonus, deductions, then adjustments such as coefficient, caps and rounding.',
  methodTitle: 'The rules',
  source: 'Source: ',
  weight: 'full marks',
  itemHeads: ['Item', 'Value', 'Points', 'If missing'],
  gradeHeads: ['Grade', 'Condition (the first that holds)'],
  rulingHeads: ['Veto or direct grade', 'Condition'],
  coefficient: (name, formula) =>
    `The sum of the items is multiplied by ${name} (${formula}) before bonus and deductions.`,
  cap: (name, most) => `${name}: ${most} points at most.`,
  modes: { 'half-up': 'half up', 'half-even': 'half to even', down: 'cut off' },
  rounding: (item, total, mode) => `Items are rounded to ${item} decimals, totals to ${total}, ${mode}.`,
  checkTitle: 'How to check it',
  check: (seal) =>
    `1. On any machine with this program: \`jingwei package verify package.zip --seal ${seal}\` holds every file to its SHA-256 and computes everything again from method and data.\n2. Without it: open traces.csv in a spreadsheet and work any line by its formula; the points of one code sum to its total in results.csv.\n3. SHA-256 of the package's manifest, to be published with the result: \`${seal}\``,
}

const englishFiles: Readonly<Record<string, string>> = {
  'results.csv': 'the league table: total, rank, grade, value and points of each item (UTF-8)',
  'results.xlsx': 'the same table as a workbook',
  'traces.csv':
    'every score explained: a line an item, from the reported numbers over benchmark and formula to the points',
  'groups.csv': 'means by region or the like',
  'findings.csv': 'what was found in method and data: missing values, units converted, columns and rows not read',
  'package.zip': 'method, data, results, traces and manifest, for anybody to compute again',
}

export const readmeWords: Readonly<Record<Language, typeof zh>> = { zh, en }
