// Whom does a target bind, as the document words it?

const WHOLE = /全[市县区镇省旗州](?!域)/
const EACH =
  /(?:各|每个?)(?:产业)?(?:园区|县区|县\(市、区\)|市县|县市区|区县|乡镇|镇街|镇\(街道\)|镇乡\(街道\)|街道|区|县|市|开发区|功能区|旗县|设区市|地市|部门)/
const COMMON = /级|以上|有|设|造|升|培|绿|特色|专业|化工|推|支持|各|个|新增|引|小|重点|工业园区?$/
const NAMED = /^[一-龥]{2,8}(?:开发区|高新区|工业园区?|产业园区?|经开区|新区|保税区|园区)(?=[一-龥]{0,12}$)/

/** 甲县：增长9%，新增15户: a line that opens with whom it is for */
const OPENS = /^([一-龥]{1,10}(?:县|区|市|镇|乡|街道|旗|州|园区))：/

/** The scope nearest before the number in its clause, else the one the sentence opens with; null where none is named. */
export function scopeOf(clauseLeft: string, sentenceLeft: string, inherited: string | null): string | null {
  const opening = OPENS.exec(sentenceLeft.slice(0, 16))?.[1]
  if (opening !== undefined) return opening
  for (const words of [clauseLeft, sentenceLeft.slice(-200)]) {
    const found = WHOLE.exec(words) ?? EACH.exec(words)
    if (found !== null) return found[0]
  }
  const named = NAMED.exec(clauseLeft.slice(0, 20))?.[0] ?? ''
  return inherited ?? (named === '' || COMMON.test(named) ? null : named)
}
