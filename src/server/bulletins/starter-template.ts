import type { BulletinKind } from '#core/bulletins/course.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'

export type Starter = {
  readonly name: string
  readonly kind: BulletinKind
  readonly wholeName: string
  readonly issuer: string
  readonly indicators: readonly StarterIndicator[]
  /** the group of all parks, where the city has one: the last line of their table */
  readonly together: string | null
}
/** `own`: its value is of the bulletin's period; else it says of which it is (1—7月). */
export type StarterIndicator = { readonly name: string; readonly own: boolean }

const numerals = '一二三四五六七八九十'

/**
 * A template to begin with, in the layout of GB/T 9704 and with the words in braces that an official then edits in Word. A
 * circular goes out under the office's own head and a number; a flash and a journal have a head of their own.
 */
export function writeStarter(starter: Starter): Promise<Uint8Array> {
  const { kind, name } = starter
  const edges = { issuer: '{签发单位}', date: '{签发日期}' }
  return writeOfficialWord({
    ...(kind === 'circular' ? {} : { masthead: { name, issue: '{文号}', ...edges } }),
    title: kind === 'circular' ? `{期}${name}` : titles[kind],
    ...(kind === 'circular' ? { documentNumber: '{文号}', signature: edges.issuer, date: edges.date } : {}),
    blocks: kind === 'flash' ? flash(starter) : kind === 'circular' ? circular(starter) : journal(starter),
    annexes: [{ title: '各园区主要指标', landscape: true, blocks: [table(starter)] }],
    imprint: edges,
  })
}

const titles = { flash: '{期}主要指标完成情况', journal: '{期}运行情况分析' } as const

const heading = (at: number, text: string): OfficialBlock => ({
  kind: 'heading',
  level: 1,
  text: `${numerals[at] ?? at + 1}、${text}`,
})
const paragraph = (text: string): OfficialBlock => ({ kind: 'paragraph', text })

/** 一句话一个指标 */
const sentence = (wholeName: string, name: string): string =>
  `{#有 ${name}}${wholeName}${name}{${name}}，{${name}.同比}{#有 ${name}.比上期}，{${name}.比上期}{/}{#有 ${name}.完成}，{${name}.完成}{/}。{/}{#无 ${name}}${wholeName}${name}尚未报送。{/}`

const leaders = (name: string): string =>
  `{#有 ${name}}从${name}增速看，居前的是{#园区 按 ${name}.增速 降序 前3}{名称}（{${name}.升降}）{顿号}{/}；居后的是{#园区 按 ${name}.增速 升序 前2}{名称}（{${name}.升降}）{顿号}{/}。{/}`

/** What is of the bulletin's period together; what is of another in a paragraph that says so first. */
function overview({ wholeName, indicators }: Starter): readonly OfficialBlock[] {
  const parts = [indicators.filter(({ own }) => own), indicators.filter(({ own }) => !own)]
  return parts.flatMap((part, at) => {
    const [first] = part
    if (first === undefined) return []
    const when = at === 0 ? '{期}' : `{${first.name}.期间}`
    return [paragraph(`${when}，${part.map(({ name }) => sentence(wholeName, name)).join('')}`)]
  })
}

const flash = (starter: Starter): readonly OfficialBlock[] => [
  heading(0, '总体情况'),
  ...overview(starter),
  heading(1, '园区情况'),
  ...starter.indicators.slice(0, 3).map(({ name }) => paragraph(leaders(name))),
  paragraph(
    `{#如果 ${starter.indicators[0]?.name ?? ''}.增速 < 0}当前运行下行，请各园区、各部门逐项分析原因，提出措施。{/}`,
  ),
]

/** Indicator by indicator, and in each park by park. */
const circular = ({ wholeName, indicators }: Starter): readonly OfficialBlock[] => [
  ...indicators.flatMap(({ name, own }, at) => [
    heading(at, name),
    paragraph(`${own ? '{期}' : `{${name}.期间}`}，${sentence(wholeName, name)}`),
    paragraph(leaders(name)),
    paragraph(`{#园区}{名称}{#有 ${name}}{${name}}，{${name}.同比}，{${name}.位次}{/}{#无 ${name}}未报送{/}。{/}`),
  ]),
  heading(indicators.length, '有关要求'),
  paragraph('请排名靠后和未报送的单位对照目标逐项分析原因，于收到本通报后5个工作日内报送改进措施。'),
]

/** What a reader decides by: what stands out, what lags, what it means. */
function journal(starter: Starter): readonly OfficialBlock[] {
  const [first] = starter.indicators
  const lead = first?.name ?? ''
  return [
    heading(0, '主要特点'),
    ...overview(starter),
    heading(1, '贡献和差距'),
    paragraph(
      `{#园区 按 ${lead}.增速 降序 前3}{#有 ${lead}.贡献}{名称}${lead}{${lead}.同比}，{${lead}.比平均}，{${lead}.贡献}。{/}{/}`,
    ),
    paragraph(
      `{#园区 按 ${lead}.增速 升序 前2}{#有 ${lead}.比平均}{名称}${lead}{${lead}.同比}，{${lead}.比平均}。{/}{/}`,
    ),
    heading(2, '需要关注'),
    paragraph(`{#如果 ${lead}.增速 < 0}${starter.wholeName}${lead}下行，需逐户分析。{/}（在此写分析和建议。）`),
  ]
}

function table({ indicators, together }: Starter): OfficialBlock {
  const shown = indicators.slice(0, 6)
  const centred = (text: string) => ({ text, align: 'center' }) as const
  const line = (name: string, open: string, close: string) =>
    shown.flatMap((one, at) => [
      ...(at === 0 ? [open] : []),
      centred(`{${name}${one.name}.数值}`),
      centred(`{${name}${one.name}.增速}${at === shown.length - 1 ? close : ''}`),
    ])
  return {
    kind: 'table',
    header: [
      [
        { text: '园区', rows: 2 },
        ...shown.map(({ name }) => ({ text: `{${name}.期间}${name}（{${name}.单位}）`, columns: 2 })),
      ],
      shown.flatMap(() => ['数值', '增速（%）']),
    ],
    rows: [line('', '{#园区}{名称}', '{/}'), ...(together === null ? [] : [line(`${together}/`, together, '')])],
    widths: [26, ...shown.flatMap(() => [12, 11])],
  }
}
