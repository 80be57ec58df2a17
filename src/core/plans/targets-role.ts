// Is a number something to reach, or a threshold, a subsidy, background, a rule, or part of a name?

import type { Placed } from './targets-clauses.ts'
import { judgePayment, judgeRule, promises } from './targets-conditions.ts'
import { judgePast } from './targets-past.ts'
import { judgeQualifier, NO_WORDS } from './targets-qualifier.ts'
import { isTarget, type Place, type Verdict, verdict } from './targets-verdict.ts'
import { ABSTRACT, BUDGETED, EPONYM, endsAdding, MEETINGS, opensWithVerb } from './targets-words.ts'

/** Judges one number by its clause. */
export function judge(placed: Placed, place: Place, sentence: string): Verdict {
  return (
    judgeByKind(placed, sentence) ??
    judgePast(placed, place, sentence) ??
    judgePayment(placed, sentence) ??
    judgeRule(placed, place, sentence) ??
    judgeQualifier(placed, place, sentence) ??
    judgeCount(placed, sentence) ??
    judgeEvidence(placed, place, sentence)
  )
}

function judgeByKind({ figure, left, right, clause }: Placed, sentence: string): Verdict | null {
  if (figure.dimension === 'score')
    return SATISFIED_LEFT.test(left) && figure.lead !== '' ? null : verdict('rule', 'score', 0.9)
  if (figure.dimension === 'age') return verdict('threshold', 'age', 0.9)
  if (insideName(sentence, figure.start)) return verdict('name', 'quoted', 0.9)
  if (explainsSlogan(sentence, figure.start)) return verdict('name', 'slogan', 0.8)
  if (figure.form === 'doubling')
    return /[一-龥]{2}/.test(left) || DOUBLED.test(sentence.slice(0, figure.start))
      ? null
      : verdict('other', 'doubling-alone', 0.5)
  if (figure.dimension === 'bare' && /^[大+强]/.test(right)) return verdict('other', 'list-count', 0.8)
  if (figure.dimension === 'rank') {
    if (/^(?:位|名)?的/.test(right)) return verdict('threshold', 'ranked', 0.7)
    const reaches = /进入|跻身|位[居列次]|跃[居升至]|保持|挺进|迈入|争进|进至|冲刺|排名|晋级|达到/.test(clause)
    return reaches ? null : verdict('other', 'ordinal', 0.7)
  }
  return null
}

const SATISFIED_LEFT = /(?:满意度|测评|综合评价(?:得分)?)$/

function insideName(sentence: string, at: number): boolean {
  const from = Math.max(0, at - 40)
  const before = sentence.slice(from, at)
  const title = before.lastIndexOf('《')
  if (title > before.lastIndexOf('》')) return true
  const quote = Math.max(before.lastIndexOf('“'), before.lastIndexOf('"'))
  if (quote < 0 || quote <= before.lastIndexOf('”')) return false
  const close = sentence.indexOf('”', at)
  return close > 0 && close - (from + quote) < 24
}

/** 总产值突破1800亿元，比2020年翻一番 */
const DOUBLED = /[一-龥]{2}[^。；]*，(?:比|较|在)20\d\d年(?:的?基础上)?(?:再)?$/

// “1378”行动(“1”即1个主导产业突破千亿，“3”即3条优势产业链): what a figure of a slogan stands for
function explainsSlogan(sentence: string, at: number): boolean {
  const part = sentence.slice(Math.max(0, at - 40), at)
  return /[“"]\d{1,3}[”"](?:即|就是|是指|指|代表|为)[^，、；。]*$/.test(part)
}

/** 每千人口拥有托位, 每万人拥有基站 */
export const PER_HEAD = /每[\d百千万]{0,4}(?:名|个)?(?:常住|户籍)?(?:人口?|户|老年人)[^，；]{2,30}$/

// what only a result is said of: 兑现率100%, 实际利用外资3亿美元; a size (面积45平方公里) describes
const isResult = ({ figure, left, clauseLeft }: Placed): boolean =>
  figure.dimension === 'percent'
    ? /率$|比重$|占$|占比$|比例$|削减|分别/.test(left)
    : /physical|count/.test(figure.dimension)
      ? /(?:产能|产量|装机|装机容量|总规模)$|年(?:出栏|产|接待|开行|吞吐)[^，；]{0,8}$/.test(left) ||
        PER_HEAD.test(clauseLeft)
      : figure.dimension === 'money' &&
        /外资|内资|投资|产值|收入|税收|营收|销售额|贸易额|进出口|贷款|融资|交易额|成交额|总额|增加值$/.test(left)

// 高端装备、新型材料、现代物流3个产业: the number only says how many names stand before it
function sumsUpNames({ figure, left, right }: Placed, sentence: string): boolean {
  if (figure.value < 2 || figure.value > 20 || !/^[一-龥“]/.test(right) || endsAdding(left)) return false
  const before = sentence.slice(Math.max(0, figure.start - 200), figure.start)
  const list = before
    .slice(before.search(/[^，。；：]*$/))
    .replace(/[“”]/g, '')
    .split(/、|(?<=[一-龥]{2})[和及与](?=[一-龥]{2})/)
  return list.length === figure.value && list.every((name) => name.length > 1 && !/\d/.test(name))
}

function judgeCount(placed: Placed, sentence: string): Verdict | null {
  const { figure, left, right, verb, striving } = placed
  if (figure.dimension !== 'count' && figure.dimension !== 'frequency') return null
  const bounded = figure.bound !== null || figure.valueMax !== null
  if (!bounded && sumsUpNames(placed, sentence)) return verdict('other', 'list-count', 0.8)
  // 建立30户企业服务专员制度: for how many the rule is made
  if (
    !bounded &&
    /(?:建立|健全|完善|实行)$/.test(left) &&
    /^[^，。；、]{2,24}(?:制度|机制)(?:$|[，。；、])/.test(right)
  )
    return verdict('other', 'list-count', 0.7)
  if (endsWithOne(placed)) return isTarget('counted', 0.65)
  if (isOutputEvent(placed)) return isTarget('counted', 0.7)
  if (figure.form === 'characters' && figure.value === 1 && !bounded && !/至少/.test(placed.clauseLeft)) {
    const spread = /每(?:个)?[一-龥]{1,8}?(?:至少|均|都|建成|建设|新增|培育|打造|引进|形成|配备)/.test(
      placed.clauseLeft,
    )
    if (!spread) return verdict('other', 'one', 0.6)
  }
  if (
    /^(?:部门|单位|成员)(?:参加|参与|组成)|^[^，。；、]{0,16}(?:任(?:副)?组长|为(?:核心|支撑|主体|骨架|重点|引领|主导|补充|龙头|载体|抓手))/.test(
      right,
    )
  )
    return verdict('other', 'list-count', 0.7)
  if (ABSTRACT.test(right) && !bounded) return verdict('other', 'list-count', 0.7)
  if (
    /^[条项]$/.test(figure.unit) &&
    /(?:落实|贯彻|执行|出台|兑现)[^，；]{0,12}$|稳[^，；、]{0,6}$/.test(left) &&
    !bounded
  )
    return verdict('name', 'policy', 0.7)
  if (/^大(?![型中小规件学])/.test(right)) return verdict('other', 'list-count', 0.9)
  if ((/^[^，。；、]{0,12}(?:作为|担任|担当)/.test(right) && !endsAdding(left)) || /(?:抽调|[下内分]设)$/.test(left))
    return verdict('rule', 'organisation', 0.7)
  if (
    /^(?:重点|具体|主要|年度|攻坚|工作)*(?:任务|举措|措施)(?=$|[，。；、)])/.test(right) &&
    /^[项条个]$/.test(figure.unit) &&
    !endsAdding(left) &&
    !bounded
  )
    return verdict('other', 'list-count', 0.7)
  const listed = (/等$/.test(left) && !turnsOut(placed)) || /[”》)]$/.test(left)
  if (listed && /^[一-龥“]/.test(right) && !bounded && !striving && !/^(?:新增|引进|建成|培育|完成|新建)/.test(verb))
    return verdict('other', 'list-count', 0.7)
  if (figure.form === 'characters' && !bounded && EPONYM.test(right)) return verdict('name', 'named-action', 0.8)
  if (
    !MERGED.test(left) &&
    (/(?:围绕|聚焦|依托|发挥|坚持|按照|包括|涉及|分为|分|涵盖|覆盖|由|在|从|对|是|位于|[并，]与|同)$/.test(left) ||
      (/为$/.test(left) && !servesEach(right)) ||
      (/共$/.test(left) && (verb === '' || !NO_WORDS.test(right)))) &&
    !striving &&
    !bounded
  )
    return verdict('other', 'list-count', 0.6)
  if (
    figure.form === 'characters' &&
    !bounded &&
    !endsAdding(left) &&
    !/(?:形成|拥有|达到)$/.test(left) &&
    NO_WORDS.test(right) === false &&
    left !== ''
  )
    return verdict('other', 'list-count', 0.55)
  return /^[第前]$/.test(sentence.charAt(figure.start - 1)) ? verdict('other', 'ordinal', 0.7) : null
}

/** 每季度开展一次应急演练: an event that is held is an output; a meeting or an inspection is how work goes on */
const isOutputEvent = ({ figure, clauseLeft, clause, right }: Placed): boolean =>
  figure.dimension === 'frequency' &&
  /每(?:半年|年|[两三]?个?(?:季度|月)|季|月)[^，；]{0,4}(?:组织|开展|举办|举行)(?:至少|不少于)?$/.test(clauseLeft) &&
  EVENTS.test(right) &&
  !MEETINGS.test(clause.replace(/产销对接|银企对接/g, ''))
// 建设污水处理厂一座: at the end of its item, behind the name of a work that is built
const endsWithOne = ({ figure, left, right, verb }: Placed): boolean =>
  figure.form === 'characters' &&
  /^[座所处]$/.test(figure.unit) &&
  NO_WORDS.test(right) &&
  /^(?:新?建设?|建成|新增|引进|创建|打造|改造|扩建|改扩建|启动|投建)/.test(verb) &&
  /[一-龥]{3}$/.test(left)
const EVENTS =
  /^[^，。；、]{0,12}(?:演练|对接(?:会|活动)?|培训班?|路演|推介会?|招聘会?|沙龙|论坛|讲座|宣讲|宣传活动|展[销示]会?|比赛|竞赛|大赛|开放日)/

const FOR_SO_MANY = /为(?:全[省市县区州旗]|我[省市县区]|辖区)?$/
// 为1.5万名老人安装监测设备: so many are served
const servesEach = (right: string): boolean =>
  /^[^，。；、]{1,16}?(?:安装|提供|开展|实施|办理|解决|完成|配备|发放|改造|建立)/.test(right)

function judgeEvidence(placed: Placed, place: Place, sentence: string): Verdict {
  const { figure, left, striving, verb, time, yearly } = placed
  const named =
    figure.form === 'doubling' ||
    /[一-龥A-Za-z]{2}/.test(left) ||
    /[一-龥A-Za-z]{2}/.test(placed.right) ||
    // 10亿—50亿元3个: the size before it names what is counted
    (figure.dimension === 'count' && /[元亩吨米]$|[元亩吨米](?:以上|以下)$/.test(sentence.slice(0, figure.start))) ||
    (figure.bound !== null || striving ? /[一-龥]{4}/.test(sentence.slice(0, figure.start)) : false)
  const grows =
    /增长|增速|增幅|下降|降低|提高|提升|压缩|缩短|减少|压减|翻/.test(placed.clauseLeft) || figure.form === 'doubling'
  if (!named && !striving && verb === '') return verdict('other', 'nothing-named', 0.5)
  if (/^万?[人名]/.test(figure.unit) && /资助$/.test(left)) return isTarget('counted', 0.7)
  if (figure.dimension === 'count' && FOR_SO_MANY.test(left) && servesEach(placed.right))
    return isTarget('counted', 0.7)
  if (figure.dimension === 'bare' && figure.bound === null && !striving) return verdict('other', 'no-unit', 0.5)
  if (figure.dimension === 'bare' && figure.value > 1900 && figure.value < 2100) return verdict('other', 'year', 0.8)
  const bound = placed.first.bound ?? figure.bound
  if (bound !== null && bound !== '~' && (figure.lead !== '' || placed.first.lead !== ''))
    return isTarget('bounded', 0.9)
  if (striving) return isTarget('striving', 0.9)
  if (verb !== '') return isTarget('verb', figure.form === 'digits' ? 0.85 : 0.7)
  if (
    figure.value === 100 &&
    figure.dimension === 'percent' &&
    /^(?:按|实[行现]|完成|达标|使用|纳入|落实|应用|覆盖|网上|公开|办结|整改|入驻|接入)/.test(placed.right)
  )
    return isTarget('every-one', 0.7)
  // 按一般公共预算收入的1.5%安排专项资金
  if (figure.dimension === 'percent' && BUDGETED.test(placed.right)) return isTarget('planned', 0.6)
  const parts =
    placed.clause.startsWith('其中') &&
    /达到?|突破|超过?|不低于|不少于|新增|培育|引进|建成|完成|实施|签约/.test(placed.segmentLeft)
  if (parts) return isTarget('part', 0.75)
  if (grows) return isTarget('growth', 0.8)
  if (place.goal) return isTarget('goal-section', 0.85)
  if (time !== null || yearly) return isTarget('dated', 0.7)
  if (figure.bound !== null) return isTarget('bounded', 0.7)
  if (
    figure.dimension === 'time' &&
    place.planned &&
    promises(left, placed.right) &&
    PROMISE.test(sentence.slice(0, figure.start))
  )
    return isTarget('planned', 0.6)
  if (MERGED.test(left)) return isTarget('planned', 0.65)
  if (turnsOut(placed)) return isTarget('counted', 0.65)
  if (/目标|计划|预期|确保|保持|安排|划定|将|实现|形成(?!了)/.test(sentence.slice(0, figure.start).slice(-40)))
    return isTarget('planned', 0.65)
  return judgeStated(placed, place)
}

/** 园区整合为6个: what many are to become */
const MERGED = /(?:整合|调整|优化|归并|合并|重组|精简|压减|压缩)(?:优化|归并)?(?:为|成)$/

const PROMISE = /做到|实现|确保|承诺|力争|诉求|问题|一般|压缩|推行|实行/

// 3家危险化学品企业完成搬迁改造, 1家企业报会: so many are to get somewhere
function turnsOut({ figure, right }: Placed): boolean {
  return (
    figure.dimension === 'count' &&
    figure.form === 'digits' &&
    /^[^，。；、]{2,24}(?:完成|实现|通过|启动|开工|投产|竣工|投用|达产|报会|过会|挂牌|上市|入规|升规|达标|获评|获批|入选|建成|入园|搬迁|转产)(?!了|后|的)[^，。；、]{0,8}$/.test(
      right,
    )
  )
}

function judgeStated(placed: Placed, place: Place): Verdict {
  const { figure } = placed
  // in a plan with a term, a thing and its number with nothing after it is what the plan sets
  const counted =
    /count|frequency|length/.test(figure.dimension) && figure.form === 'digits' && NO_WORDS.test(placed.right)
  if (
    counted &&
    opensWithVerb(placed.clause) &&
    !/^(?:[从由以与对在为让使])|现有|共有|拥有|涉及|包括|覆盖|位于/.test(placed.clauseLeft)
  )
    return isTarget('counted', 0.6)
  // 营收50亿元以上企业10家: in a plan, how many are to be of a size
  const sized =
    /[元亩吨](?:以上)?的?[一-龥“”]{2,14}$/.test(placed.left) &&
    place.planned &&
    !/现有|共有|拥有|已|是/.test(placed.clauseLeft)
  if (counted && sized) return isTarget('counted', 0.6)
  const states = place.planned && NO_WORDS.test(placed.right) && figure.form === 'digits' && isResult(placed)
  return states ? isTarget('stated', 0.6) : verdict('background', 'no-evidence', 0.5)
}
