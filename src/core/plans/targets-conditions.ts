// Does a number say what is paid, what must be fulfilled first, or how a rule is carried out?

import type { Placed } from './targets-clauses.ts'
import { type Place, type Verdict, verdict } from './targets-verdict.ts'
import { adds, BUDGETED, COMMITS, MEETINGS, PAYS, RULES } from './targets-words.ts'

export function judgePayment(placed: Placed, sentence: string): Verdict | null {
  const { figure, left, clause, segmentLeft, right } = placed
  // 每增加1万辆，再奖励100万元: the step of a reward
  if (/每(?:再)?(?:增加|提高|提升|新增|减少|降低|下降|超[过出]?|多|满)$/.test(left))
    return verdict('threshold', 'step', 0.75)
  if (!/money|percent|point|time|multiple|bare|area/.test(figure.dimension)) return null
  // 发放租房补贴每人每月500元: what each gets
  if (PAYS.test(clause) && EACH_GETS.test(left)) return verdict('subsidy', 'payment', 0.8)
  if (!placed.striving && isRate(placed))
    return verdict(PAYS.test(sentence.slice(figure.end, figure.end + 12)) ? 'subsidy' : 'rule', 'rate', 0.75)
  if (figure.dimension === 'time' && figure.lead !== '') return null
  // 资助青年比例不低于50%: how the aid is spread, not what is paid
  const spread = figure.dimension === 'percent' && /(?:比例|占比|比重|率)$/.test(left) && figure.lead !== ''
  if (spread && !/最高|给予/.test(clause) && !/(?:补[助贴]|奖补|贴息|资助|扶持|支持)比例$/.test(left)) return null
  if (figure.dimension === 'percent' && /(?:减[免征按半]|免征|返还)[^，；]{0,4}$/.test(left))
    return verdict('subsidy', 'relief', 0.75)
  if (!PAYS.test(clause) && !PAYS.test(segmentLeft)) {
    const next = sentence.slice(figure.end, figure.end + 40)
    const condition = /^[^。；]{0,24}?的[^。；]{0,4}[，,][^。；]{0,12}(?:给予|奖励|补助|补贴|资助|按)/.test(next)
    return condition ? verdict('threshold', 'condition-of-payment', 0.8) : null
  }
  if (/^(?:以上|以下)?的/.test(right) || /^[^，。；]{0,12}的$/.test(right))
    return verdict('threshold', 'condition-of-payment', 0.7)
  const paysFirst =
    PAYS.test(left) || PAYS.test(segmentLeft) || /^.{0,8}(?:奖励|奖补|补助|补贴|资助|贴息|奖金)/.test(right)
  if (COMMITS.test(left) && !/给予|奖励|最高|一次性/.test(left)) return null
  if (placed.striving || /发放|落实|兑现|减[免轻]/.test(left)) return null
  return paysFirst ? verdict('subsidy', 'payment', 0.8) : null
}

export function judgeRule(placed: Placed, place: Place, sentence: string): Verdict | null {
  const { figure, left, clauseLeft, clause } = placed
  if (!placed.striving && isCeiling(placed)) return verdict('rule', 'ceiling', 0.75)
  if (!placed.striving && isPremise(placed, sentence)) return verdict('threshold', 'premise', 0.7)
  if (!place.goal && isAdmission(placed, sentence)) return verdict('rule', 'admission', 0.75)
  if (EACH_PERSON.test(clauseLeft) && !placed.striving) return verdict('rule', 'assignment', 0.65)
  if (figure.dimension === 'time' && isProcedure(placed)) return verdict('rule', 'procedure', 0.65)
  // 落实研发费用100%加计扣除: what the law deducts
  if (figure.dimension === 'percent' && /^(?:税前|比例)?加计(?:扣除|抵减)/.test(placed.right))
    return verdict('rule', 'condition', 0.8)
  const share = figure.dimension === 'percent' && /(?:占[^，；]{0,20}|比例|比重|率)$/.test(left.replace(/原则上$/, ''))
  if (
    (!share && /原则上/.test(placed.segmentLeft)) ||
    /不得/.test(placed.segmentLeft + figure.lead) ||
    (RULES.test(clauseLeft.replace(share ? /原则上/ : /^$/, '')) && !placed.striving && !lowersRate(placed))
  )
    return verdict('rule', 'condition', 0.75)
  if (figure.dimension === 'percent' && /\d分(?![钟之别类行])/.test(sentence.replace(SATISFIED, '')))
    return verdict('rule', 'score', 0.75)
  if (/^(?:分|\/分)/.test(placed.right)) return verdict('rule', 'score', 0.8)
  // 结果占部门年度考核的10%: a weight
  if (share && /占[^，；]{0,16}(?:考核|考评|测评|绩效)[^，；]{0,6}$/.test(left)) return verdict('rule', 'score', 0.8)
  if (place.rules && !placed.striving && !figure.lead.startsWith('达')) return verdict('rule', 'section', 0.7)
  const often = placed.yearly || /每(?:季|月|半年|周|年|个?季度)|定期/.test(clause)
  const visits = /[家户人]次$/.test(figure.unit)
  if (figure.dimension === 'frequency' && MEETINGS.test(clause) && (often || (!visits && !adds(left))))
    return verdict('rule', 'frequency', 0.75)
  if (figure.dimension === 'frequency' && /第[一二三四五六七八九十]?$|^(?:性|以上产业|产业|元)/.test(left.slice(-2)))
    return verdict('other', 'ordinal', 0.8)
  // 一次性, 三次产业, 二次创业
  if (figure.unit === '次' && figure.form === 'characters' && /^(?:性|产业|分配|创业|会议精神)/.test(placed.right))
    return verdict('name', 'word', 0.9)
  return null
}

/** 满意度保持在95分以上: a result told in points */
export const SATISFIED = /(?:满意度|满意率|测评|综合评价)[^，。；]{0,8}\d分/g

const EACH_GETS = /每(?:人|名|户|亩|头|只|台|辆|家|吨)(?:每(?:月|年|天))?(?:最高|不超过)?$/

// 按设备投资额的10%, 按不低于标准的70%执行: a rate at which something is reckoned
function isRate({ figure, clauseLeft, right }: Placed): boolean {
  // 按一般公共预算收入的2%安排专项资金: the budget itself
  if (figure.dimension === 'percent' && BUDGETED.test(right)) return false
  if (!/percent|money|multiple/.test(figure.dimension)) return false
  return (
    /(?:^|[^定期揭])按照?(?!期|时|照)[^，。；]{0,28}$/.test(clauseLeft) &&
    !/按照?[^，。；]{0,8}(?:年均|每年|增长|增速|目标|规划)/.test(clauseLeft)
  )
}

// 单户企业使用额度不超过3000万元、期限不超过10个工作日: what one of many may have at most
function isCeiling({ figure, clauseLeft, left }: Placed): boolean {
  const capped = figure.bound === '<=' || /最高|上限|封顶/.test(clauseLeft)
  if (
    !capped ||
    (/^(?:降|下降|压|回落|控制)/.test(figure.lead) && !/单[户个笔项]/.test(clauseLeft)) ||
    /审批|办理|开办|办结|压[缩减]/.test(clauseLeft)
  )
    return false
  return (
    /(?:单[户个笔项次家张场件台人]|个人|[每同]一?[户个笔项次家人])[^。；]{0,30}$/.test(clauseLeft) ||
    /同一(?:企业|单位|项目|主体|法人|申[报请])[^。；]{0,30}$/.test(clauseLeft) ||
    /(?:额度|期限|周期|标准|比例上限|自付|担保费|(?:支持|扶持|补助|资助|奖励)金额)[^，、]{0,4}$/.test(left)
  )
}

// 产值应在100亿元以上、增速不低于8%方可申报; 对占地5亩以上、收入2000万元以上的企业; 满6个月未开工的
function isPremise({ figure, first, clauseLeft, segmentLeft }: Placed, sentence: string): boolean {
  const rest = sentence.slice(figure.to, figure.to + 60)
  if (
    /^[^。；]{0,50}?(?:方可|方能|才可|才能|均可|可申报|可享受|可上浮|可优先|不得|不予|不再)/.test(rest) &&
    /应|须|需|达|满|不[低少]于|以上|以下/.test(segmentLeft + figure.tail)
  )
    return true
  if (/(?:^|[，。；：])(?:申报|申请)(?:企业|单位|主体|项目|对象|人)[^。；]*$/.test(segmentLeft)) return true
  if (/一般应|应当?(?:满足|符合|具备|在)|须(?:满足|符合|具备|达)/.test(segmentLeft)) return true
  const bounded = /以上|以下|以内|内$/.test(figure.tail) || (first.bound ?? figure.bound) !== null
  if (bounded && /^的[，；]/.test(rest)) return true
  // 对研发投入占比达到3%以上且…的企业 names whom it is for; 将占比达到3% is a result
  const names = /(?:^|[，。；：])(?:对(?![标口接外照内])|凡)[^，。；]*$/.test(clauseLeft)
  // 对年服务超2万人次的老年食堂给予补助: whoever reaches that is paid
  if (names && /^[^，。；]{0,36}的[^，。；]{1,30}?(?:给予|奖励|奖补|补助|补贴|按)/.test(rest)) return true
  // 以亩均税收3万元以下的企业为重点: whom it is aimed at
  if (/(?:^|[，。；：])以[^，。；]*$/.test(clauseLeft) && /^[^，。；]{0,40}为(?:重点|主|对象)/.test(rest)) return true
  if (!bounded || (figure.lead.startsWith('达') && !names)) return false
  return (
    /(?:^|[，。；：])(?:对|凡|将)[^，。；]*$/.test(clauseLeft) &&
    /^[^，。；]{0,36}的[^，。；]{0,14}(?:企业|项目|单位|个人|园区|工地|用地|产品|机构|人才|[，：])/.test(rest)
  )
}

// 投资强度不低于400万元/亩，亩均税收不低于35万元/亩，容积率不低于1.8: what new land must bring
function isAdmission({ figure, segmentLeft, left }: Placed, sentence: string): boolean {
  if (!/不[低少高超]|≥|≤/.test(figure.lead)) return false
  // 新上工业项目亩均税收不低于20万元: each new one of them
  if (
    /(?:^|[，。；：])(?:新[上供建引进批入]{1,2}|凡新[上建])(?:的)?[^，；。0-9]{0,6}(?:项目|用地|企业)[^，；。0-9]{0,12}$/.test(
      segmentLeft,
    ) &&
    /税收|产出|强度|能耗|产值/.test(left)
  )
    return true
  return (
    /投资强度[^，；]{0,4}$|投资强度[^。；]{0,60}不[低少]于/.test(segmentLeft) ||
    (/(?:投资强度|容积率|建筑系数)[^，。；]{0,6}不[低少高]于/.test(sentence) &&
      /税收|产出|强度|容积率|系数|绿地|能耗|排放/.test(segmentLeft))
  )
}

const EACH_PERSON =
  /(?:每(?:人|名|位)|人均|[^，。；]{2,10}(?:领导|干部|党员|同志|委员|人员)每(?:人|年|月|季度?)|一(?:名|个|位)[^，。；]{0,4}(?:领导|干部|部门|单位|专班|专员))[^，。；]{0,10}(?:联系|包联|包保|挂[钩联]|结对|走访|服务|帮扶|对接|领办|认领)/

// 平均利率控制在5%以内: a price that is to come down is a result
const lowersRate = ({ figure, left }: Placed): boolean =>
  (/(?:利率|费率|成本)$/.test(left) &&
    (/^(?:降|下降|压)/.test(figure.lead) || (/平均|综合|融资/.test(left) && figure.lead.startsWith('控制')))) ||
  /(?:利率|费率|成本)[^，；、]{0,6}(?:下降|降低|压降|下调)$/.test(left) ||
  (/(?:平均)?(?:容积率|建筑密度)$/.test(left) && /^提/.test(figure.lead))

// 企业诉求1个工作日响应、一般问题3个工作日内办结: a standard of service that is held up as a result
export const promises = (left: string, right: string): boolean =>
  /(?:诉求|问题|事项|投诉|求助|咨询|开办|审批|许可|登记|注销|手续|报装|^[、，]?)(?:均|在|一般|最快)?$/.test(left) &&
  /^(?:内)?(?:响应|答复|回应|办结|回复|办理完(?:毕|成)|解决|接通|审批完成)/.test(right)

// 5个工作日内答复, 于10日内报送: how soon a step must follow; 审批时限压缩至20个工作日 is a result
function isProcedure({ figure, left, right }: Placed): boolean {
  if (!/内$/.test(figure.tail) || figure.lead !== '') return false
  if (/之日起$/.test(left)) return true
  if (promises(left, right)) return false
  return (
    !/时[间限长]|周期|压[缩减]|缩[短减]/.test(left) &&
    /^[^，。；]{0,4}(?:答复|回复|反馈|报送|上报|报告|办结|办理完|完成|提出|作出|公示|公布|书面|予以|向|将|交办|转办|受理|整改|申报|提交|备案|缴纳|缴清|支付|拨付|付清|出具|送达|移交|签订|审[核批查])/.test(
      right,
    )
  )
}
