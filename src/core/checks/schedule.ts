// Has every measure a time, and does its last step say what will be there then?

import { parsePeriod } from '../base/period.ts'
import { foldText } from '../base/text.ts'
import type { Found } from './finding.ts'
import { isOwned, type Kin, selvesOf } from './kin.ts'
import type { CheckedMeasure, CheckedTarget, Material } from './material.ts'

/** Where this many of the measures have a time, one without is an omission; where fewer have, the plan dates none. */
const usual = 2 / 3
const dated =
  /(?:19|20)\d{2}\s*年|年底|年末|月底|月前|季度|每[半一两三]?个?[年月季周日]|(?:[一两二三四五六七八九十]|\d{1,2})\s*年|年内|当年|今年|全年|长期|常年|持续|常态|次年|个工作日|“?[一二三四五六七八九十]+五”?(?:期间|时期|期末|末)/
/** What goes on as long as the plan does, and needs no day of its own. */
const standing =
  /组织领导|组织实施|统筹协调|考核|督查|督导|监督|宣传|氛围|(?:组织|政策|资源|要素|资金|经费|人才)(?:保障|支撑)/
/** What is forbidden, charged or granted holds as long as the document does. */
const ruling = /严禁|不得|减免|免征|征收|加价|违约金|配建|一律|给予[^。；]{0,40}(?:补助|补贴|奖励|奖补|支持|配套)/
/** A verb of doing and nothing that is done: 推进建设, 全面推进. */
const vague =
  /^(?:全面|持续|继续|加快|深入|稳步|进一步|有序|大力|积极|逐步)*(?:启动|推进|实施|开展|推广|落实|推动|建设|完善|深化)(?:项目)?(?:建设|工作|实施|落实|推进|进行|推广)?(?:[,，、]?(?:并)?(?:初见成效|取得成效|取得实效|见成效|完善提升))?$/

/** A plan for one year dates all of its measures by itself; how long a document is in force says when none of them is done. */
export function checkTimes({ plan, kin, targets }: Material): readonly Found[] {
  const { termFrom, termTo } = plan.snapshot.head
  if (termFrom !== null && termFrom === termTo) return []
  const answered = kin.leaves.filter((measure) => isOwned(kin, measure))
  const due = answered.length > 0 ? answered : kin.leaves
  const bare = due.filter(
    (measure) =>
      !standing.test(measure.title) && !isTimed(plan.text, measure, kin) && needsDay(plan.text, measure, targets),
  )
  const once = withoutTwins(bare, kin)
  if (once.length === 0) return []
  if (1 - bare.length / due.length >= usual)
    return once.map((measure) => withoutTime([measure], measure.title, 'likely'))
  return [withoutTime(once, '', 'note')]
}

/** A row under the head of a year has the head's; what only rules, and sets out to reach nothing, needs no day. */
function needsDay(text: string, { body }: CheckedMeasure, targets: readonly CheckedTarget[]): boolean {
  if (body === null) return true
  const own = targets.filter(({ span }) => span !== null && span.start >= body.start && span.end <= body.end)
  if (own.some(({ tabled, years }) => tabled && years !== null)) return false
  return own.length > 0 || !ruling.test(text.slice(body.start, body.end))
}

/** A measure that is printed in the body and in a table is one measure. */
function withoutTwins(measures: readonly CheckedMeasure[], kin: Kin): readonly CheckedMeasure[] {
  const told = new Set<CheckedMeasure>()
  return measures.filter((measure) => {
    if ((kin.twins.get(measure.id) ?? []).some((twin) => told.has(twin))) return false
    told.add(measure)
    return true
  })
}

const withoutTime = (bare: readonly CheckedMeasure[], subject: string, certainty: 'likely' | 'note'): Found => ({
  code: 'measure-without-time',
  subject,
  spans: bare.flatMap(({ span }) => (span === null ? [] : [span])),
  figures: [],
  names: bare.map(({ number, title }) => `${number} ${title}`.trim()),
  certainty,
  advice: 'set-time',
})

const isTimed = (text: string, measure: CheckedMeasure, kin: Kin): boolean =>
  hasTime(text, measure) ||
  dated.test(chapterOf(text, measure)) ||
  selvesOf(kin, measure).some(({ steps }) => steps.some(({ period }) => isDay(period)))

/** Chapters begin no farther off. */
const farthest = 20_000

/** The heading of the chapter that it stands in, 三、2025年重点工作; blank where it cannot be told. */
function chapterOf(text: string, { number, span }: CheckedMeasure): string {
  const chapter = number.split('/').at(-2)
  if (chapter === undefined || span === null || !/^[一二三四五六七八九十]+$/.test(chapter)) return ''
  const before = text.slice(Math.max(0, span.start - farthest), span.start)
  return (
    [...before.matchAll(/^[^\S\n]*([一二三四五六七八九十]+)、(.{0,40})/gm)].findLast(
      ([, own]) => own === chapter,
    )?.[2] ?? ''
  )
}

const isDay = (period: string): boolean => parsePeriod(period) !== undefined || /annual|long|长期|每/.test(period)

function hasTime(text: string, { steps, body, title }: CheckedMeasure): boolean {
  if (steps.some(({ period }) => isDay(period))) return true
  return dated.test(body === null ? title : text.slice(body.start, body.end))
}

/** Only the last step counts: a beginning need deliver nothing, an end must. */
export function checkResults({ plan, measures }: Material): readonly Found[] {
  return measures.flatMap((measure): readonly Found[] => {
    const last = measure.steps.at(-1)
    if (last === undefined || measure.steps.length < 2 || !vague.test(foldText(last.text).replace(/[。.;；]$/, '')))
      return []
    const at = measure.body === null ? -1 : plan.text.slice(measure.body.start, measure.body.end).indexOf(last.text)
    const start = (measure.body?.start ?? 0) + at
    const step = at < 0 ? [] : [{ start, end: start + last.text.length }]
    return [
      {
        code: 'step-without-result',
        subject: measure.title,
        spans: [...(measure.span === null ? [] : [measure.span]), ...step],
        figures: [],
        names: [`${last.period} ${last.text}`],
        certainty: 'note',
        advice: 'name-result',
      },
    ]
  })
}
