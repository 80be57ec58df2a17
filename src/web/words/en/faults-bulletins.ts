import type { bulletinFaults as zh } from '../zh/faults-bulletins.ts'

export const bulletinFaults: typeof zh = {
  'bulletin.not-found': () => 'There is no such bulletin, or it has not been issued yet.',
  'bulletin-series.not-found': () => 'There is no such series.',
  'bulletin.conflict': () =>
    'Somebody has just changed this bulletin; nothing was done. Load the latest and try again.',
  'bulletin-series.conflict': () => 'Somebody has just changed this series; nothing was written. Load the latest.',
  'bulletin.cannot-move': () =>
    'This cannot be done to the bulletin as it stands; please reload. What is issued stays as it is: issue a correction.',
  'bulletin.own-review.forbidden': () => 'Whoever sent it for review does not issue it; ask a colleague who may.',
  'bulletin.no-period': (x) => `${String(x.periodEnd)} is not the last day of one of this series’ periods.`,
  'bulletin.period-type-kept': () => 'A series keeps its period: what was issued was read by it. Make another series.',
  'bulletin.template-unreadable': () => 'This is no Word file that can be read. Save it as .docx and upload it again.',
  'bulletin.template-broken': (x) => `The marks near “${String(x.tag)}” cannot be read. Type these braces anew.`,
  'bulletin.tag-unreadable': (x) => `“{${String(x.tag)}}” cannot be read. Write {indicator} or {indicator.同比}.`,
  'bulletin.tag-unclosed': (x) => `“{${String(x.tag)}” lacks its right brace.`,
  'bulletin.tag-unopened': (x) => `“${String(x.tag)}}” lacks its left brace.`,
  'bulletin.section-unclosed': (x) => `“{#${String(x.tag)}}” has no end; put {/} behind what it governs.`,
  'bulletin.section-unopened': (x) => `“{/${String(x.tag)}}” has no beginning.`,
  'bulletin.section-crossed': (x) => `Beginning and end of “${String(x.tag)}” do not match; {/} will do as an end.`,
  'bulletin.section-unreadable': (x) =>
    `“{#${String(x.tag)}}” cannot be read. Write {#园区 按 indicator.增速 降序 前3}, {#如果 indicator.增速 < 0} or {#有 indicator}.`,
  'bulletin.saying-unknown': (x) =>
    `In “{${String(x.tag)}}”, “${String(x.word)}” is not known. Known are: ${String(x.known)}.`,
  'bulletin.value-unknown': (x) =>
    x.subject === null
      ? `“{${String(x.tag)}}”: there is no indicator “${String(x.indicator)}”.`
      : `“{${String(x.tag)}}”: there is no indicator “${String(x.indicator)}” or no place “${String(x.subject)}”.`,
  'bulletin.group-unknown': (x) =>
    `“{#${String(x.tag)}}”: there is no group “${String(x.group)}”. Known: 园区, 县区, 镇街.`,
  'bulletin.turn-outside-loop': (x) => `“{${String(x.tag)}}” may only stand between {#园区} and {/}.`,
}
