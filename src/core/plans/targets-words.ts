// Which words of official prose open a clause, aim at something, report the past, pay, or set a condition?

import { matchesOf } from './matches.ts'
import { WordList } from './word-list.ts'

/** Verbs that add something: what stands behind them is counted as done, not as a state. */
const ADDING =
  '新增 新建 新培育 新引进 新认定 新设立 新开工 新签约 新投产 新注册 新获 新上 净增 增加 增设 引进 引育 引入 招引 引聚 培育 培养 孵化 孵育 建成 建设 ' +
  '建立 共建 改建 扩建 组建 设立 成立 创建 争创 创成 打造 认定 评定 评选 遴选 选取 选择 选树 选派 选聘 选出 审定 筛选 优选 完成 实施 推进 推动 引导 支持 扶持 帮助 助推 ' +
  '开展 举办 举行 组织 申报 申请 获评 获批 获得 获 通过 落地 签约 签订 开工 动工 动建 竣工 投产 达产 投用 改造 更新 淘汰 关停 盘活 腾挪 腾退 腾出 拆除 整治 整理 收储 ' +
  '供应 出让 吸引 吸纳 招收 招聘 招募 培训 轮训 服务 走访 发放 投放 募集 筹集 筹措 储备 入库 列入 纳入 导入 注册 授权 转化 攻克 攻关 研制 研发 开发 制定 制订 修订 起草 ' +
  '参与 主导 发布 推广 应用 升级 转型 上市 挂牌 股改 兑现 减免 新改建 改扩建 布局 布设 安装 铺设 配备 配置 投入 落实 争取 协助 认证 评审 备案 揭榜 达成 对接 促成 举荐 ' +
  '输送 带动 撬动 解决 清理 处置 消化 回收 修复 治理 创评 评出 征集 形成专利 入驻 接入 入选 入规 上规 上云 贯标 规划建设 启动 重点推进 谋划 策划 包装 梳理 承接 转移 培优 壮大 挖掘 ' +
  '新认证 新列入 新入库 复审 招商 拓展 开拓 选送 公开招录 聘请 聘用 派驻 结对 帮扶 植树 造林 压减 淘汰落后 实行 提供 创造 招录 育成 扶强 抓好 抓实 滚动实施 攻坚 建强 做强 开建 建好 新签 推出 交付 新设 选派 促成 撬动 开通 开行 投建 续建 储备 到位 绘制 编印 编写 购进 购置 采购 列支 释放 树立 认领 包保 联系 推介 办理 引育 获批 受理 评估 拓展 推送 退出 取得 诊断 出资 攻下 接待 开放 实现 选拔 摸排 兼并重组 整改 打通 报批'

/** Verbs that reach or keep a state. */
const REACHING = '形成 达到 达 拥有 保有 保持 稳定 共培育 共有 总量 总数 集聚 汇聚 聚集 发展到 突破 超过 建有 累计达到'

/** Other verbs that open a clause of their own, with their object behind them. */
const OPENING =
  '加强 加快 加大 提升 提高 促进 完善 健全 优化 构建 建好 深化 强化 坚持 围绕 聚焦 鼓励 做大 做强 做优 做好 发展 发挥 依托 确保 保障 保护 探索 制定 出台 编制 统筹 整合 降低 ' +
  '压缩 压减 缩短 减少 控制 扩大 增强 营造 搭建 搭好 设置 安排 划定 划设 规划 开发 运用 利用 借助 指导 督促 督导 监督 考核 评价 协调 研究 建议 夯实 巩固 延伸 瞄准 抓好 抓住 ' +
  '落实 贯彻 执行 执 激发 释放 挖潜 用好 用足 强链 补链 延链 推行 推广 普及 宣传 开设 畅通 打通 打好 力促 促使 使 让 为 对 将 把 按 以 由 与 向 从 在'

const adding = new WordList(ADDING)
const verbs = new WordList(`${ADDING} ${REACHING} ${OPENING}`)
const adverbs = new WordList(
  '加快 积极 大力 全面 深入 着力 切实 扎实 有序 稳步 持续 进一步 重点 集中 努力 全力 力争 争取 力求 确保 共 累计 全年 每年 年 再 均 分别 同时 并 且 及 和 以及 其中 至少 新 联合 主动 ' +
    '分批 分期 分类 择优 优先 率先 逐步 逐年 不断 继续 计划 拟 将 要 须 应 可 能 能够 力促 适时 适度 适当 科学 高标准 高水平 高质量 高起点 精准 整体 统一 一次性 直接 首批 首期 柔性 筹划 谋划 组织 支持 鼓励 引导 推动 协助 帮助 广泛 扩大',
)

/** Something to be reached is said to be striven for: a bare number after it is a floor. */
const ASPIRE_WORD = /力争|争取|力保|(?<!年|年的|不懈|共同)努力(?!打造)|力求|至少/g

/** Explicit flows: they stay flows even before 达到. */
export const FLOWS =
  /新增|新建|新引进|新培育|新认定|新开工|新签约|新投产|新注册|新设|净增|年引进|年培育|年均引进|累计(?:新增|引进|培育|建成|完成|实施|培训|投入|投资|建设|推动|开展|组织|举办|改造|淘汰|盘活)|投资.{0,6}累计|累计.{0,6}投[资入]|投入.{0,6}累计/
export const STATES =
  /共培育|总量|总数|总规模|总计|保有量|拥有|保持|形成|达到|集聚|汇聚|聚集|存量|在孵|在站|在册|发展到|建有|共有/

/** The clause without the words before its verb or noun that only say how: 加快, 积极, 每年, 力争. */
export function stripAdverbs(clause: string): string {
  let rest = clause
  for (let turn = 0; turn < 8; turn += 1) {
    const shorter = rest.slice(adverbs.at(rest, 0).length)
    if (shorter === rest || shorter === '') return rest
    rest = shorter
  }
  return rest
}

/** Whether the words begin with a verb of adding. */
export function startsAdding(words: string): boolean {
  return adding.at(words, 0) !== '' || adding.at(stripAdverbs(words), 0) !== ''
}

/** Whether a clause begins with a finite verb of its own (then nothing before it governs it any more). */
export function opensWithVerb(clause: string): boolean {
  return verbs.at(clause, 0) !== '' || verbs.at(stripAdverbs(clause), 0) !== ''
}

/** Where the last word of striving ends in the text; -1 where there is none. */
export function lastAspire(text: string): number {
  let at = -1
  for (const match of matchesOf(ASPIRE_WORD, text)) at = match.index + match[0].length
  return at
}

/** The last verb of adding in the text; '' where there is none. */
export const lastAdding = (text: string): string => adding.last(text)

/** Whether a verb of adding stands in the text. */
export const adds = (text: string): boolean => adding.in(text)

/** Words for "and" between two things; 普及率, 参与度 and 和谐 hold none. */
export const AND = /以及|(?<![共总中平缓柔调])和(?![谐平解缓])|(?<![普涉])及(?![时格率其第])|(?<!参)与(?![会众度])/g

const AFTER_VERB = /(?:了|出|或|和|及|、|并)$/

/** Whether the text ends in a verb of adding: 建成, 建成了, 建成县级. */
export function endsAdding(text: string): boolean {
  const plain = text.replace(/级以上$/, '级')
  if (adding.endsText(plain) || adding.endsText(plain.replace(AFTER_VERB, ''))) return true
  return plain.endsWith('级') && [2, 3, 4].some((length) => adding.endsText(plain.slice(0, -length)))
}

/** What already is: reported, not aimed at. */
export const PAST =
  /截至|截止|目前|受[^，；]{2,12}影响|已有|已建成|已形成|已达|已经|已累计|已完成|已实现|已培育|已引进|涌现出|近年来|以来|共拥有|同比(?:增长|提高|下降).{0,8}(?:位居|列)|累计已|完成了|实现了|达到了|超额完成/
export const PAYS =
  /奖励|奖补|补助|补贴|资助|贴息|贴补|给予|予以(?:支持|扶持|奖)|一次性|返还|奖金|津贴|配套资金支持|最高不超过|封顶|上限|免收|免征|减按|报销|兑付/
export const COMMITS =
  /(?:设立|组建|建立|成立|安排|列支|筹集|统筹|筹措|整合|募集|发行|投入|出资|争取|获得|引进|引入|吸引|新增|完成|实现|提供|减免|减轻|发放|投放|达成|形成|撬动|带动|拉动|落实|注入|盘活|融资|授信|达|超)(?:到位)?(?:不少于|不低于|超过|超|总额|总规模|规模|总额度|资金|为|约|近|达|至少|达到|各类|市级|县级|区级|省级|财政)*$/
/** behind a percentage: the share of a budget that is set aside */
export const BUDGETED = /^[^，。；]{0,4}(?:安排|列支|设立|预算)[^，。；]{0,16}(?:资金|经费)/
export const RULES =
  /权重|分值|得分|(?<!累)计分|计算得|加分|扣分|基准分|满分|税率|加计(?:扣除|抵减)|抵减|注册资[本金]|净资产|实缴|所得税|利率|费率|(?:价格?|租金|收费|电价|气价)[^，；]{0,4}(?:上浮|下浮|浮动|加价)|扣[减除罚]|核发|(?:自筹|预留|配套|首付|出资|持股)[^，；]{0,4}(?:比例|份额)|缴纳|缴清|建筑系数|费用标准|收费标准|按.{0,8}比例|容积率|建筑密度|绿地率|原则上|不得|须达|应达|可超过|可放宽|有效期(?!内)|试行期|违约金|滞纳金|处以|罚款|年龄|周岁|误差|准确率要求/
export const MEETINGS =
  /会议|例会|联席会|调度|通报|报送|督查|督导|会商|走访|接访|下沉|碰头|研判会|专题会|推进会|简报|汇报|检查|报告|抽查|巡查|(?<!知识|设备|技术|城市|迭代)更新|召开|(?:专题|定期|至少)?研究(?=[^，。；]{0,3}$|[^，。；]{0,12}(?:工作|问题|事项))/
export const ABSTRACT =
  /^(?:方面|方向|重点(?=$|领域|方向|任务|环节|产业链|行业|产业(?!项目)|工作|方面|[，。；、])|环节|领域|层面|维度|阶段|体系|梯度|步骤|原则|目标|关键(?!技术|零|核心|材料|装备|设备|部件)|核心(?!零|技术|企业|基地|配套|供应商|产品|材料|装备|部件)|问题|主题|定位|抓手|坚持|确保|结合|带头|率先|优先|统筹|聚焦|主要|基本(?!农田)|文明|意识|自信|维护|必须|中心(?!村|镇|城区|医院)|片区|板块|圈层|极|轴|带|关系|转变|到位|全面|突出|层次|级别|不|以上|月|季度|季|年(?!轻|级|产)|工作日|百分点|链条|清单)/
export const EPONYM =
  /^[^，。；：、]{0,24}?(?:工程|行动|计划|活动|机制|模式|战略|格局|体系|制度|专项|原则|要求|方针|布局|理念)(?=$|[，。；：、)”])/
/** A thing named with its capacity, 35万千瓦光伏项目: the number is part of the name. */
export const NAMED_WORK =
  /^[^，。；：、]{0,20}?(?:项目|工程|机组|生产线|电站|电厂|装置|线路|机型|产线|风电场|变电站|主变|储罐|码头)(?=$|[，。；：、)及和与等])/
