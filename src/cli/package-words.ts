import type { Language } from './words.ts'

export const packageHelp: Readonly<Record<'make' | 'verify', Readonly<Record<Language, string>>>> = {
  make: {
    zh: `jingwei package make --method 办法.yaml --data 数据.csv --out 档案包.zip

按办法计算，把办法、数据、结果、逐项计算过程和清单（每个文件的 SHA-256）封成一个文件。
同样的办法和数据，在任何机器上封出的文件逐字节相同。

  --method   评价办法
  --data     数据（.csv 或 .xlsx）
  --out      档案包写到哪里
  --json     向标准输出写一个 JSON 对象：ok、seal、manifest 或 faults
  --lang en  用英文
  --help     显示本说明

退出码：0 已封好，1 没有算出结果，2 参数不对。
`,
    en: `jingwei package make --method METHOD.yaml --data DATA.csv --out PACKAGE.zip

Computes by the method and seals method, data, results, traces and a manifest (SHA-256 of each file) in one file. The same
method and data give the same file to the byte on any machine.

  --method   the method
  --data     the data (.csv or .xlsx)
  --out      where the package goes
  --json     one JSON object on standard output: ok, seal, manifest or faults
  --lang zh  in Chinese
  --help     this text

Exit code: 0 sealed; 1 nothing was computed; 2 wrong arguments.
`,
  },
  verify: {
    zh: `jingwei package verify 档案包.zip [--seal SHA256]

核对档案包里每个文件与清单是否相符，再用包里的办法和数据重新计算，逐格比对结果和计算过程。
文件写作“-”时从标准输入读。不用数据库，任何装有本程序的机器都能校验。

  --seal     公布过的清单 SHA-256：一并核对，防止连清单一起改
  --json     向标准输出写一个 JSON 对象：equal、seal、manifest、faults（带 words）、repacked
  --lang en  用英文
  --help     显示本说明

退出码：0 完全一致，1 有不同（逐条列出），2 参数不对。
`,
    en: `jingwei package verify PACKAGE.zip [--seal SHA256]

Holds every file of the package to its manifest, then computes everything again from its method and data and compares results
and traces cell by cell. "-" reads standard input. No database; any machine with this program will do.

  --seal     the published SHA-256 of the manifest: whoever mends a manifest cannot meet it
  --json     one JSON object on standard output: equal, seal, manifest, faults (with words), repacked
  --lang zh  in Chinese
  --help     this text

Exit code: 0 equal; 1 something differs, each difference named; 2 wrong arguments.
`,
  },
}

export const packageSays = {
  zh: {
    needsAll: '请用 --method、--data、--out 给出办法、数据和档案包的位置。',
    oneFile: '请给出一个档案包文件。',
    sealed: (out: string, subjects: number) => `已封好 ${out}：${subjects} 个对象。`,
    trial: '试算：办法中还有须办公室确认之处。',
    seal: (seal: string) => `清单 SHA-256：${seal}`,
    equal: (name: string, subjects: number) => `一致：${name}，${subjects} 个对象，重新计算的结果与包里逐格相同。`,
    differs: (count: number) => `不一致，共 ${count} 处：`,
    more: (count: number) => `……另有 ${count} 处，加 --json 看全部。`,
    repacked: '提示：各部分都没有变，但压缩文件的外层与原来不同（被别的程序重新压缩过，或外层有字节被改）。',
    notComputed: '没有算出结果，没有封包：',
  },
  en: {
    needsAll: 'Name method, data and package with --method, --data and --out.',
    oneFile: 'Name one package.',
    sealed: (out: string, subjects: number) => `Sealed ${out}: ${subjects} subjects.`,
    trial: 'A trial: the office has still to confirm parts of the method.',
    seal: (seal: string) => `SHA-256 of the manifest: ${seal}`,
    equal: (name: string, subjects: number) =>
      `Equal: ${name}, ${subjects} subjects; what was computed again equals the package cell by cell.`,
    differs: (count: number) => `Not equal, ${count} differences:`,
    more: (count: number) => `… and ${count} more; --json lists them all.`,
    repacked:
      'Note: every part is unchanged, but the archive around them is not as written (packed again, or a byte of it changed).',
    notComputed: 'Nothing was computed and nothing sealed:',
  },
} as const
