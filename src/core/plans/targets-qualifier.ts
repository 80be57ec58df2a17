// Is a number part of a thing's name, or does it only tell the size of a thing that is not aimed at?

import type { Placed } from './targets-clauses.ts'
import { type Place, type Verdict, verdict } from './targets-verdict.ts'
import { COMMITS, endsAdding, NAMED_WORK, opensWithVerb } from './targets-words.ts'

/** Nothing stands behind the number that it could belong to. */
export const NO_WORDS =
  /^\s*(?:$|[，。；：、,;)）\]〕”」\t\n]|的?(?:大关|关口|门槛|台阶|目标任务|目标|要求|水平|规模|总量|增速|速度)?(?:$|[，。；、)]))/
const MEASURED: ReadonlySet<string> = new Set(['money', 'area', 'length', 'physical'])

// numbers before a noun: 固定资产投资低于3000万元的项目, 35万千瓦光伏项目, 建成2.5万平方米孵化器
export function judgeQualifier(placed: Placed, place: Place, sentence: string): Verdict | null {
  const { figure, left, right } = placed
  if (/内$/.test(figure.tail) && /length|area/.test(figure.dimension)) return verdict('threshold', 'qualifier', 0.75)
  if (sizesOne(placed)) return verdict('threshold', 'qualifier', 0.75)
  const direct = takesObject(left === '' ? placed.governed : left)
  if (right === '的' && MEASURED.has(figure.dimension) && !direct) return verdict('threshold', 'qualifier', 0.75)
  // (总投资3亿元) behind a project's name, and 该项目总投资58亿元, say what it costs, goals around it or not
  if (placed.bracketed && CAPACITY.test(left)) return verdict('name', 'capacity', 0.75)
  if (placed.bracketed && /^(?:[日年](?:产|处理)|最大|单)/.test(left)) return verdict('name', 'capacity', 0.7)
  const told = placed.bracketed || /^[，、]?(?:[该本此](?:项目|工程)|全长|总长|概算|估算|批复概算)/.test(left)
  if (NO_WORDS.test(right) && told && figure.dimension === 'length') return verdict('background', 'project-fact', 0.7)
  // 推进总投资12亿元、年产6万吨的液化项目: the project's cost
  if (
    figure.dimension === 'money' &&
    /总投资[约达]?$/.test(left) &&
    WHOSE_COST.test(sentence.slice(figure.to, figure.to + 48))
  )
    return verdict('name', 'capacity', 0.75)
  // 建成50万吨/年聚烯烃、30万吨/年苯乙烯等装置6套
  if (
    /[吨方只台]\/[年日天]$/.test(figure.unit) &&
    figure.lead === '' &&
    /^[一-龥A-Za-z]{2}/.test(right) &&
    !opensWithVerb(right)
  )
    return verdict('name', 'capacity', 0.75)
  if (NO_WORDS.test(right)) return place.goal && !told ? null : projectFact(placed)
  if ((figure.dimension === 'physical' || /^[万亿]/.test(figure.unit)) && namesWork(placed))
    return verdict('name', 'capacity', 0.75)
  // 1小时配套圈, 24小时服务机制
  const promised =
    /(?:响应|办结|答复|处置|到场|到达|反馈|受理)、$/.test(sentence.slice(0, figure.start)) &&
    /^(?:响应|办结|答复|处置)/.test(right)
  if (figure.dimension === 'time' && !promised && /^[^，。；、]{0,6}(?:圈|机制|服务|值班|值守|热线|在线)/.test(right))
    return verdict('name', 'word', 0.9)
  // 启动扩区一期2000亩土地征收: the quantity is what the deed is done to
  if (figure.dimension === 'area' && WORKED_LAND.test(right)) return null
  // 年产能30万辆的基地
  if (/(?:产能|能力|产量)$/.test(left) && /^的[一-龥“]/.test(right) && figure.bound === null)
    return verdict('name', 'capacity', 0.7)
  if (figure.dimension === 'percent') {
    // 每年安排不低于40%的用地指标用于工业
    if (
      /(?:安排|拿出|切块|统筹|提取|保障)[^，；。、]{0,4}$/.test(left) &&
      /^的?[^，。；]{2,20}(?:用于|支持|保障)/.test(right)
    )
      return null
    if (/^的(?!土地|用地|指标|资金|目标|规模|企业(?:完成|实现|开展))/.test(right) && /[一-龥]{2}/.test(left))
      return verdict('threshold', 'qualifier', 0.7)
    return null
  }
  if (!MEASURED.has(figure.dimension) && figure.dimension !== 'time') return null
  const thing = right.replace(/^的/, '')
  if (figure.dimension === 'time') {
    if (/^[^，。；]{0,4}(?:以上|的)/.test(right) && !direct) return verdict('threshold', 'qualifier', 0.6)
    return null
  }
  if (
    /^及?(?:以上|以下)/.test(figure.tail) &&
    /^(?:的)?[一-龥“]/.test(right) &&
    /企业|项目|产业|集群|园区|工程|平台|单位|客商|村|镇/.test(thing.slice(0, 16))
  )
    return verdict('threshold', 'qualifier', 0.8)
  if (figure.dimension === 'physical' && NAMED_WORK.test(thing)) return verdict('name', 'capacity', 0.75)
  // 新增20亿元企业、10亿元企业分别不少于1家: a size that names a class
  if (
    figure.dimension === 'money' &&
    /^(?:企业|项目|产业链|集群|园区|楼宇|街区|强镇|镇|村)(?![^，。；、]{0,10}(?:资金|基金|经费))/.test(right)
  )
    return verdict('threshold', 'size-class', 0.75)
  if (direct) return null
  if (/^(?:的目标|目标|用于|并|且|以上|于(?!\d)|于20)/.test(right)) return null
  if (/^(?:的)?[一-龥“]/.test(right) && !opensWithVerb(right)) {
    const enclosed = sentence.slice(figure.to, figure.to + 1) === '的' || figure.lead !== ''
    return verdict('threshold', enclosed ? 'qualifier' : 'measure-before-noun', enclosed ? 0.75 : 0.6)
  }
  return null
}

// 存栏100头以上的养殖场, 年收入2万元以下的农户, 120米以下空域: how large or how low one thing must be
function sizesOne({ figure, left, right, bracketed }: Placed): boolean {
  if (!/以[上下]/.test(figure.tail)) return false
  // (年人均收入8500元以下) behind a noun says whom it means
  if (bracketed) return figure.tail.includes('以下') && /[一-龥]{2}$/.test(left) && !/其中|控制|降|压/.test(left)
  if (!/^的?[一-龥“]{2}/.test(right) || opensWithVerb(right.replace(/^的/, ''))) return false
  if (/count|frequency/.test(figure.dimension))
    return /(?:存栏|出栏|[日年月]产|床位|车位|学位|员工|职工|人员|从业|人口|用户|会员|服务|容纳|接待)$/.test(left)
  return figure.tail.includes('以下') && MEASURED.has(figure.dimension) && figure.lead === ''
}

/** what a thing can hold or do, said of it in brackets: (日处理能力2万吨), (建筑面积3万平方米) */
const CAPACITY =
  /^(?:[^，；]{0,6}(?:能力|面积|库容|装机|容量|产能|功率|长度|全长|里程)|[日年]?(?:处理|产|供[水气热]|发电|吞吐)[^，；]{0,6}|占地|总占地|[^，；]{0,4}床位)(?:约|为)?$/
const WHOSE_COST = /^、[^，。；]{0,20}的[^，。；、]{2,20}(?:项目|工程)/
const WORKED_LAND =
  /^(?:开发建设|改造提升|征收拆迁|征迁|收储)(?:$|[，。；、])|^(?:以上)?的?(?:工业|存量|低效|闲置|产业|国有|集体|标准|通用|定制)*(?:土地|用地|地块|厂房|载体)(?:的)?(?:建设|改造|征收|收储|平整|供应|出让|开发|整理|盘活|拆迁|清理|处置|腾退)/

// 投入5亿元, 盘活300亩: the verb takes the quantity itself
function takesObject(words: string): boolean {
  const bare = words.replace(/(?:每年|全年|今年|年内|共|累计|约|至少|[一二三四五]期|首期|首批|第[一二三]批)+$/, '')
  return COMMITS.test(bare) || endsAdding(bare) || /(?:划定|保障|储备|出让|供应|清理|处置|用地)$/.test(bare)
}

// 推进20万吨铝材、10万套零部件等项目建设
function namesWork({ figure, clause, clauseLeft }: Placed): boolean {
  if (/money|percent|area/.test(figure.dimension) || /新增|淘汰|压减|关停/.test(clauseLeft)) return false
  const after = clause.slice(clauseLeft.length + figure.to - figure.from)
  return /^[^，。；]{0,40}?(?:项目|生产线|产线|工程)(?:建设|投产|落地|实施|开工|达产|建成|竣工|签约)*$/.test(after)
}

// "总投资5亿元" alone says what a project costs, not what is to be invested
function projectFact({ figure, left, clauseLeft, striving, segmentLeft, verb }: Placed): Verdict | null {
  if (figure.dimension !== 'money' || striving || figure.bound === '>=') return null
  const bare = left.replace(/^[，、(]/, '')
  // 谋划项目30个、总投资180亿元: the money of what is counted is counted with it
  if (/\d[个项]、(?:计划|预计)?总投资$/.test(clauseLeft)) return null
  if (
    !/^(?:[该本此]项目|[该本此]工程|项目|计划|预计|概算|估算)?(?:概算|总概算|估算|总投资|投资|总投入|投入|投资额|总投资额|注册资本|注册资金|用地|占地)(?:约|额|规模|合计|共计?|累计)*$/.test(
      bare,
    )
  )
    return null
  return verb === '' || !/累计|全年|完成/.test(segmentLeft) ? verdict('background', 'project-fact', 0.65) : null
}
