import type { Wording } from '../word-fault.ts'

export const bulletinFaults = {
  'bulletin.not-found': () => '没有这份通报，或者它还没有签发。',
  'bulletin-series.not-found': () => '没有这个通报系列。',
  'bulletin.conflict': () => '别人刚动过这份通报，你的操作没有生效。请载入最新内容后再做。',
  'bulletin-series.conflict': () => '别人刚改过这个系列，你的改动没有写入。请载入最新内容后再改。',
  'bulletin.cannot-move': () => '这份通报现在的状态不能这样做，请重新载入。签发过的通报不再改动，有错请另发更正。',
  'bulletin.own-review.forbidden': () => '送审的人不能自己签发，请另一位有权的同事签发。',
  'bulletin.no-period': (x) => `${String(x.periodEnd)} 不是这个系列报告期的最后一天。`,
  'bulletin.period-type-kept': () => '系列的报告期不能改：已发的各期是按它取数的。请另建系列。',
  'bulletin.template-unreadable': () => '不是能读的 Word 文件（.docx）。请用 Word 或 WPS 另存为 .docx 后再传。',
  'bulletin.template-broken': (x) => `模板里“${String(x.tag)}”附近的标记读不懂。请重新输入这一处大括号。`,
  'bulletin.tag-unreadable': (x) => `“{${String(x.tag)}}”读不懂。请写成 {指标名称} 或 {指标名称.同比}。`,
  'bulletin.tag-unclosed': (x) => `“{${String(x.tag)}”少了右边的大括号，请补上 }。`,
  'bulletin.tag-unopened': (x) => `“${String(x.tag)}}”少了左边的大括号，请补上 {。`,
  'bulletin.section-unclosed': (x) => `“{#${String(x.tag)}}”没有结尾，请在它管到的地方后面加 {/}。`,
  'bulletin.section-unopened': (x) => `“{/${String(x.tag)}}”前面没有对应的开头。`,
  'bulletin.section-crossed': (x) => `“${String(x.tag)}”的开头和结尾对不上；结尾写 {/} 即可。`,
  'bulletin.section-unreadable': (x) =>
    `“{#${String(x.tag)}}”读不懂。请写成 {#园区 按 指标.增速 降序 前3}、{#如果 指标.增速 < 0} 或 {#有 指标}。`,
  'bulletin.saying-unknown': (x) =>
    `“{${String(x.tag)}}”里的“${String(x.word)}”不是可用的说法。可用：${String(x.known)}。`,
  'bulletin.value-unknown': (x) =>
    x.subject === null
      ? `“{${String(x.tag)}}”：指标库里没有“${String(x.indicator)}”。请核对名称。`
      : `“{${String(x.tag)}}”：没有指标“${String(x.indicator)}”，或没有地区“${String(x.subject)}”。请核对名称。`,
  'bulletin.group-unknown': (x) => `“{#${String(x.tag)}}”：没有“${String(x.group)}”这一组。可用：园区、县区、镇街。`,
  'bulletin.turn-outside-loop': (x) => `“{${String(x.tag)}}”只能写在 {#园区}……{/} 之间。`,
} satisfies Record<string, Wording>
