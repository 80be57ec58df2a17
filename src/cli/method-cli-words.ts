import type { Language } from './words.ts'

export const methodHelp: Readonly<Record<Language, string>> = {
  zh: `jingwei method schema            打印办法文件的 JSON Schema（编辑器可据此补全、检查）
jingwei method list              列出随附的办法
jingwei method show 代码         打印一个随附的办法，可另存后修改
jingwei method table 办法.yaml   打印这个办法要的数据表头（CSV），可用表格软件打开填写

办法怎样写：docs/methods/method-in-ten-minutes.md；全部写法：docs/methods/method-file.md。

  --json     向标准输出写 JSON
  --lang en  用英文
  --help     显示本说明

退出码：0 成功，1 没有这个办法或文件读不出，2 参数不对。
`,
  en: `jingwei method schema              the JSON Schema of method files, for editors
jingwei method list                the methods that come with the program
jingwei method show CODE           one of them, to be saved and changed
jingwei method table METHOD.yaml   the line of headings that its data need, as CSV

How to write one: docs/methods/method-in-ten-minutes.md; all that can be said: docs/methods/method-file.md.

  --json     JSON on standard output
  --lang zh  in Chinese
  --help     this text

Exit code: 0 done; 1 no such method, or a file that cannot be read; 2 wrong arguments.
`,
}

export const methodSays = {
  zh: {
    wrong: '请写 schema、list、show 代码 或 table 文件。',
    unknown: (code: string, codes: string) => `没有随附“${code}”这个办法。有：${codes}。`,
  },
  en: {
    wrong: 'Say schema, list, show CODE or table FILE.',
    unknown: (code: string, codes: string) => `No method "${code}" comes along. There are: ${codes}.`,
  },
} as const
