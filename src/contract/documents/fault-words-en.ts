import { megabytes } from './fault-wording.ts'
import type { documentFaultsZh } from './fault-words-zh.ts'

export const documentFaultsEn: typeof documentFaultsZh = {
  'file-empty': () =>
    'The file is empty (0 bytes). Check that it was saved or downloaded completely and hand it in again.',
  'file-blank': () => 'The file holds nothing but blanks. Check whether it is the right file.',
  'file-too-large': (f) =>
    `The file has ${megabytes(f.sizeBytes)} MB; the limit is ${megabytes(f.limitBytes)} MB. Remove pictures or split off annexes.`,
  'pdf-scanned': (f) =>
    `This is a scan (${f.pages} pages without a text layer). Hand in the Word file, the web page or a PDF whose text can be copied, or run text recognition (OCR) first.`,
  'pdf-encrypted': () => 'The PDF asks for a password. Open it, save it without a password and hand it in again.',
  'pdf-broken': () => 'The PDF is damaged and does not open. Export or download it again.',
  'pdf-garbled': (f) =>
    `The fonts of this PDF carry no text encoding: ${f.percent}% of what was read is garbage. Hand in the Word file, or export the PDF again from it.`,
  'page-without-text': (f) =>
    `Page ${f.pages} has no text (a picture perhaps) and was not read; please compare by hand.`,
  'office-encrypted': () => 'The file asks for a password. Open it in Word or WPS, remove the password and save it.',
  'word-binary': () => 'This is an old Word file (.doc). Open it in Word or WPS and save it as .docx.',
  'word-flat-xml': () => 'This is a Word 2003 XML file. Open it in Word or WPS and save it as .docx.',
  'word-broken': (f) =>
    `The Word file is damaged (${f.part} cannot be read). Let Word repair it, save it and hand it in again.`,
  'wps-binary': () => 'This is an old WPS Writer file (.wps). Open it in WPS and save it as .docx.',
  'spreadsheet-as-plan': () =>
    'This is an Excel workbook, not a plan. Hand in the text (Word, PDF, web page or plain text); tables of data have their own import.',
  'slides-as-plan': () => 'These are slides, not a plan. Hand in the text (Word, PDF, web page or plain text).',
  'open-document': () => 'This is an OpenDocument file (.odt). Save it as .docx.',
  ofd: () => 'This is an OFD file. Export it as a PDF with text, or hand in the Word file.',
  rtf: () => 'This is an RTF file. Open it in Word or WPS and save it as .docx.',
  'web-archive': () => 'This is a web page in one archive file (.mht). Save it as "HTML only", or save its text.',
  'zip-archive': (f) =>
    `This is an archive (${f.entries} files inside), not a document. Unpack it and hand in the files one by one.`,
  'zip-broken': () =>
    'The packed structure of the file is damaged; perhaps the download was cut. Download it again or save it anew in Word.',
  'zip-bomb': (f) =>
    `Unpacked, the file would have ${megabytes(f.declaredBytes)} MB, more than is sane (limit ${megabytes(f.limitBytes)} MB); it was not opened. Remove large pictures in Word and save it.`,
  'other-archive': (f) => `This is a ${f.format} archive, not a document. Unpack it and hand in the files inside.`,
  image: (f) =>
    `This is a picture (${f.format}). Hand in the Word file or a PDF whose text can be copied, or run text recognition (OCR) first.`,
  'markup-too-deep': (f) =>
    `The file's tags are nested more than ${f.depth} deep: it is damaged. Open it and save its text, or save it as .docx.`,
  'not-text': () =>
    'The file is neither text nor a document format known here. Hand in .docx, .pdf with text, .html or .txt.',
  'text-damaged': (f) =>
    `${f.characters} bytes of the text could not be understood and show as "�"; please compare with the original.`,
  'not-workbook': () => 'This is no Excel workbook. Fill in the exported template, save it as .xlsx and hand it in.',
  'workbook-binary': () =>
    'This is an old or binary Excel file (.xls, .xlsb) or WPS sheet (.et). Open it and save it as .xlsx.',
  'cell-error': (f) =>
    `Sheet "${f.sheet}", ${f.address} (row ${f.row}, column ${f.column}) holds the error ${f.error}. Put a number or a text and hand it in again.`,
  'cell-not-calculated': (f) =>
    `The formula in sheet "${f.sheet}", ${f.address} (row ${f.row}, column ${f.column}) has no result. Open the file in Excel and save it.`,
}
