export const robustness = {
  title: '名次有多稳',
  lead: (draws: string, spread: string) =>
    `把各项权重上下浮动 ${spread}%、换用别的打分刻度和加总方式、轮流去掉一项，随机重算 ${draws} 次，看名次和等次怎么变。它只说明名次有多大把握，不改变按办法得出的结果。`,
  none: '这次结果还没有做敏感性分析',
  noneWhat: '计算完成后会自动做，一般几秒钟；也可以现在做。',
  order: '现在做',
  ordered: '已开始，做完自动显示',
  set: (names: string) => `${names}一起排名`,
  intervals: '名次区间',
  intervalsWhat: '十次重算里有九次，名次落在这一段。',
  interval: '名次区间',
  intervalOf: (low: string, high: string) => (low === high ? low : `${low}—${high}`),
  byMethod: '按办法',
  middle: '居中',
  gradeShares: '重算时各等次所占',
  noGrade: '不定等次',
  sure: (count: string, all: string, places: string) =>
    `${all} 个对象中，${count} 个的名次区间在 2 名以内；重算一次平均移动 ${places} 名。`,
  unsure: (name: string, grade: string, share: string) =>
    `等次把握最小的是${name}：按办法为“${grade}”，重算有 ${share}% 仍是“${grade}”。`,
  ownGrade: (name: string, grade: string, share: string) =>
    `${name}按办法为“${grade}”，重算有 ${share}% 仍是“${grade}”。`,
  effects: '名次主要取决于哪一个选择',
  effectsWhat:
    '索博尔（Sobol）指数：单独＝只定下这一项，名次的变动会少几成；连带＝其余都定下、只放开这一项，还剩几成变动。',
  effect: '选择',
  first: '单独',
  total: '连带',
  kinds: {
    weight: (item: string) => `权重 · ${item}`,
    normalisation: () => '打分刻度',
    aggregation: () => '加总方式',
    'left-out': () => '去掉哪一项',
  },
  without: '去掉一项会怎样',
  withoutWhat: '轮流去掉一项，它的分值按比例分给其余各项。',
  item: '指标',
  meanShift: '平均移动（名）',
  mostShift: '最多移动（名）',
  movers: '移动最多的',
  mover: (name: string, from: string, to: string) => `${name} ${from} → ${to}`,
  nobody: '没有人移动',
  alternatives: '换一种算法会怎样',
  alternativesWhat: '权重不变，只换打分刻度或加总方式。',
  alternative: '算法',
  scales: {
    method: '按办法打分',
    'min-max': '极差法（最差到最好拉成 0—100）',
    'z-score': '标准差法（离平均几个标准差）',
    rank: '名次法（比多少家强）',
  },
  adding: { arithmetic: '相加', geometric: '相乘（短板拉低总分）', harmonic: '调和（短板拉得更低）' },
  squeezes: '极端值把别人压扁了吗',
  squeezesWhat: (part: string) =>
    `一项若按极差法打分，一个特别大或特别小的值会把其余的挤到一头。下面是只给其余对象留下不到 ${part}% 刻度的值：可能是真的突出，也可能是填错，请核对。`,
  squeezesNone: '没有。',
  subject: '对象',
  value: '数值',
  next: '其次',
  left: '其余对象所占刻度',
  points: '没有它，其余平均（分）',
  used: '本办法这一项正是按极值打分',
  correlated: '说的是同一件事的指标',
  correlatedWhat: (r: string) => `两项数据的相关系数超过 ${r}：等于同一件事算了两遍权重，修订办法时可以考虑合并。`,
  correlatedNone: '没有。',
  correlation: '相关系数',
  pairsOf: (count: string) => `${count} 个对象`,
  imputed: '缺数据的处理',
  imputedWhat: '缺的数据按办法处理，都记在这里。',
  imputedNone: '没有缺数据。',
  cohort: '分组',
  missing: (count: string, of: string) => `${count} / ${of}`,
  missingCount: '缺数据的对象',
  rule: '怎么处理',
  rules: {
    refuse: '不计算',
    zero: '计 0 分',
    mean: '按本组平均得分计',
    points: '按办法定的分计',
    'leave-out': '不计此项，分值分给其余各项',
  },
  settings: '参数',
  settingsSay: (facts: {
    readonly seed: string
    readonly draws: string
    readonly sample: string
    readonly spread: string
    readonly number: string
  }) =>
    `第 ${facts.number} 次计算；重算 ${facts.draws} 次，索博尔基样本 ${facts.sample}，权重浮动 ±${facts.spread}% 后归一，随机种子 ${facts.seed}（取自数据校验码，不能挑选）。同样的种子得到同样的结果。方法见 docs/methods/robustness.md。`,
}
