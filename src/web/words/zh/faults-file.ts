import { documentFaultsZh } from '#contract/documents/fault-words-zh.ts'
import type { Wording } from '../word-fault.ts'

/** What is wrong with a file that was handed in, and what to do about it. */
export const fileFaults = {
  ...documentFaultsZh,
  'files.no-file': () => '没有收到文件，请重新选择。',
  'files.empty': () => '文件是空的（0 字节）。请检查文件是否保存或下载完整，重新上传。',
  'files.too-large': (x) => `文件超过 ${String(x.megabytes)} MB 的上限。请删去图片或拆开后再上传。`,
  'file.not-found': () => '没有这个文件，可能已被移走。',
  'units.no-sheet': () => '文件里没有单位表。请用从这里导出的表填写。',
  'sheet.column-missing': (x) => `缺少“${String(x.column ?? x.name ?? '')}”这一列。请用导出的表，不要删列或改表头。`,
  'units.name-missing': () => '名称没有填。',
  'units.name-too-long': (x) => `名称太长，最多 ${String(x.most)} 个字。`,
  'units.name-twice': (x) => `名称“${String(x.name ?? '')}”出现了两次，请改成不同的名称。`,
  'units.row-twice': () => '同一行的标识出现了两次，请删去复制出来的那一行的标识。',
  'units.row-unknown': () => '这一行的标识不在系统里。新增的单位请把标识留空。',
  'units.kind-unknown': (x) => `类别“${String(x.kind)}”不认识。可填：${String(x.kinds ?? '')}`,
  'units.parent-unknown': (x) => `上级“${String(x.name ?? '')}”不在单位表里。`,
  'units.place-unknown': (x) => `地区“${String(x.name ?? '')}”不在地区表里。`,
  'units.member-unknown': (x) => `成员“${String(x.name)}”不在单位表里。`,
  'units.office-unknown': (x) => `办公室所在单位“${String(x.name ?? '')}”不在单位表里。`,
  'units.not-a-number': (x) => `“${String(x.text)}”不是整数。`,
  'units.not-a-day': (x) => `“${String(x.text ?? '')}”不是日期，请写成 2026-11-22。`,
  'units.officer-without-name': () => '责任人没有写姓名。',
  'tasks.not-this-table': () => '这不是从本方案导出的任务分工表。请先导出，改好后再上传。',
  'tasks.older-version': (x) =>
    `这张表是从第 ${String(x.exported)} 版导出的，方案现在是第 ${String(x.version)} 版。请重新导出，把改动填进新表。`,
  'tasks.title-missing': () => '举措名称没有填。',
  'tasks.title-too-long': (x) => `举措名称太长，最多 ${String(x.most)} 个字。`,
  'tasks.number-too-long': (x) => `编号太长，最多 ${String(x.most)} 个字。`,
  'tasks.name-too-long': (x) => `单位名称太长，最多 ${String(x.most)} 个字。`,
  'tasks.name-unknown': (x) => `“${String(x.name)}”不在单位库里。请改用单位库里的名称，或先到“设置 · 单位”添加。`,
  'tasks.too-many-units': (x) => `一项举措最多 ${String(x.most)} 个单位。`,
  'tasks.step-without-time': () => '步骤没有写时间。请写成“2026年：内容”。',
} satisfies Record<string, Wording>
