import type { Wording } from '../word-fault.ts'
import { accessFaults } from './faults-access.ts'
import { bulletinFaults } from './faults-bulletins.ts'
import { businessFaults } from './faults-business.ts'
import { collectionFaults } from './faults-collections.ts'
import { fileFaults } from './faults-file.ts'
import { numberFaults } from './faults-numbers.ts'
import { planningFaults } from './faults-planning.ts'
import { roundFaults } from './faults-rounds.ts'
import { trialFaults } from './faults-trial.ts'

const known = {
  ...accessFaults,
  ...businessFaults,
  ...collectionFaults,
  ...bulletinFaults,
  ...fileFaults,
  ...planningFaults,
  ...numberFaults,
  ...roundFaults,
  ...trialFaults,
  'network.unreachable': () => '连不上服务器。请检查网络后重试，已填的内容还在页面上。',
  'http.401': () => '尚未登录或登录已过期。请重新登录。',
  'http.403': () => '这个账号的岗位不能做这件事。',
  'http.404': () => '没有找到，可能已被移走。',
  'http.409': () => '别人刚改过这一项，你的改动没有写入。请载入最新内容后再改。',
  'http.413': () => '文件太大，服务器没有接收。',
  'http.429': () => '操作太频繁，请稍等一分钟再试。',
  'http.500': () => '服务器出错，没有写入任何内容。请稍后再试，仍然不行请告知系统管理员。',
  'http.502': () => '服务器暂时没有应答，请稍后再试。',
  'http.503': () => '服务器正忙或正在启动，请稍后再试。',
  'rights.forbidden': () => '这个账号的岗位不能做这件事。需要的话，请联系安全管理员授予岗位。',
  'session.none': () => '尚未登录或登录已过期。请重新登录。',
  'session.csrf': () => '页面与服务器的会话对不上，请重新载入页面后再试。',
  'session.password-change-due': () => '请先修改初始密码。',
  'session.locked': (x, f) =>
    typeof x.until === 'string'
      ? `连续输错次数过多，账号锁定到 ${f.instant(x.until)}。请到时再试，或联系安全管理员解锁。`
      : '连续输错次数过多，账号已锁定。请稍后再试，或联系安全管理员解锁。',
  'server.unforeseen': (x) => `服务器出了意外，没有写入任何内容。请把编号 ${String(x.id)} 告知系统管理员。`,
  'store.duplicate': () => '已经有一个同名或同编号的，请换一个。',
  'store.reference': () => '还有其他内容在用它，不能删除。',
  'input.invalid-type': () => '没有填，或填的内容不对。',
  'input.invalid-value': () => '不是可选的值，请重新选择。',
  'input.invalid-format': () => '格式不对，请检查。',
  'input.invalid-union': () => '内容不完整，请检查。',
  'input.too-small': (x) =>
    x.minimum === 1
      ? '不能为空。'
      : x.origin === 'number'
        ? `不能小于 ${String(x.minimum)}。`
        : `至少 ${String(x.minimum)} 个字。`,
  'input.too-big': (x) =>
    x.origin === 'number' ? `不能大于 ${String(x.maximum)}。` : `太长，最多 ${String(x.maximum)} 个字。`,
  'change.unknown-measure': () => '要改的举措已经不在这个方案里，请载入最新版本。',
  'change.unknown-target': () => '要改的目标已经不在这个方案里，请载入最新版本。',
} satisfies Record<string, Wording>

export const faults = {
  known,
  unworded: (code: string, facts: string) =>
    `出了问题，系统还没有说明文字。请把代码 ${code}${facts === '' ? '' : `（${facts}）`} 告知系统管理员。`,
  file: (name: string) => `《${name}》`,
  row: (n: number) => `第 ${n} 行`,
  field: (name: string) => `“${name}”`,
  fields: {
    system: '系统管理员',
    security: '安全管理员',
    audit: '审计管理员',
    password: '密码',
    next: '新密码',
    current: '当前密码',
    username: '用户名',
    name: '名称',
    title: '标题',
    number: '编号',
    validFrom: '起用日期',
    validTo: '停用日期',
    parentId: '上级',
    placeId: '地区',
    unitId: '单位',
    aliases: '其他写法',
    officers: '责任人',
    memberIds: '成员单位',
    officeUnitId: '办公室所在单位',
    words: '本期进展',
    percent: '完成进度',
    problem: '问题',
    ask: '请求协调',
    stepsDone: '完成的步骤',
    evidenceFileIds: '佐证材料',
    reason: '理由',
    cityName: '城市名称',
    divisionCode: '行政区划代码',
    setUpCode: '设置码',
    metric: '指标',
    value: '目标值',
    duties: '责任单位',
    steps: '步骤',
    phone: '电话',
    changes: '改动',
    search: '查找内容',
    code: '代码',
    unit: '计量单位',
    formula: '公式',
    overPlaces: '按地区汇总',
    overTime: '按时间汇总',
    alarm: '预警线',
    good: '先进线',
    decimals: '小数位',
    sourceUnitId: '来源单位',
    periodType: '报告期',
    periodEnd: '报告期',
    knownOn: '得知日期',
    cells: '第几格',
  },
  colon: '：',
}
