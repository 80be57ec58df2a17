import type { fileFaults as zh } from '../zh/faults-file.ts'

const megabytes = (bytes: unknown): string => (Number(bytes) / 1024 / 1024).toFixed(1)

export const fileFaults: typeof zh = {
  'file-empty': () =>
    'The file is empty (0 bytes). Check that it was saved or downloaded completely and hand it in again.',
  'file-blank': () => 'The file holds nothing but blanks. Check whether it is the right file.',
  'file-too-large': (x) =>
    `The file has ${megabytes(x.sizeBytes)} MB; the limit is ${megabytes(x.limitBytes)} MB. Remove pictures or split off annexes.`,
  'pdf-scanned': (x) =>
    `This is a scan (${String(x.pages)} pages without a text layer). Hand in the Word file, the web page or a PDF whose text can be copied, or run text recognition (OCR) first.`,
  'pdf-encrypted': () => 'The PDF asks for a password. Open it, save it without a password and hand it in again.',
  'pdf-broken': () => 'The PDF is damaged and does not open. Export or download it again.',
  'pdf-garbled': (x) =>
    `The fonts of this PDF carry no text encoding: ${String(x.percent)}% of what was read is garbage. Hand in the Word file, or export the PDF again from it.`,
  'page-without-text': (x) =>
    `Page ${String(x.pages)} has no text (a picture perhaps) and was not read; please compare by hand.`,
  'office-encrypted': () => 'The file asks for a password. Open it in Word or WPS, remove the password and save it.',
  'word-binary': () => 'This is an old Word file (.doc). Open it in Word or WPS and save it as .docx.',
  'word-flat-xml': () => 'This is a Word 2003 XML file. Open it in Word or WPS and save it as .docx.',
  'word-broken': (x) =>
    `The Word file is damaged (${String(x.part)} cannot be read). Let Word repair it, save it and hand it in again.`,
  'wps-binary': () => 'This is an old WPS Writer file (.wps). Open it in WPS and save it as .docx.',
  'spreadsheet-as-plan': () =>
    'This is an Excel workbook, not a plan. Hand in the text (Word, PDF, web page or plain text); tables of data have their own import.',
  'slides-as-plan': () => 'These are slides, not a plan. Hand in the text (Word, PDF, web page or plain text).',
  'open-document': () => 'This is an OpenDocument file (.odt). Save it as .docx.',
  ofd: () => 'This is an OFD file. Export it as a PDF with text, or hand in the Word file.',
  rtf: () => 'This is an RTF file. Open it in Word or WPS and save it as .docx.',
  'web-archive': () => 'This is a web page in one archive file (.mht). Save it as "HTML only", or save its text.',
  'zip-archive': (x) =>
    `This is an archive (${String(x.entries)} files inside), not a document. Unpack it and hand in the files one by one.`,
  'zip-broken': () =>
    'The packed structure of the file is damaged; perhaps the download was cut. Download it again or save it anew in Word.',
  'zip-bomb': (x) =>
    `Unpacked, the file would have ${megabytes(x.declaredBytes)} MB, more than is sane (limit ${megabytes(x.limitBytes)} MB); it was not opened. Remove large pictures in Word and save it.`,
  'other-archive': (x) =>
    `This is a ${String(x.format)} archive, not a document. Unpack it and hand in the files inside.`,
  image: (x) =>
    `This is a picture (${String(x.format)}). Hand in the Word file or a PDF whose text can be copied, or run text recognition (OCR) first.`,
  'markup-too-deep': (x) =>
    `The file's tags are nested more than ${String(x.depth)} deep: it is damaged. Open it and save its text, or save it as .docx.`,
  'not-text': () =>
    'The file is neither text nor a document format known here. Hand in .docx, .pdf with text, .html or .txt.',
  'text-damaged': (x) =>
    `${String(x.characters)} bytes of the text could not be understood and show as "�"; please compare with the original.`,
  'not-workbook': () => 'This is no Excel workbook. Fill in the exported template, save it as .xlsx and hand it in.',
  'workbook-binary': () =>
    'This is an old or binary Excel file (.xls, .xlsb) or WPS sheet (.et). Open it and save it as .xlsx.',
  'cell-error': (x) =>
    `Sheet "${String(x.sheet)}", ${String(x.address)} (row ${String(x.row)}, column ${String(x.column)}) holds the error ${String(x.error)}. Put a number or a text and hand it in again.`,
  'cell-not-calculated': (x) =>
    `The formula in sheet "${String(x.sheet)}", ${String(x.address)} (row ${String(x.row)}, column ${String(x.column)}) has no result. Open the file in Excel and save it.`,
  'files.no-file': () => 'No file arrived; choose it again.',
  'files.empty': () => 'The file is empty (0 bytes). Check that it was saved completely and hand it in again.',
  'files.too-large': (x) => `The file exceeds the limit of ${String(x.megabytes)} MB. Remove pictures or split it.`,
  'file.not-found': () => 'There is no such file; it may have been moved.',
  'units.no-sheet': () => 'There is no sheet of units in it. Use the sheet exported here.',
  'sheet.column-missing': (x) =>
    `The column “${String(x.column ?? x.name ?? '')}” is missing. Keep the columns and headings of the export.`,
  'units.name-missing': () => 'The name is missing.',
  'units.name-too-long': (x) => `The name is too long; at most ${String(x.most)} characters.`,
  'units.name-twice': (x) => `The name “${String(x.name ?? '')}” stands there twice; make them differ.`,
  'units.row-twice': () => 'The mark of this row stands there twice; clear the mark of the copied row.',
  'units.row-unknown': () => 'The mark of this row is unknown. Leave it empty for a new unit.',
  'units.kind-unknown': (x) => `Unknown kind “${String(x.kind)}”. Possible: ${String(x.kinds ?? '')}`,
  'units.parent-unknown': (x) => `“${String(x.name ?? '')}” above it is not among the units.`,
  'units.place-unknown': (x) => `The place “${String(x.name ?? '')}” is not among the places.`,
  'units.member-unknown': (x) => `The member “${String(x.name)}” is not among the units.`,
  'units.office-unknown': (x) => `The office's unit “${String(x.name ?? '')}” is not among the units.`,
  'units.not-a-number': (x) => `“${String(x.text)}” is no whole number.`,
  'units.not-a-day': (x) => `“${String(x.text ?? '')}” is no day; write 2026-11-22.`,
  'units.officer-without-name': () => 'An officer has no name.',
  'tasks.not-this-table': () => 'This is not a task division exported from this programme. Export, edit, hand in.',
  'tasks.older-version': (x) =>
    `It was exported from version ${String(x.exported)}; the programme is at version ${String(x.version)}. Export again and enter the changes there.`,
  'tasks.title-missing': () => 'The measure has no title.',
  'tasks.title-too-long': (x) => `The title is too long; at most ${String(x.most)} characters.`,
  'tasks.number-too-long': (x) => `The number is too long; at most ${String(x.most)} characters.`,
  'tasks.name-too-long': (x) => `The unit's name is too long; at most ${String(x.most)} characters.`,
  'tasks.name-unknown': (x) =>
    `“${String(x.name)}” is not in the register. Use a registered name, or add it under Settings · Units first.`,
  'tasks.too-many-units': (x) => `A measure has at most ${String(x.most)} units.`,
  'tasks.step-without-time': () => 'A step has no time. Write “2026年：what”.',
}
