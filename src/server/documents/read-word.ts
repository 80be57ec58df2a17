import { type Block, composeDocument } from './compose-document.ts'
import { UnreadableFile } from './document-fault.ts'
import { elementsOf, findChild, listDescendants, type MarkupNode, parseMarkup } from './markup-tree.ts'
import { openPackage } from './open-package.ts'
import type { Reading } from './read-document.ts'
import { readNumbering } from './word-numbering.ts'
import { type Numberer, paragraphOf } from './word-paragraph.ts'
import { readStyles } from './word-styles.ts'
import { tableOf } from './word-tables.ts'

/**
 * The text of a Word document as it prints: automatic numbers written out, tracked changes accepted, hidden text and
 * the table of contents left out, text boxes after the paragraph that they hang on, footnotes and endnotes last.
 */
export function readWord(bytes: Uint8Array): Reading {
  const zip = openPackage(bytes)
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? ''
  const notes = ['word/footnotes.xml', 'word/endnotes.xml']
  const parts = zip.read([main, 'word/numbering.xml', 'word/styles.xml', ...notes])
  const [document, numbering, styles] = [main, 'word/numbering.xml', 'word/styles.xml'].map((name) =>
    parsePart(parts.get(name)),
  )
  const body = findChild(document && findChild(document, 'w:document'), 'w:body')
  if (!body) throw new UnreadableFile('word-broken', { part: main })
  const numberer: Numberer = { numbering: readNumbering(numbering), styles: readStyles(styles, numbering) }
  const blocks = blocksIn(body, numberer)
  for (const name of notes) {
    const root = parsePart(parts.get(name))
    if (root) blocks.push(...noteBlocks(root, numberer))
  }
  return { document: composeDocument(blocks) }
}

/** Paragraphs and tables of a body, a cell's content, a text box; paragraphs whose end mark was deleted run together. */
function blocksIn(container: MarkupNode, numberer: Numberer): Block[] {
  const blocks: Block[] = []
  let unfinished = ''
  for (const node of blockElements(container)) {
    if (node.name === 'w:tbl') {
      blocks.push(...tableOf(node, (cell) => blocksIn(cell, numberer)))
      continue
    }
    const paragraph = paragraphOf(node, numberer)
    if (paragraph.contents) continue
    if (paragraph.runsOn) unfinished += paragraph.text
    else {
      blocks.push({ kind: 'paragraph', text: unfinished + paragraph.text })
      unfinished = ''
    }
    for (const box of paragraph.boxes) blocks.push(...blocksIn(box, numberer))
  }
  if (unfinished !== '') blocks.push({ kind: 'paragraph', text: unfinished })
  return blocks
}

const transparent = new Set(['w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag'])

function blockElements(container: MarkupNode): readonly MarkupNode[] {
  return elementsOf(container).flatMap((node) => {
    if (node.name === 'w:p' || node.name === 'w:tbl') return [node]
    if (node.name === 'w:sdt') return isContents(node) ? [] : blockElements(node)
    if (node.name === 'mc:AlternateContent') return blockElements(elementsOf(node)[0] ?? node)
    return transparent.has(node.name) ? blockElements(node) : []
  })
}

// A table of contents says every heading twice.
function isContents(sdt: MarkupNode): boolean {
  const properties = findChild(sdt, 'w:sdtPr')
  return (
    properties !== undefined &&
    listDescendants(properties, 'w:docPartGallery').some((node) => /contents/i.test(node.attributes['w:val'] ?? ''))
  )
}

function noteBlocks(root: MarkupNode, numberer: Numberer): readonly Block[] {
  const notes = [...listDescendants(root, 'w:footnote'), ...listDescendants(root, 'w:endnote')]
  return notes.filter((note) => note.attributes['w:type'] === undefined).flatMap((note) => blocksIn(note, numberer))
}

function parsePart(bytes: Uint8Array | undefined): MarkupNode | undefined {
  if (!bytes) return undefined
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return parseMarkup(withUsualPrefix(new TextDecoder(wide).decode(bytes)), 'xml')
}

// The prefix is free in XML; some writers that pass a file through choose ns0.
function withUsualPrefix(xml: string): string {
  const named =
    /xmlns:([\w-]+)="http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main"/.exec(
      xml,
    )
  const prefix = named?.[1]
  if (prefix === undefined || prefix === 'w') return xml
  return xml.replace(new RegExp(`(</?|\\s)${prefix}:`, 'g'), '$1w:')
}
