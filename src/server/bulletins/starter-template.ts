import type { BulletinKind } from '#core/bulletins/course.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'

export type Starter = {
  readonly name: string
  readonly kind: BulletinKind
  readonly wholeName: string
  readonly issuer: string
  readonly indicators: readonly string[]
}

const numerals = '一二三四五六七八九十'

/** A template to begin with, in the layout of GB/T 9704 and with the words in braces that an official then edits in Word. */
export function writeStarter(starter: Starter): Promise<Uint8Array> {
  const parts = starter.kind === 'flash' ? flash(starter) : sections(starter)
  return writeOfficialWord({
    title: `{期}${starter.name}`,
    documentNumber: '{文号}',
    blocks: parts,
    annexes: [{ title: '各园区主要指标', landscape: true, blocks: [table(starter)] }],
    signature: '{签发单位}',
    date: '{签发日期}',
  })
}

/** 一句话一个指标 */
const sentence = (wholeName: string, indicator: string): string =>
  `{#有 ${indicator}}${wholeName}${indicator}{${indicator}}，{${indicator}.同比}，{${indicator}.比上期}{#有 ${indicator}.完成}，{${indicator}.完成}{/}。{/}{#无 ${indicator}}${wholeName}${indicator}尚未报送。{/}`

const leaders = (indicator: string): string =>
  `{#有 ${indicator}}增速居前的园区：{#园区 按 ${indicator}.增速 降序 前3}{名称}（{${indicator}.增速}%）{顿号}{/}；增速靠后的园区：{#园区 按 ${indicator}.增速 升序 前2}{名称}（{${indicator}.增速}%）{顿号}{/}。{/}`

const heading = (at: number, text: string): OfficialBlock => ({
  kind: 'heading',
  level: 1,
  text: `${numerals[at] ?? at + 1}、${text}`,
})
const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', text })

const flash = ({ wholeName, indicators }: Starter): readonly OfficialBlock[] => [
  heading(0, '总体情况'),
  paragraph(`{期}，${indicators.map((one) => sentence(wholeName, one)).join('')}`),
  heading(1, '园区情况'),
  ...indicators.slice(0, 3).map((one) => paragraph(`${one}：${leaders(one)}`)),
  paragraph(`{#如果 ${indicators[0] ?? ''}.增速 < 0}当前运行下行，请各园区、各部门逐项分析原因，提出措施。{/}`),
]

const sections = ({ wholeName, indicators }: Starter): readonly OfficialBlock[] =>
  indicators.flatMap((one, at) => [
    heading(at, one),
    paragraph(`{期}，${sentence(wholeName, one)}`),
    paragraph(leaders(one)),
    paragraph(`{#园区}{名称}{${one}}，{${one}.同比}，{${one}.比平均}，{${one}.位次}。{/}`),
  ])

function table({ indicators }: Starter): OfficialBlock {
  const shown = indicators.slice(0, 6)
  return {
    kind: 'table',
    header: [
      [{ text: '园区', rows: 2 }, ...shown.map((one) => ({ text: `${one}（{${one}.单位}）`, columns: 2 }))],
      shown.flatMap(() => ['数值', '增速（%）']),
    ],
    rows: [
      shown.flatMap((one, at) => [
        ...(at === 0 ? ['{#园区}{名称}'] : []),
        `{${one}.数值}`,
        `{${one}.增速}${at === shown.length - 1 ? '{/}' : ''}`,
      ]),
    ],
    widths: [18, ...shown.flatMap(() => [12, 12])],
  }
}
