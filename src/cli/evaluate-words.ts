import type { Language } from './words.ts'

export const evaluateHelp: Readonly<Record<Language, string>> = {
  zh: `jingwei evaluate --method 办法.yaml --data 数据.xlsx --out 结果文件夹
jingwei evaluate --method 办法.yaml --check

按评价办法给对象计分、排名、定等，不用数据库。数据可以是 .xlsx 或 CSV（UTF-8、GB18030、制表符分隔都行），
表头写办法里的名称、别名或代码，可带单位，如“评价税收（亿元）”，会按办法的单位换算。空格是缺数据，不是 0。
有一处不对就不计算，并列出全部问题，每条写明文件、行、列和怎么改。

  --method   评价办法（YAML 或 JSON；写法见 docs/methods/method-file.md）
  --data     数据；写作“-”时从标准输入读
  --out      结果放到这个文件夹：results.csv、results.xlsx（10 万行以内）、findings.csv、groups.csv（有归并时）
  --explain  对象代码，可写多个：另存 trace-代码.txt 和 .json，从原始数到得分逐步列出
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
A blank cell is missing, not 0. If anything is wrong nothing is computed, and everything wrong is listed with file, line,
column and what to do.

  --method   the method (YAML or JSON; see docs/methods/method-file.md)
  --data     the data; "-" reads standard input
  --out      folder for results.csv, results.xlsx (up to 100,000 rows), findings.csv, groups.csv (where there are groups)
  --explain  codes of subjects: trace-CODE.txt and .json, step by step from reported numbers to the score
  --trial    a trial run: also where the office has still to confirm something
  --check    only checks the method
  --json     one JSON object on standard output: ok, summary, findings or faults, files
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
  moreFaults: (count: number) => `……另有 ${count} 处，加 --json 看全部。`,
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
    moreFaults: (count) => `… and ${count} more; --json lists them all.`,
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
