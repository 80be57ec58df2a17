import type { Wording } from '../word-fault.ts'

const n = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('zh-CN', { maximumFractionDigits: 6 }) : String(value ?? '')

/** What is found in a sheet, and what keeps a collection, a call or an answer from going on. */
export const collectionFaults = {
  'value.unreadable': () => '不是数，读不出来。',
  'value.not-whole': (x) => `${n(x.value)} 不是整数。`,
  'value.too-precise': (x) => `小数位数超过 ${n(x.decimals)} 位。`,
  'value.below-least': (x) => `${n(x.value)} 小于下限 ${n(x.least)}。`,
  'value.above-most': (x) => `${n(x.value)} 大于上限 ${n(x.most)}。`,
  'value.jump-on-last': (x) =>
    `比上期（${n(x.before)}）变动 ${n(x.size)}${x.points === true ? '个百分点' : '%'}，超过 ${n(x.limit)}。请核对，属实的写明原因。`,
  'value.jump-on-last-year': (x) =>
    `比上年同期（${n(x.before)}）变动 ${n(x.size)}${x.points === true ? '个百分点' : '%'}，超过 ${n(x.limit)}。请核对，属实的写明原因。`,
  'value.outlier': (x) => `与以往 ${n(x.count)} 期相差较大（通常在 ${n(x.middle)} 左右），请再看一眼。`,
  'value.unit-slip': (x) =>
    `像是单位或位数填错了：${n(x.value)} 与以往相差约 ${n(x.factor)} 倍，是不是 ${n(x.suggested)}？属实的写明原因。`,
  'value.cumulative-fell': (x) => `累计数 ${n(x.value)} 比上月累计 ${n(x.before)} 还小。请核对，属实的写明原因。`,
  'value.last-year-differs': (x) => `上年同期数 ${n(x.value)} 与系统已有的 ${n(x.held)} 不一致，请写明原因。`,
  'value.last-year-lacks': (x) => `没有填上年同期数，系统已有 ${n(x.held)}。`,
  'value.rule-broken': (x) =>
    `${String(x.words ?? '')}${x.words === undefined || x.words === '' ? '核对关系不成立。' : '，现在不成立。'}`,
  'value.parts-differ': (x) => `分项加起来 ${n(x.sum)}，合计 ${n(x.whole)}，差 ${n(x.difference)}。`,
  'value.parts-exceed': (x) => `其中项加起来 ${n(x.sum)}，超过合计 ${n(x.whole)}。`,
  'cell.required': () => '还没有填。没有数的填“—”并写明原因。',
  'cell.unexplained': () => '没有数，请写明原因。',
  'cell.unreadable': (x) =>
    x.why === 'other-unit'
      ? `“${String(x.text)}”的单位${x.written === null ? '' : `（${String(x.written)}）`}与${String(x.unit)}不能换算。`
      : x.why === 'ambiguous'
        ? `“${String(x.text)}”读不准：千位分隔或小数点写得不规范。`
        : `“${String(x.text)}”不是数。`,
  'cell.converted': (x) => `填的是${String(x.from)}，已换算为 ${n(x.value)} ${String(x.unit)}，请核对。`,
  'cell.held': (x) => `“${String(x.name)}”已由其他来源提供，不需要再填。`,
  'cell.unknown': () => '这一格不在报表里，可能报表已经改过。请重新载入。',
  'cell.conflict': (x) => `系统里现在是“${String(x.theirs)}”（${String(x.by ?? '')}在下载模板之后填的），没有覆盖。`,
  'collection.not-found': () => '没有这张报表。',
  'collection.conflict': (x) => `别人刚把报表改成第 ${n(x.version)} 版，你的改动没有写入。`,
  'collection.nothing-changed': () => '没有改动，不形成新的一版。',
  'collection.closed': () => '报表已停用，不能开启报送期。',
  'collection.no-fields': () => '还没有选指标。',
  'collection.no-recipients': () => '还没有选填报单位。',
  'collection.indicator-unknown': () => '有一个指标已不在指标字典里，请移除。',
  'collection.indicator-twice': (x) => `指标“${String(x.name)}”选了两次。`,
  'collection.indicator-retired': (x) => `指标“${String(x.name)}”已停用，请移除。`,
  'collection.indicator-computed': (x) => `指标“${String(x.name)}”由公式算出，不用填报。`,
  'collection.indicator-period': (x) => `指标“${String(x.name)}”的报告期与报表不合，期末不在同一天。`,
  'collection.part-unknown': (x) => `分项关系里的“${String(x.code)}”不在这张表里。`,
  'collection.period-stays': () => '已经开启过报送期，报告期类型不能再改。',
  'collection.first-period': () => '不是该报告期的最后一天。',
  'collection.rows-need-subjects': () => '一行一个指标的表，行不能再按企业或项目展开。',
  'collection.unit-unknown': () => '有一个填报单位不存在，请重新选择。',
  'collection.unit-twice': () => '同一个单位选了两次。',
  'collection.subject-unknown': () => '有一个填报对象不存在，请重新选择。',
  'call.not-found': () => '没有这个报送期。',
  'call.conflict': () => '这一期已经开启过，或别人刚改过。请重新载入。',
  'call.no-such-period': () => '报表没有这一期，或早于开始的那一期。',
  'call.due-before-end': () => '截止日期早于报告期末。',
  'submission.not-found': () => '没有这份报送。',
  'submission.forbidden': () => '这个账号不能办理这份报送。',
  'submission.conflict': () => '这份报送的状态刚被别人改过，请重新载入。',
  'submission.not-open': () => '这份报送已经提交、接收或截止，不能再改。',
  'submission.not-now': (x) =>
    `${x.unit === undefined ? '' : `${String(x.unit)}：`}现在的状态不能这样办理，请重新载入。`,
  'submission.no-subjects': () => '表里还没有任何对象，先添加。',
  'submission.call-closed': () => '报送期已截止，不能撤回。',
  'submission.fixed-subjects': () => '这张表的对象是固定的，不能添加。',
  'submission.no-place': () => '你单位没有对应的地区，不能添加。请联系领导小组办公室。',
  'submission.subject-twice': (x) => `“${String(x.name)}”已经在表里。`,
  'sheet.not-this-template': () => '这不是从这份报送下载的模板。请在本页下载模板，填好后再上传。',
  'sheet.long-form': () => '这张表太大，不能直接下载。请在本页点“下载填报模板”，生成后再下载。',
  'sheet.closed': () => '这份报送现在不能填，文件没有读入。',
  'sheet.row-missing': (x) => `模板里少了 ${n(x.rows)} 行，这些格子按没有改动处理。`,
  'sheet.layout-broken': () => '模板的行列被改动，找不到原来的格子。请重新下载模板，把数据贴进去。',
  'sheet.no-cells': () => '模板里没有可以读的格子。',
} satisfies Record<string, Wording>
