import type { Language } from './words.ts'

export const evaluateHelp: Readonly<Record<Language, string>> = {
  zh: `jingwei evaluate --method 办法.yaml --data 数据.xlsx --out 结果文件夹
jingwei evaluate --method 办法.yaml --check

按评价办法给对象计分、排名、定等，不用数据库。数据可以是 .xlsx 或 CSV（UTF-8、GB18030），
逗号、分号、制表符分隔都行。要有一列代码或名称；其余表头写办法里的名称、别名或代码，可带单位，如“评价税收（亿元）”，会按办法的单位换算。空格、—、/ 是缺数据，不是 0。
有一处不对就不计算，并列出全部问题，每条写明文件、行、列和怎么改。

  --method   评价办法（YAML 或 JSON；写法见 docs/methods/method-file.md）
  --data     数据；写作“-”时从标准输入读
  --out      结果放到这个文件夹，没有就新建；里面上一次的结果会换掉，别的文件不动。写入：
             README.md     每个文件是什么、按什么规则算、怎样核对
             results.csv   名次表；results.xlsx 同一张表（10 万行以内）；groups.csv 归并平均（有归并时）
             traces.csv    每一分的来历，逐个指标一行（2 万个对象以内）
             findings.csv  查出的问题和提示；没有算出结果时也写
             package.zip   档案包，他人可用 package verify 重新计算
  --explain  对象代码，用逗号或空格隔开：另存 trace-代码.txt 和 .json，从原始数到得分逐步列出
  --trial    试算：办法中还有须办公室确认之处也计算，结果只供参考
  --check    只检查办法，不计算
  --json     向标准输出写一个 JSON 对象：ok、汇总、findings 或 faults、files
  --lang en  用英文
  --help     显示本说明

退出码：0 算完（或办法可用），1 有问题没有算，2 参数不对。
`,
  en: `jingwei evaluate --method METHOD.yaml --data DATA.xlsx --out FOLDER
jingwei evaluate --method METHOD.yaml --check

Scores, ranks and grades subjects by a method, without a database. Data are .xlsx or CSV (UTF-8, GB18030, tabs too);
headings are the method's names, aliases or codes, with a unit if you like, such as 评价税收（亿元）, which is converted.
A column of codes or names is needed. A blank cell, — or / is missing, not 0. If anything is wrong nothing is computed, and everything wrong is listed with file, line,
column and what to do.

  --method   the method (YAML or JSON; see docs/methods/method-file.md)
  --data     the data; "-" reads standard input
  --out      folder for the result, made if need be; an earlier result in it is replaced, other files stay:
             README.md     what each file is, by which rules it was computed, how to check it
             results.csv   league table; results.xlsx the same (up to 100,000 rows); groups.csv (where there are groups)
             traces.csv    every score explained, a line an item (up to 20,000 subjects)
             findings.csv  what was found in method and data; also where nothing was computed
             package.zip   for others to compute again with package verify
  --explain  codes of subjects, apart by commas or spaces: trace-CODE.txt and .json, from reported numbers to the score
  --trial    a trial run: also where the office has still to confirm something
  --check    only checks the method
  --json     one JSON object on standard output: ok, summary, findings, faults (each with words), files, seal
  --lang zh  in Chinese
  --help     this text

Exit code: 0 computed (or the method is sound); 1 something is wrong and nothing was computed; 2 wrong arguments.
`,
}

const zh = {
  needsMethod: '请用 --method 给出评价办法。',
  needsData: '请用 --data 给出数据，用 --out 给出结果文件夹；只检查办法时加 --check。',
  noMore: (more: string) => `多出的参数：${more}。文件请用 --method 和 --data 给出。`,
  refused: (count: number) => `没有计算，共 ${count} 处问题：`,
  moreFaults: (count: number) => `……另有 ${count} 种。`,
  alike: (count: number, rows: readonly number[]) =>
    `（同样的还有 ${count} 处：第 ${rows.join('、')} 行${rows.length < count ? '等' : ''}）`,
  allIn: (file: string) => `全部问题已写入 ${file}。`,
  allInJson: '全部问题加 --json 看。',
  oneFromInput: '办法和数据不能都从标准输入读：有一个要写文件。',
  needsConfirmation: '以上“须确认”之处要先由办公室确认（在办法里改为 confirmed: true）。要先看结果，加 --trial 试算。',
  unknownCodes: (codes: readonly string[]) => `数据里没有这些代码，没有列出：${codes.join('、')}。`,
  written: (folder: string, files: readonly string[]) => `已写入 ${folder}：${files.join('、')}`,
  sound: '办法可用。',
  soundButOpen: '办法可用于试算（--trial）；“须确认”之处由办公室确认后方可正式计算。',
  unsound: '办法或数据有问题，没有计算。',
  trial: '试算结果，仅供参考：办法中还有须办公室确认之处。',
  subjects: (count: number) => `${count} 个对象`,
  cohort: (name: string, count: number) => `${name}（${count} 个）`,
  ties: (broken: number, left: number) => `总分相同：${broken} 个按并列规则分出先后，${left} 个名次并列`,
  imputed: (count: number) => `缺数据按规则处理的得分：${count} 个`,
  best: '前列：',
  bestOf: (name: string) => `${name}前列：`,
}

export const evaluateWords: Readonly<Record<Language, typeof zh>> = {
  zh,
  en: {
    needsMethod: 'Name the method with --method.',
    needsData:
      'Name the data with --data and the folder for results with --out; add --check to check the method alone.',
    noMore: (more) => `Superfluous: ${more}. Files are named with --method and --data.`,
    refused: (count) => `Nothing was computed; ${count} faults:`,
    moreFaults: (count) => `… and ${count} more kinds.`,
    alike: (count, rows) => ` (and ${count} more: lines ${rows.join(', ')}${rows.length < count ? ' …' : ''})`,
    allIn: (file) => `All of them stand in ${file}.`,
    allInJson: '--json lists all of them.',
    oneFromInput: 'Method and data cannot both come from standard input: name a file for one of them.',
    needsConfirmation:
      'The office must first confirm the above (confirmed: true in the method). Add --trial to see a trial result.',
    unknownCodes: (codes) => `Not in the data and not explained: ${codes.join(', ')}.`,
    written: (folder, files) => `Written to ${folder}: ${files.join(', ')}`,
    sound: 'The method is sound.',
    soundButOpen: 'The method is sound for a trial (--trial); the office must confirm the rest before it counts.',
    unsound: 'Something is wrong with the method or the data; nothing was computed.',
    trial: 'A trial result: the office has still to confirm parts of the method.',
    subjects: (count) => `${count} subjects`,
    cohort: (name, count) => `${name} (${count})`,
    ties: (broken, left) => `equal totals: ${broken} told apart by the tie rules, ${left} share a rank`,
    imputed: (count) => `scores given for missing values: ${count}`,
    best: 'Best:',
    bestOf: (name) => `${name}, best:`,
  },
}
