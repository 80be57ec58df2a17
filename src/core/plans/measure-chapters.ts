// Which chapters of a plan hold things to do, and which only say why, how much or for whom?

import type { Heading, Outline } from './outline.ts'

const never =
  /指导思想|总体(?:要求|思路|目标)|(?:工作|基本|发展)思路|(?:基本|工作)原则|(?:发展|工作|主要|行动|预期|具体|年度|阶段(?:性)?|产业集群|总体|近期|远期)目标|^(?:主要|核心|经济|主要经济)?指标|^目标(?:任务)?$|目标任务$|发展(?:基础|现状|环境|形势)|(?:重大|重要)意义|^(?:背景|前言|引言|序言|现状|意义|形势|总则|附则|其他(?:事项)?|附件|定义)$|面临(?:的)?形势|存在(?:的)?问题|工作(?:成效|回顾)|基本情况|适用(?:范围|对象)|支持对象|名词解释|考(?:评|核)(?:对象|组织|内容|范围|原则)|评价(?:标准|对象|内容)|评分标准|表彰|奖惩|罚则|法律责任|施行日期/
const sometimes = /发展重点|重点(?:领域|产业|方向)|发展(?:方向|布局)|主攻方向|(?:产业|空间)布局/
/** a heading that opens with what is to be done is no name of a chapter on rules: 严格考核奖惩 */
const acts =
  /^(?:加强|强化|严格|完善|健全|建立|落实|实施|实行|优化|加大|狠抓|突出|推进|推动|开展|做好|抓好|注重|坚持|深化|规范|创新)/
/** chapters on marks and rewards, whose items may be deeds of their own */
const rewards = /^(?:监督|督查|督导)?(?:考核|考评|奖惩|表彰)[^，。；]{0,8}$/
const surely = /任务|举措|措施|行动|工程|保障|工作|推进/

/** Whether things under this heading are to be done, as far as the names of the headings above tell. */
export class ActionChapters {
  private readonly known = new Map<Heading, boolean>()
  private readonly hasTasks: boolean

  constructor(text: string, outline: Outline) {
    this.text = text
    this.hasTasks = outline.headings.some((heading) => heading.depth <= 2 && surely.test(this.words(heading)))
  }

  private readonly text: string

  private words(heading: Heading): string {
    return this.text.slice(heading.start, heading.end)
  }

  holds(heading: Heading): boolean {
    if (heading.style === 'document' || heading.style === 'annex') return true
    const known = this.known.get(heading)
    if (known !== undefined) return known
    const words = this.words(heading)
    // only names of headings tell; the first clause of an item without one does not
    const named = words.length <= 16
    const own = !(
      named &&
      ((never.test(words) && !acts.test(words)) || (this.hasTasks && sometimes.test(words) && !surely.test(words)))
    )
    const result = own && (heading.parent === null || this.holds(heading.parent) || this.actsInRewards(heading))
    this.known.set(heading, result)
    return result
  }

  /** 四、考核奖惩（一）实行月通报、季讲评: an item that opens with a deed is done, though its chapter tells of marks and rewards */
  private actsInRewards({ parent, start, end }: Heading): boolean {
    const named = parent === null ? '' : this.words(parent)
    if (!acts.test(this.text.slice(start, end)) || !rewards.test(named)) return false
    return parent?.parent == null || this.holds(parent.parent)
  }
}
