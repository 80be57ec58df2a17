import type { ReadingCase } from '#core/plans/reading-case.ts'
import type { Language } from './words.ts'

type Reads = { readonly targets: readonly string[]; readonly duties: readonly string[] }

const zh = {
  help: `jingwei plan case 地址 [--say 句子] [--to 文件] [--show] [--json]

把审阅中更正、剔除或补录的一条变成判读的用例，以后每次测试都要读对。
地址是审阅页上点中那一条以后地址栏里的地址（…/drafts/…?item=…）；
或者存下来的审阅稿 草稿.json#条目号（接口 /api/drafts/编号 给出的内容）。

用例只取这一句原文，不取前后文、标题和文号。原文是本市的文件：要公开的用例，请用 --say 换成
改写过的句子（地名、单位、项目名换掉，数字和单位名称留着），写不下的数字会被指出来。

  --say 句子  用这一句代替原文
  --to 文件   写到哪里；默认 cases/plans/corrected.jsonl（在源码目录里运行）
  --show      只显示，不写文件
  --json      输出一个 JSON 对象：file、case、reads（现在读成什么）、right（现在读得对不对）
  --data 目录 数据目录，默认与 serve 相同；服务在运行也可以
  --lang en   用英文
  --help      显示本说明

退出码：0 成功，1 做不成（原因在标准错误输出），2 参数不对。
`,
  oneAddress: '需要且只能给出一个地址：审阅页的地址，或 草稿.json#条目号。',
  lost: (words: readonly string[]) => `句子里找不到 ${words.join('、')}。改写时请保留用例要读出的数字和单位名称。`,
  noFolder: (folder: string) => `没有 ${folder} 这个文件夹。请在源码目录里运行，或用 --to 指定文件。`,
  written: (file: string, reworded: boolean) =>
    `已写入 ${file}\n${reworded ? '' : '写入的是原文的句子。要公开请删去这一行，用 --say 改写后再做一次。\n'}`,
  onlyShown: '没有写文件。\n',
  report: ({ say, targets, duties }: ReadingCase, reads: Reads, right: boolean) =>
    `句子：${say}\n应读：${(targets ?? duties ?? []).join('；') || '没有目标'}\n现读：${(targets === null ? reads.duties : reads.targets).join('；') || '没有'}\n${
      right ? '现在已经读对，用例保证以后不会读错。\n' : '现在还读不对：在判读改好以前，测试会在这一条上失败。\n'
    }`,
}

const en: typeof zh = {
  help: `jingwei plan case ADDRESS [--say SENTENCE] [--to FILE] [--show] [--json]

Turns a reading that a reviewer corrected, rejected or added into a case that the reader must get right in every test.
ADDRESS is the review page's with that reading chosen (…/drafts/…?item=…), or a saved draft DRAFT.json#ITEM
(what /api/drafts/ID answers).

A case takes this one sentence and nothing around it. The sentence is the city's own text: for a case that will be
public, put a reworded sentence in its place with --say (other places, bodies and projects; the figures and unit names kept).

  --say SENTENCE  in place of the document's own
  --to FILE       where to write; cases/plans/corrected.jsonl by default (run it in the source tree)
  --show          only show it
  --json          one JSON object: file, case, reads (as it is read now), right
  --data FOLDER   the data directory, as for serve; the server may be running
  --lang zh       in Chinese
  --help          this text

Exit code: 0 done, 1 refused (why is on standard error), 2 wrong arguments.
`,
  oneAddress: 'Name one address: the review page’s, or DRAFT.json#ITEM.',
  lost: (words) => `The sentence does not hold ${words.join(', ')}. Keep the figures and units that the case is about.`,
  noFolder: (folder) => `There is no folder ${folder}. Run this in the source tree, or name a file with --to.`,
  written: (file, reworded) =>
    `written to ${file}\n${reworded ? '' : 'This is the document’s own sentence. Before it becomes public, delete the line and make the case again with --say.\n'}`,
  onlyShown: 'Nothing was written.\n',
  report: ({ say, targets, duties }, reads, right) =>
    `sentence: ${say}\nexpected: ${(targets ?? duties ?? []).join('; ') || 'no target'}\nread now: ${(targets === null ? reads.duties : reads.targets).join('; ') || 'nothing'}\n${
      right
        ? 'It is read right now, and the case keeps it so.\n'
        : 'It is not read right yet: tests will fail on this case until the reader has learnt it.\n'
    }`,
}

export const caseWords: Readonly<Record<Language, typeof zh>> = { zh, en }
