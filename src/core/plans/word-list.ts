// Does a word of a long list stand in a text, at its start or at its end?

/** What turns a verb into the beginning of a noun: 服务业, 孵化器, 投产率. */
const NOUN_TAILS: Readonly<Record<string, string>> = {
  开发: '区|园|投资|商|利用|强度|环境|能力|性|性|建设|银行|者|边界|总院|局|中心',
  开放: '型|度|合作|水平|发展|格局|创新|高地|平台|经济|区|式|共享|程度|大门',
  孵化: '器|基地|面积|载体|园|平台|企业|在孵',
  建设: '用地|规模|资金|投资|工期',
  服务: '业|机构|平台|中心|收入|站|费|贸易|型|能力|于|外包|体系|网点',
  培训: '基地|机构|中心|班|学校',
  应用: '场景|中心|示范|率',
  研发: '机构|中心|投入|经费|费用|平台|人员|强度|设计|活动|支出',
  到位: '资金|内资|外资|率|投资|市外|省外',
  退出: '机制|制度|清单|管理|通道|市场|渠道|条件',
  取得: '成效|实效|进展|积极|新|明显|显著|重大(?:成|进)',
  诊断: '服务|报告|机构|能力|水平|率|平台',
  出资: '比例|额|人|方|份额',
  注册: '资本|资金',
  招商: '引资|网络|局|银行|项目|总额',
  转移: '支付|平台|机构',
  认证: '机构|中心',
  实施: '方案|意见|率',
  组织: '领导|部|保障',
  推广: '中心|目录|率',
  转化: '率|中心|平台|基地',
  落地: '率',
  签约: '率|项目.{0,6}率|的',
  开工: '率',
  投产: '率',
  动工: '率',
  入驻: '率|企业',
  通过: '率',
  投入: '强度|占|比|力度|使用',
  备案: '率',
  创新: '.',
  增加: '值',
  应急: '.',
  治理: '体系|能力|率',
  修复: '率',
  消化: '道',
  供应: '链|商',
  配置: '率|效率',
  回收: '率|利用率',
  发展: '水平|质量|速度|规模|指数',
  控制: '率|数',
  保障: '率|性|房|能力|水平',
  监督: '率',
  研究: '生|院|所|中心|机构|员|与试验',
  对: '外',
  通: '.',
  使: '用',
  为: '主',
  达: '标',
  让: '利',
  将: '来',
  在: '孵|站|册|园|建|校|谈|营|线|库|岗|职|库',
  以: '上|下|内|及|来',
  与: '.{0,12}(?:比|占|相)',
  按: '期|时|揭',
  由: '.{0,3}提高',
}

type Word = { readonly word: string; readonly not: RegExp | null }

/** A list of words looked up by their first character: a text is scanned once however long the list is. */
export class WordList {
  private readonly byFirst = new Map<string, Word[]>()
  private readonly longest: number

  constructor(words: string) {
    const list = [...new Set(words.split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length)
    this.longest = list[0]?.length ?? 0
    for (const word of list) {
      const tail = NOUN_TAILS[word]
      const first = word.charAt(0)
      const words = this.byFirst.get(first) ?? []
      words.push({ word, not: tail === undefined ? null : new RegExp(tail, 'y') })
      this.byFirst.set(first, words)
    }
  }

  /** The longest word that starts at this place; '' where none does. */
  at(text: string, place: number): string {
    const words = this.byFirst.get(text.charAt(place))
    if (words === undefined) return ''
    for (const { word, not } of words) {
      if (!text.startsWith(word, place)) continue
      if (not === null) return word
      not.lastIndex = place + word.length
      if (!not.test(text)) return word
    }
    return ''
  }

  /** The last word in the text; '' where there is none. */
  last(text: string): string {
    let found = ''
    for (let place = 0; place < text.length; ) {
      const word = this.at(text, place)
      if (word !== '') found = word
      place += word.length || 1
    }
    return found
  }

  in(text: string): boolean {
    for (let place = 0; place < text.length; place += 1) if (this.at(text, place) !== '') return true
    return false
  }

  endsText(text: string): boolean {
    for (let place = Math.max(0, text.length - this.longest); place < text.length; place += 1)
      if (this.at(text, place).length === text.length - place) return true
    return false
  }
}
