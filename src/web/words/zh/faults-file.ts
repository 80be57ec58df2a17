import type { Wording } from '../word-fault.ts'

const megabytes = (bytes: unknown): string => (Number(bytes) / 1024 / 1024).toFixed(1)

/** What is wrong with a file that was handed in, and what to do about it. */
export const fileFaults = {
  'file-empty': () => '文件是空的（0 字节）。请检查文件是否保存或下载完整，重新上传。',
  'file-blank': () => '文件里只有空白，没有文字。请检查是否选错了文件。',
  'file-too-large': (x) =>
    `文件 ${megabytes(x.sizeBytes)} MB，超过 ${megabytes(x.limitBytes)} MB 的上限。请删去图片或拆开附件后再上传。`,
  'pdf-scanned': (x) =>
    `这是扫描件（共 ${String(x.pages)} 页，没有文字层），读不出文字。请上传 Word 原稿、网页或可复制文字的 PDF，或先做文字识别（OCR）。`,
  'pdf-encrypted': () => 'PDF 设有打开密码。请用密码打开后另存为不加密的 PDF 再上传。',
  'pdf-broken': () => 'PDF 已损坏，打不开。请重新导出或重新下载后再上传。',
  'pdf-garbled': (x) =>
    `PDF 里的字体没有对应的文字编码，读出来有 ${String(x.percent)}% 是乱码。请上传 Word 原稿，或从原稿重新导出 PDF。`,
  'page-without-text': (x) => `第 ${String(x.pages)} 页没有文字（可能是图片），这些页的内容没有读入，请人工核对。`,
  'office-encrypted': () => '文件设有打开密码。请在 Word 或 WPS 中打开，取消密码后另存再上传。',
  'word-binary': () => '这是旧版 Word 文件（.doc）。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'word-flat-xml': () => '这是 Word 2003 的 XML 文件。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'word-broken': (x) => `Word 文件已损坏（${String(x.part)} 读不通）。请在 Word 中打开修复，另存后再上传。`,
  'wps-binary': () => '这是 WPS 文字的旧格式（.wps）。请在 WPS 中打开，另存为 .docx 再上传。',
  'spreadsheet-as-plan': () =>
    '这是 Excel 表格，不是规划文件。请上传正文（Word、PDF、网页或文本）；数据表请从“数据导入”进入。',
  'slides-as-plan': () => '这是演示文稿，不是规划文件。请上传正文（Word、PDF、网页或文本）。',
  'open-document': () => '这是 OpenDocument 文件（.odt）。请另存为 .docx 再上传。',
  ofd: () => '这是 OFD 版式文件。请用 OFD 阅读器导出为 PDF（保留文字），或上传 Word 原稿。',
  rtf: () => '这是 RTF 文件。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'web-archive': () => '这是单个文件的网页存档（.mht）。请在浏览器中另存为“网页，仅 HTML”，或复制文字存为文本再上传。',
  'zip-archive': (x) => `这是压缩包（内有 ${String(x.entries)} 个文件），不是文档。请解压后逐个上传里面的文件。`,
  'zip-broken': () => '文件的压缩结构已损坏，可能没有下载完整。请重新下载或在 Word 中另存后再上传。',
  'zip-bomb': (x) =>
    `文件解压后将达 ${megabytes(x.declaredBytes)} MB，大得不正常（上限 ${megabytes(x.limitBytes)} MB），没有打开。请在 Word 中删去大图另存后再上传。`,
  'other-archive': (x) => `这是 ${String(x.format)} 压缩包，不是文档。请解压后上传里面的文件。`,
  image: (x) =>
    `这是图片（${String(x.format)}），读不出文字。请上传 Word 原稿或可复制文字的 PDF，或先做文字识别（OCR）。`,
  'markup-too-deep': (x) =>
    `文件的标记嵌套超过 ${String(x.depth)} 层，结构已损坏。请打开后复制正文存为文本，或另存为 .docx 再上传。`,
  'not-text': () => '文件不是文字，也不是认识的文档格式。请上传 .docx、带文字的 .pdf、.html 或 .txt。',
  'text-damaged': (x) => `文本里有 ${String(x.characters)} 处字节无法识别，显示为“�”，请对照原文核对。`,
  'not-workbook': () => '这不是 Excel 表格。请用导出的模板填写，存为 .xlsx 再上传。',
  'workbook-binary': () =>
    '这是旧版或二进制的 Excel 文件（.xls、.xlsb）或 WPS 表格旧格式（.et）。请打开后另存为 .xlsx 再上传。',
  'cell-error': (x) =>
    `工作表“${String(x.sheet)}”${String(x.address)}（第 ${String(x.row)} 行 ${String(x.column)} 列）是错误值 ${String(x.error)}。请改成数值或文字。`,
  'cell-not-calculated': (x) =>
    `工作表“${String(x.sheet)}”${String(x.address)}（第 ${String(x.row)} 行 ${String(x.column)} 列）的公式没有计算结果。请在 Excel 中打开、保存一次再上传。`,
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
