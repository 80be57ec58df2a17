// Does a number tell what has been, what others have, or where a goal starts from, and not what is aimed at?

import { matchesOf } from './matches.ts'
import type { Placed } from './targets-clauses.ts'
import { type Place, type Verdict, verdict } from './targets-verdict.ts'
import { PAST } from './targets-words.ts'

export function judgePast(placed: Placed, place: Place, sentence: string): Verdict | null {
  const { time, figure, segmentLeft, clauseLeft } = placed
  if (place.background) return verdict('background', 'section', 0.85)
  const now = place.year
  if (time !== null && time.kind === 'years' && now !== null && time.to !== null && time.to < now)
    return verdict('background', 'past-year', 0.8)
  const before = sentence.slice(0, figure.start)
  // 占比达到38%(国家目标40%): what others have set
  if (placed.bracketed && /^(?:国家|全国|全省|省定|省级?下达|上级)(?:目标|要求|平均|标准|下达)/.test(placed.left))
    return verdict('background', 'comparison', 0.75)
  if (isBaseValue(placed, sentence)) return verdict('background', 'base-value', 0.85)
  if (
    figure.bound === null &&
    COMPARES.test(placed.left) &&
    !/不[低高少]于?$|(?:最[低高]|提高|降低|减少)$/.test(placed.left)
  )
    return verdict('background', 'comparison', 0.75)
  if (
    !placed.striving &&
    (/(?<![许认])可$|^[，、]?可(?!再生|循环|视化)/.test(placed.left) ||
      /(?:建成|达产|投产|投用|竣工|满产)后/.test(placed.timeInClause ? placed.clauseLeft : placed.segmentLeft))
  )
    return verdict('background', 'project-fact', 0.75)
  if (/^(?:现状|基础|发展现状|产业基础|基本情况|背景|完成情况|上年完成情况)：/.test(sentence))
    return verdict('background', 'labelled', 0.85)
  if (laments(sentence, figure.start)) return verdict('background', 'shortfall', 0.75)
  if (figure.bound === null && !placed.striving && REPORTED.test(sentence)) return verdict('background', 'as-of', 0.8)
  const aimed =
    placed.striving ||
    /到20\d\d年|目标/.test(clauseLeft) ||
    (time !== null && time.start > lastPast(before) && !(tellsNow(sentence) && now === null && time.kind === 'years'))
  if (aimed) return null
  if (
    /^.{0,6}(?:截至|截止)|^[“"]?十[一二三四五]五[”"]?(?:规划|时期|期间)?(?:以来|前[一二三四两]年)|^(?:目前|近年来|[一二三四五]年来|过去|今年以来|\d{1,2}(?:月)?[-—至]\d{1,2}月)/.test(
      sentence,
    )
  )
    return verdict('background', 'as-of', 0.85)
  if (PAST.test(segmentLeft.replace(STARTING_FROM, ''))) return verdict('background', 'reported', 0.7)
  if (figure.bound === null && /现有[^，；]{0,12}$/.test(placed.left) && !mustBeDone(placed))
    return verdict('background', 'existing', 0.8)
  return null
}

// 现有厂房120栋须于2024年底前完成改造: what is there must all be done
const mustBeDone = ({ right }: Placed): boolean =>
  /^[^，。；]{0,8}(?:须|要|应|将|全部|一律)[^，。；]{0,14}(?:完成|实现|达到|通过|纳入)/.test(right)

// 仍存在短板：龙头企业偏少，百亿企业仅4家，亩均税收28.6万元: a sentence that deplores tells what is, up to where it aims
function laments(sentence: string, at: number): boolean {
  if (!SHORT.test(sentence)) return false
  const before = sentence.slice(Math.max(0, at - 80), at)
  return !/到20\d\d年|力争|争取|努力|确保|目标/.test(before)
}
const SHORT =
  /(?:存在|面临|还有|暴露出).{0,16}(?:短板|不足|问题|差距|困难|瓶颈|弱项)|(?:问题|短板|矛盾|差距)(?:依然|仍然|较为|比较|还|仍|更加)?(?:突出|明显|较大)|(?:偏[低少弱小粗慢重]|不[优强高足够大]|滞后|粗放|薄弱)(?=[，；。、])/

// 一季度完成产值214亿元，较全年目标差1.8个百分点: held against the goal it is no goal
const REPORTED =
  /(?:较|比|距|离|与)(?:全年|年度|序时|既定|全年预期)(?:进度|计划|目标)[^，。；]{0,4}(?:差|低|慢|高|快|相差|还差|少|滞后)|占(?:全年|年度)(?:目标|计划|任务)的/

// 由目前的22%提高到40%: where it starts from, not when it was reached
const STARTING_FROM = /[由从](?:目前|现有|当前|现状|截至目前)的?/g

const COMPARES = /(?:低|高|少|多|差|仅|只|仅有|只有|不足|落后|领先)(?:了|于)?$/

// 由2020年的28%提高到35%: where it starts from
function isBaseValue(placed: Placed, sentence: string): boolean {
  const { figure, left } = placed
  if (/(?:(?<![到至])20\d\d年|上年|基期)的$/.test(left)) return true
  // 力争翻一番(以2023年2亿元为基数); 力争达到15万元(现为12万元)
  if (/^为?(?:基[数期准]|基础)/.test(sentence.slice(figure.to, figure.to + 4))) return true
  if (/(?:现[为有]|目前为?|上年为?)$/.test(left) && placed.bracketed) return true
  const moves = /^[，]?(?:提[高升]|增[加长]?|上升|扩大|下降|降低?|减少|升|压[缩减]|缩短)(?:至|到|为)/.test(
    sentence.slice(figure.to, figure.to + 8),
  )
  return moves && /(?:由|从)/.test(left)
}

/** 目前全区有企业300家；2024年销售额20亿元: where nothing says when the plan was made, a year in such a sentence is no goal */
const tellsNow = (sentence: string): boolean => /^(?:目前|当前|现有)/.test(sentence) && !/到20\d\d年/.test(sentence)

const TELLS_PAST = /截至|截止|目前|现有|已|以来/g

const lastPast = (text: string): number => {
  let at = -1
  for (const match of matchesOf(TELLS_PAST, text)) at = match.index
  return at
}
