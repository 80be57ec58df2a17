import type { VerdictWords } from './verdict-wording.ts'

export const verdictWordsZh: VerdictWords = {
  verdicts: {
    contradicted: '矛盾',
    raised: '提高',
    lowered: '降低',
    tightened: '收紧',
    loosened: '放宽',
    moved: '调整时间',
    changed: '有改动',
    new: '新增',
    dropped: '取消',
    part: '分担',
    incomparable: '不可比',
    same: '一致',
  },
  apart: {
    raised: '右方更高',
    lowered: '右方更低',
    tightened: '右方更紧',
    loosened: '右方更松',
    moved: '时间不同',
    changed: '有差异',
    new: '仅右方有',
    dropped: '仅左方有',
  },
  relations: { editions: '前后两版', levels: '上下级', peers: '同级两份方案', neighbours: '两地方案' },
}
