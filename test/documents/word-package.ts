import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'

/** A Word file written by hand, for what the docx package cannot make: tracked changes, lists across styles, text boxes. */
export function wordPackage(body: string, parts: Readonly<Record<string, string>> = {}, prefix = 'w'): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(
      withPrefix(`<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`, prefix),
    ),
  }
  for (const [name, content] of Object.entries(parts)) {
    const tag = name.slice(0, -4)
    files[`word/${name}`] = strToU8(`<w:${tag} ${namespaces}>${content}</w:${tag}>`)
  }
  return zipSync(files)
}

function withPrefix(xml: string, prefix: string): string {
  return xml.replace(/(<\/?|\s|xmlns:)w(?=[:=])/g, `$1${prefix}`)
}

export const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
export const numbered = (text: string, list: number, level = 0) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
export const listLevel = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
