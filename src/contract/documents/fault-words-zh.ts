import { type DocumentFaultWording, megabytes } from './fault-wording.ts'

/** What is wrong with a file that was handed in, and what to do; where it stands is put before it. */
export const documentFaultsZh = {
  'file-empty': () => '文件是空的（0 字节）。请检查文件是否保存或下载完整，重新上传。',
  'file-blank': () => '文件里只有空白，没有文字。请检查是否选错了文件。',
  'file-too-large': (f) =>
    `文件 ${megabytes(f.sizeBytes)} MB，超过 ${megabytes(f.limitBytes)} MB 的上限。请删去图片或拆开附件后再上传。`,
  'pdf-scanned': (f) =>
    `这是扫描件（共 ${f.pages} 页，没有文字层），读不出文字。请上传 Word 原稿、网页或可复制文字的 PDF，或先做文字识别（OCR）。`,
  'pdf-encrypted': () => 'PDF 设有打开密码。请用密码打开后另存为不加密的 PDF 再上传。',
  'pdf-broken': () => 'PDF 已损坏，打不开。请重新导出或重新下载后再上传。',
  'pdf-garbled': (f) =>
    `PDF 里的字体没有对应的文字编码，读出来有 ${f.percent}% 是乱码。请上传 Word 原稿，或从原稿重新导出 PDF。`,
  'page-without-text': (f) => `第 ${f.pages} 页没有文字（可能是图片），这些页的内容没有读入，请人工核对。`,
  'office-encrypted': () => '文件设有打开密码。请在 Word 或 WPS 中打开，取消密码后另存再上传。',
  'word-binary': () => '这是旧版 Word 文件（.doc）。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'word-flat-xml': () => '这是 Word 2003 的 XML 文件。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'word-broken': (f) => `Word 文件已损坏（${f.part} 读不通）。请在 Word 中打开修复，另存后再上传。`,
  'wps-binary': () => '这是 WPS 文字的旧格式（.wps）。请在 WPS 中打开，另存为 .docx 再上传。',
  'spreadsheet-as-plan': () =>
    '这是 Excel 表格，不是规划文件。请上传正文（Word、PDF、网页或文本）；数据表请从“数据导入”进入。',
  'slides-as-plan': () => '这是演示文稿，不是规划文件。请上传正文（Word、PDF、网页或文本）。',
  'open-document': () => '这是 OpenDocument 文件（.odt）。请另存为 .docx 再上传。',
  ofd: () => '这是 OFD 版式文件。请用 OFD 阅读器导出为 PDF（保留文字），或上传 Word 原稿。',
  rtf: () => '这是 RTF 文件。请在 Word 或 WPS 中打开，另存为 .docx 再上传。',
  'web-archive': () => '这是单个文件的网页存档（.mht）。请在浏览器中另存为“网页，仅 HTML”，或复制文字存为文本再上传。',
  'zip-archive': (f) => `这是压缩包（内有 ${f.entries} 个文件），不是文档。请解压后逐个上传里面的文件。`,
  'zip-broken': () => '文件的压缩结构已损坏，可能没有下载完整。请重新下载或在 Word 中另存后再上传。',
  'zip-bomb': (f) =>
    `文件解压后将达 ${megabytes(f.declaredBytes)} MB，大得不正常（上限 ${megabytes(f.limitBytes)} MB），没有打开。请在 Word 中删去大图另存后再上传。`,
  'other-archive': (f) => `这是 ${f.format} 压缩包，不是文档。请解压后上传里面的文件。`,
  image: (f) => `这是图片（${f.format}），读不出文字。请上传 Word 原稿或可复制文字的 PDF，或先做文字识别（OCR）。`,
  'markup-too-deep': (f) =>
    `文件的标记嵌套超过 ${f.depth} 层，结构已损坏。请打开后复制正文存为文本，或另存为 .docx 再上传。`,
  'not-text': () => '文件不是文字，也不是认识的文档格式。请上传 .docx、带文字的 .pdf、.html 或 .txt。',
  'text-damaged': (f) => `文本里有 ${f.characters} 处字节无法识别，显示为“�”，请对照原文核对。`,
  'not-workbook': () => '这不是 Excel 表格。请用导出的模板填写，存为 .xlsx 再上传。',
  'workbook-binary': () =>
    '这是旧版或二进制的 Excel 文件（.xls、.xlsb）或 WPS 表格旧格式（.et）。请打开后另存为 .xlsx 再上传。',
  'cell-error': (f) =>
    `工作表“${f.sheet}”${f.address}（第 ${f.row} 行 ${f.column} 列）是错误值 ${f.error}。请改成数值或文字。`,
  'cell-not-calculated': (f) =>
    `工作表“${f.sheet}”${f.address}（第 ${f.row} 行 ${f.column} 列）的公式没有计算结果。请在 Excel 中打开、保存一次再上传。`,
} satisfies Readonly<Record<string, DocumentFaultWording>>
