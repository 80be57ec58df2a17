import type { Parameter, ParameterKind } from '#core/evaluations/parameters.ts'
import type { Language } from '../evaluations/finding-words.ts'

const kinds: Readonly<Record<Language, Readonly<Record<ParameterKind, string>>>> = {
  zh: {
    weight: '权重',
    multiplier: '系数',
    marks: '满分',
    'section-cap': '合计上限',
    cap: '封顶',
    floor: '保底',
    times: '基准倍数',
    benchmark: '基准值',
    points: '每个得分',
    most: '最高分',
    least: '最低分',
    share: '名额 %',
    upto: '名次占比到 %',
    last: '末位 %',
    score: '总分不低于',
    rank: '名次在前',
  },
  en: {
    weight: 'weight',
    multiplier: 'multiplier',
    marks: 'full marks',
    'section-cap': 'cap of all',
    cap: 'cap',
    floor: 'floor',
    times: 'times the benchmark',
    benchmark: 'benchmark',
    points: 'points each',
    most: 'most points',
    least: 'least points',
    share: 'share %',
    upto: 'rank up to %',
    last: 'last %',
    score: 'total at least',
    rank: 'rank at most',
  },
}
const poles = { zh: { best: '（最好）', worst: '（最差）' }, en: { best: ' (best)', worst: ' (worst)' } }

export const parameterWords = ({ kind, pole }: Parameter, language: Language): string =>
  `${kinds[language][kind]}${pole === null ? '' : poles[language][pole]}`
