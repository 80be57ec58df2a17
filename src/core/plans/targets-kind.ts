// Is a target a level, a growth, a share or an increment, and is it a floor, a cap, a value or about a value?

import type { Comparator, TargetKind } from './reading.ts'
import type { Placed } from './targets-clauses.ts'
import { adds, FLOWS, STATES, startsAdding } from './targets-words.ts'

const REACHES_SHARE = /(?:至|到|达|达到|突破|超过|超|在|于)$/
const GROWTH =
  /降本|增效|增长(?!极|点|级)|增速|增幅|递增|增加(?!值)|提[高升]|上升|下降|降低|降幅|压[缩减]|缩[短减]|减少|减[排煤]|削减|缩减|压降|节[省约]|节约|翻.?番|涨幅|倍增|年均(?:复合)?增/
const GROWTH_NAME = /(?:增长率|增速|增幅|增长速度|降幅|下降率|降低率|年均增长|同比增长|同比下降|涨幅)$/
const RATIO = /率|面$|比重|占比|比例|份额|占.{0,20}$/

/** What a bare number under 力争 means, what 达到 and 不超过 say, and "=" for the rest. */
export function comparatorOf({ figure, striving, clauseLeft, left, first }: Placed): Comparator {
  if (figure.valueMax !== null) return '='
  if (figure.bound !== null) return figure.bound
  if (figure.tail === '余') return '>='
  if (first !== figure && first.bound !== null) return first.bound
  if (striving) return '>='
  if (/(?:不低于|不少于|高于|快于|超过|达到)[^，；、0-9]{0,14}$/.test(left)) return '>='
  if (/(?:控制在|不超过|不高于|低于)[^，；、0-9]{0,8}$/.test(clauseLeft)) return '<='
  return '='
}

/** The kind by the unit first, then by the words that govern the number. */
export function kindOf(placed: Placed, period: string | null): TargetKind {
  const { figure } = placed
  switch (figure.dimension) {
    case 'percent':
      return percentKind(placed)
    case 'point':
      return 'growth'
    case 'multiple':
      return figure.form === 'doubling' || (/增长|提高|提升|增加/.test(placed.left) && !/[至到]$/.test(figure.lead))
        ? 'growth'
        : 'level'
    case 'rank':
      return 'level'
    case 'money':
      return moneyKind(placed, period)
    case 'time':
      return 'level'
    case 'area':
    case 'length':
    case 'physical':
      return measureKind(placed)
    default:
      return countKind(placed)
  }
}

function percentKind({ figure, left, clauseLeft, segmentLeft, right, governed }: Placed): TargetKind {
  const words = left.replace(/增加值/g, '')
  if (/贡献[率度]$/.test(left)) return 'share'
  // 增速不低于全省平均，力争达到8%: the value goes on with the rate before
  if (/^[，、]?(?:力争|努力|争取|确保)?$/.test(left) && RATE_BEFORE.test(segmentLeft)) return 'growth'
  if (
    GROWTH_NAME.test(words) ||
    /(?:增长|增速|增幅|下降|降低|递增)(?:率|速度)?(?:达到?|保持在|不低于|约|超过?|高于)?$/.test(words)
  )
    return 'growth'
  if (
    figure.lead !== '' &&
    REACHES_SHARE.test(figure.lead) &&
    !GROWTH_NAME.test(words) &&
    !/增长|增速|增幅/.test(words)
  )
    return 'share'
  if (GROWTH.test(words)) return 'growth'
  if (RATIO.test(words) || /^(?:以上|以下)?的?[一-龥]/.test(right)) return 'share'
  if (GROWTH.test(governed.replace(/增加值/g, '')) && !RATIO.test(words)) return 'growth'
  return GROWTH.test(clauseLeft.replace(/增加值/g, '')) && left.length < 4 ? 'growth' : 'share'
}

const RATE_BEFORE = /(?:增速|增幅|增长率?)[^，；。]{0,20}，(?:力争|努力|争取|确保)?$/

function moneyKind(placed: Placed, period: string | null): TargetKind {
  const { left, clauseLeft, figure, verb, segmentLeft } = placed
  if (FLOWS.test(clauseLeft) || FLOWS.test(left)) return 'increment'
  if (/累计/.test(clauseLeft) && /投资|投入|融资|资金|减[免轻]|发放|贷款|完成|引资/.test(clauseLeft)) return 'increment'
  if (/累计/.test(clauseLeft) && /引进|引资|内资|外资|到位/.test(left)) return 'increment'
  if (figure.lead !== '' && !/至少|不少于|不低于|约|超/.test(figure.lead)) return 'level'
  if (
    /^(?:.*?[，、])?(?:全年|每年|今年|年内|预计|将|累计)*(?:降低|减少|节约|节省|压减|降).{0,12}(?:成本|费用|负担|支出|能耗)/.test(
      /成本|费用|负担/.test(left) && !/降|减/.test(left) ? placed.governed + left : left,
    ) ||
    /减负|减税|降费|让利/.test(clauseLeft)
  )
    return 'increment'
  if (/^(?:[，、]?为[^，；]{1,8})?(?:节约|节省|释放)/.test(left)) return 'increment'
  if (/(?:较[^，]{2,6})?(?:增加|净增|增收|增利|节支|减亏)$/.test(left)) return 'increment'
  // 谋划项目60个、总投资300亿元: the money of the projects that are counted as done
  if (/^(?:计划|预计)?总投资/.test(left) && /谋划|储备|引进|签约|开工|实施|招引|推进/.test(verb)) return 'increment'
  // 每年设立2亿元的专项资金: a budget of each year
  if (
    placed.yearly &&
    /(?:专项|预算|财政)[^，；]{0,6}$|资金$|^的?[^，；]{0,12}资金/.test(`${left}${placed.right}`) &&
    !/新增|撬动|带动|引进|吸引|募集|到位/.test(clauseLeft)
  )
    return 'level'
  // what comes in within one year is that year's level
  if (/实际(?:利用|使用)/.test(left) && !/累计/.test(clauseLeft) && !period?.includes('-')) return 'level'
  if (/安排|总值|产值|收入|营收|增加值|规模达|贷款额|税收|进出口|零售总?额|销售额/.test(left)) return 'level'
  if (
    /设立|建立|组建|成立|引资|发放|投放|吸引|引进|完成|争取|募集|筹集|撬动|促成|达成|带动|投入|注入|首期(?:出资)?$|新增|减免|融资|发行|盘活|到位/.test(
      left,
    )
  )
    return 'increment'
  if (/^(?:吸引|引进|完成|新增|募集|筹集|争取|发放|投放)$/.test(verb) && segmentLeft.length > 0) return 'increment'
  return period?.includes('-') && /投资|投入|资金|融资/.test(left) ? 'increment' : 'level'
}

// 建成5万平方米 adds; 孵化器面积85万平方米 and 规模达到 are states
function measureKind(placed: Placed): TargetKind {
  const { left, figure, right } = placed
  if (FLOWS.test(placed.clauseLeft)) return 'increment'
  // 每年安排产业用地不低于1000亩: land is handed out each year anew
  if (placed.yearly && /(?:安排|供应|保障)[^，；]{0,10}(?:用地|土地)$/.test(left)) return 'increment'
  // 建设储能电站3座、总规模60万千瓦: as large as what is built
  if (
    (/^总(?:规模|装机|容量|面积)$/.test(left) || OF_BUILT.test(placed.clauseLeft)) &&
    /^(?:新?建设?|建成|新增|引进|实施|开工|投产|改造|打造)/.test(placed.verb)
  )
    return 'increment'
  if (
    /面积|规模|总长|长度|总量|能力|装机|用量|消费量|产量|容量|里程|载体/.test(left) &&
    !startsAdding(left) &&
    !/(?:交付|新增|竣工|建成(?!区)|投用|腾出|盘活)[^，]*$/.test(left)
  )
    return 'level'
  if (figure.lead !== '' && /达|提|增|扩|突破|保持|稳定|升|降|控/.test(figure.lead)) return 'level'
  if (/产能(?:分别|均)?$/.test(left) && placed.first.lead !== '' && !startsAdding(left)) return 'level'
  // 落实订单种植面积15万亩、小麦5万亩: land that is kept under a crop
  if (/(?:种植|播种|养殖|保护|覆盖)面积/.test(`${placed.governed}${left}`)) return 'level'
  if (/红线|保护|控制线|总规模/.test(right)) return 'level'
  return placed.verb !== '' || startsAdding(left) ? 'increment' : 'level'
}

/** 建成楼宇15栋、面积60万平方米 */
const OF_BUILT = /\d[一-龥]{1,2}、(?:总?建筑面积|总?面积|[^，、；]{0,4}能力|库容|仓储容量)$/

function countKind(placed: Placed): TargetKind {
  const { left, clauseLeft, figure, verb, right } = placed
  if (FLOWS.test(left)) return 'increment'
  // 每年前移5位以上: how many places are won
  if (/^[位名]$/.test(figure.unit) && /(?:前移|进位|跃升|上升|提升|前进)$/.test(left)) return 'increment'
  // 接待游客, 飞行量: how many in a year is that year's level
  if (YEARLY_VOLUME.test(left)) return 'level'
  if (/每[\d百千万]{1,4}(?:名|个)?[^，；]{0,8}(?:人|户)[^，；]{2,24}$/.test(left)) return 'level'
  // 增加到15家: where it ends up, whatever came before
  if (/[增升扩展大][加大展]?[到至]$/.test(figure.lead)) return 'level'
  // 5个集中区产值过百亿元
  if (/^[^，。；、]{2,14}(?:产值|营收|收入|规模|税收)(?:均|各)?(?:过|超|突破|达)/.test(right)) return 'level'
  // 每年诊断企业不少于50户: what is done within a year adds up
  if (
    placed.yearly &&
    /^(?:不[低少]于|至少|超过?)$/.test(figure.lead) &&
    !/总[量数]|规模|保有|拥有|保持|稳定|维持/.test(left)
  )
    return 'increment'
  const governed = FLOWS.test(verb) || /^新/.test(verb)
  // 选拔不少于200名, 培养人才达到2000名: people are chosen and trained by number, whatever bounds it
  if (/^万?[人名]/.test(figure.unit) && placed.ownVerb && PEOPLE.test(verb) && !STOCK.test(left)) return 'increment'
  if (figure.lead !== '' && /达|提|增|扩|突破|超|保持|稳定|升|跨|迈|发展/.test(figure.lead)) {
    if (/率/.test(left)) return 'level'
    const stock =
      /累计$/.test(left) ||
      /总量|总数|总规模|保有|拥有|有效期内|在孵|在站|在库|在册|累计达/.test(left) ||
      STATES.test(clauseLeft.slice(0, clauseLeft.length - figure.lead.length))
    // 净增企业180家，百亿企业达到9家: a clause of its own says where something stands
    const apart = figure.lead.startsWith('达') && clauseLeft === left && /企业$/.test(left)
    if (governed && !stock && !placed.ownVerb && !apart) return 'increment'
    return !stock &&
      placed.ownVerb &&
      /^(?:新|引进|培训|签约|开工|动工|投产|转化|攻克|改造|淘汰|盘活|制定|修订|研发|开发|发布|输送|清理|整治)/.test(
        verb,
      )
      ? 'increment'
      : actsOn(placed)
        ? 'increment'
        : 'level'
  }
  if (/(?:^|[，、])为(?:全[省市县区州旗]|我[省市县区]|辖区)?$/.test(left) && right !== '') return 'increment'
  if (/数[(（]$|规模$|有效期内/.test(left)) return 'level'
  if (/(?:企业|项目|平台|基地|园区|机构)累计$/.test(left) && !startsAdding(left)) return 'level'
  if (/共培育|培育形成|共有|总量|总数|累计达/.test(left === '' ? placed.governed : left)) return 'level'
  const own = left === '' || /^(?:共|累计)?(?:培育|形成|拥有)/.test(placed.governed) ? placed.governed : left
  if (/形成|拥有|保持|集聚|汇聚|聚集|建有/.test(own) && !adds(own.replace(/形成|实现/g, ''))) return 'level'
  if (verb === '实现') return flowsThere(left, right) ? 'increment' : 'level'
  if (verb !== '') return 'increment'
  if (/^万?[人名]/.test(figure.unit) && /资助$/.test(left)) return 'increment'
  return /次|场/.test(figure.unit) || flowsThere(left, right) ? 'increment' : 'level'
}

const YEARLY_VOLUME =
  /接待[^，；、]{0,8}(?:游客|旅客|客商|旅游者)?[^，；、]{0,4}$|(?:飞行|吞吐|客流|运输|发送|诊疗|出栏|到发)量$/
const PEOPLE = /^(?:选拔|遴选|评定|认定|选派|选聘|引进|引育|培养|培训|轮训|资助|招收|招引|选送)$/
const STOCK = /总量|总数|总规模|规模|保有|拥有|在岗|在站|数[(（]?$/

// 举办超20场, 培训超2万人次: the verb stands right before the bound
function actsOn({ left, figure }: Placed): boolean {
  if (/总[数量]|规模|保有量|拥有量|数$/.test(left)) return false
  return (
    /^超|^突破|^达/.test(figure.lead) &&
    (/(?:举办|开展|培训|引进|新增|新建|建成|完成|取得|培育|实施|改造|招引|组织|淘汰|服务|走访|服务|推动|整治)$/.test(
      left,
    ) ||
      figure.dimension === 'frequency')
  )
}

const flowsThere = (left: string, right: string): boolean =>
  /项目|签约|升级|上规|升规|转型|完成|通过|上市|挂牌|过会|报会|搬迁|改造|转化|技改|攻关|落地|开工|投产|竣工|入库|上云|突破[^，]*技术/.test(
    left + right,
  ) || /^[一-龥“”]{2,}.*(?:进入|完成|升级|实施|开展|实现|通过|入选|获评|上市|挂牌|认定)/.test(right)
