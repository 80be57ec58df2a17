// Which lines of a form or a ledger say what they hold by a name before a colon?

const subject =
  '(?:任务|项目|事项|工作|行动|措施|举措|目标|主要|重点|具体|年度|季度|量化|总体|建设|推进|实施|政策|预期|阶段|当前|存在|下一?步|完成)'
const aspect =
  '(?:名称|目标|任务|要求|内容|措施|举措|事项|进展|进度|成效|成果|问题|安排|计划|打算|地点|规模|依据|类别|编号|序号|备注|概况|情况)'

/** 任务名称：…, 工作目标：…, 备注：… at the start of a line; its group is the name. */
const field = new RegExp(`^[◆◇●○■□▲△★☆※·]?(${subject}{0,2}${aspect})(?:\\([^()]{1,12}\\))?：`)

/** What a line names itself, and where what it says of it begins; null where it opens with no such name. */
export function fieldOf(words: string): { readonly name: string; readonly end: number } | null {
  const found = field.exec(words)
  return found === null ? null : { name: found[1] ?? '', end: found[0].length }
}

/** Whether a field of this name says what a card is about. */
export const namesCard = (name: string): boolean =>
  /^(?:(?:任务|项目|事项|工作|行动|措施|举措|重点)+名称|(?:工作|重点|主要|具体)*(?:任务|事项))$/.test(name)

/** Whether a field of this name says what is to be reached. */
export const namesGoal = (name: string): boolean => /目标/.test(name)
