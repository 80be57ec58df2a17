import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { type Face, faces } from './official-fonts.ts'

/** 刊头 of a bulletin or a journal: its name in red, which issue it is, who issues it and when, and a red rule. */
export type Masthead = {
  readonly name: string
  readonly issue: string
  readonly issuer: string
  readonly date: string
}

/** 版记: who gets a copy, who has it printed and when. Stands at the foot of the last page. */
export type Imprint = { readonly copies?: string; readonly issuer: string; readonly date: string }

// The red that print shops of offices use; rules of 版记 are 0.35 mm thick.
const RED = 'FF0000'
const RULE = 8
const body = 32
const imprint = { size: 28, line: 480 }

const run = (text: string, face: Face, size: number, color?: string): TextRun =>
  new TextRun({ text, font: faces[face], size, ...(color === undefined ? {} : { color }) })

/** Of the width of the text in twips; a long name is set smaller, on one line. */
export function masthead({ name, issue, issuer, date }: Masthead, width: number, line: number): readonly Paragraph[] {
  const most = Math.floor((width / 20 / Math.max(1, [...name].length)) * 2 * 0.95)
  const size = Math.min(104, most)
  const exact = { line, lineRule: LineRuleType.EXACT }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      autoSpaceEastAsianText: false,
      spacing: { line: size * 12, lineRule: LineRuleType.EXACT, after: 120 },
      children: [run(name, 'title', size, RED)],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: exact, children: [run(issue, 'body', body)] }),
    new Paragraph({
      spacing: { ...exact, after: 200 },
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 4 } },
      children: [run(`${issuer}\t${date}`, 'body', body)],
    }),
  ]
}

const rule = { style: BorderStyle.SINGLE, size: RULE, color: '000000', space: 2 } as const

/** Framed at the foot of the page on which it falls, whatever stands above it. */
export function imprintLines({ copies, issuer, date }: Imprint, width: number): readonly Paragraph[] {
  const rows = [...(copies === undefined ? [] : [`抄送：${copies}。`]), `${issuer}\t${date}印发`]
  const aside = 280
  return rows.map(
    (text) =>
      new Paragraph({
        frame: {
          type: 'alignment',
          alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
          anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
          ...{ width, height: imprint.line * rows.length },
          wrap: FrameWrap.NOT_BESIDE,
        },
        border: { top: rule, bottom: rule, between: rule },
        autoSpaceEastAsianText: false,
        spacing: { line: imprint.line, lineRule: LineRuleType.EXACT },
        indent: { left: aside, right: aside },
        tabStops: [{ type: TabStopType.RIGHT, position: width - aside }],
        children: [run(text, 'body', imprint.size)],
      }),
  )
}
