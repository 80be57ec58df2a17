import type { Role } from '#core/accounts/roles.ts'

/** The invented city 望潮市: its places, units, groups and the people who sign in. None of it exists. */

type DemoPlace = {
  readonly name: string
  /** a group gathers the parks and zones below its parent */
  readonly kind: 'city' | 'county' | 'town' | 'park' | 'zone' | 'group'
  readonly parent: string | null
}
type DemoUnit = {
  readonly name: string
  readonly shortName: string | null
  readonly kind: 'government' | 'department' | 'town' | 'park' | 'office' | 'association' | 'supplier' | 'institution'
  readonly place: string
  readonly first: string | null
  readonly formerName?: string
}

export const cityName = '望潮市'
/** All parks together, which the city's districts do not add up to. */
export const allParks = '全部园区'
export const cityNotice = '演示数据：望潮市为虚构城市，所有单位、企业、人员和数字均为虚构。'

const counties = ['汐川区', '屿东区', '云岬县', '青砚县'] as const
const townsOf: Readonly<Record<(typeof counties)[number], readonly string[]>> = {
  汐川区: ['澜桥街道', '石汀街道', '稻浦镇'],
  屿东区: ['屿山街道', '鲸岩镇', '芦汀镇'],
  云岬县: ['岬城镇', '风门镇', '雁滩镇'],
  青砚县: ['砚池镇', '松坞镇', '枫墩镇'],
}
export const parks = [
  { name: '临港工业园', county: '汐川区', kind: 'park' },
  { name: '东屿高新区', county: '屿东区', kind: 'park' },
  { name: '云帆航空产业园', county: '云岬县', kind: 'park' },
  { name: '青石先进制造园', county: '青砚县', kind: 'park' },
  { name: '南浦智造园', county: '汐川区', kind: 'park' },
  { name: '鹭洲电子信息园', county: '屿东区', kind: 'park' },
  { name: '白塔科技园', county: '青砚县', kind: 'park' },
  { name: '望潮综合保税区', county: '汐川区', kind: 'zone' },
] as const

export const places: readonly DemoPlace[] = [
  { name: cityName, kind: 'city', parent: null },
  ...counties.map((name): DemoPlace => ({ name, kind: 'county', parent: cityName })),
  ...counties.flatMap((county) => townsOf[county].map((name): DemoPlace => ({ name, kind: 'town', parent: county }))),
  ...parks.map((park): DemoPlace => ({ name: park.name, kind: park.kind, parent: park.county })),
  { name: allParks, kind: 'group', parent: cityName },
]

const department = (name: string, shortName: string, first: string, formerName?: string): DemoUnit => ({
  name,
  shortName,
  kind: 'department',
  place: cityName,
  first,
  ...(formerName === undefined ? {} : { formerName }),
})

export const units: readonly DemoUnit[] = [
  { name: '望潮市人民政府', shortName: '市政府', kind: 'government', place: cityName, first: '江远帆' },
  { name: '市产业园区建设领导小组办公室', shortName: '领导小组办公室', kind: 'office', place: cityName, first: '沈汀' },
  department('市工业和信息化局', '市工信局', '陆景行', '市经济和信息化委员会'),
  department('市发展和改革局', '市发改局', '顾知白'),
  department('市科学技术局', '市科技局', '温叙'),
  department('市财政局', '市财政局', '程秉文'),
  department('市自然资源局', '市自然资源局', '许砚秋', '市国土资源局'),
  department('市生态环境局', '市生态环境局', '乔木青'),
  department('市住房和城乡建设局', '市住建局', '罗安平'),
  department('市交通运输局', '市交通局', '秦渡'),
  department('市商务局', '市商务局', '叶舟'),
  department('市人力资源和社会保障局', '市人社局', '方令仪'),
  department('市市场监督管理局', '市市场监管局', '韩正书'),
  department('市卫生健康局', '市卫健局', '苏问渠'),
  department('市教育局', '市教育局', '梁溪'),
  department('市应急管理局', '市应急局', '石磊川'),
  department('市统计局', '市统计局', '钱数一'),
  department('市金融工作局', '市金融局', '何汇川'),
  department('市政务和数据局', '市政数局', '唐简'),
  department('市委组织部', '市委组织部', '周怀瑾'),
  { name: '市税务局', shortName: '市税务局', kind: 'supplier', place: cityName, first: '邓衡' },
  { name: '市供电公司', shortName: '市供电公司', kind: 'supplier', place: cityName, first: '卫明' },
  { name: '市投资促进中心', shortName: '市投促中心', kind: 'institution', place: cityName, first: '夏临' },
  { name: '望潮产业评估事务所', shortName: '评估事务所', kind: 'institution', place: cityName, first: '简量' },
  { name: '市工商业联合会', shortName: '市工商联', kind: 'association', place: cityName, first: '郑同舟' },
  ...counties.map(
    (name, index): DemoUnit => ({
      name: `${name}人民政府`,
      shortName: name,
      kind: 'government',
      place: name,
      first: ['宋启明', '白若溪', '章砺', '孟思远'][index] ?? null,
    }),
  ),
  ...parks.map(
    (park, index): DemoUnit => ({
      name: `${park.name}管委会`,
      shortName: park.name,
      kind: 'park',
      place: park.name,
      first: ['范海生', '闻启', '云中行', '石敢', '杜南', '鹿鸣', '白清扬', '关涵'][index] ?? null,
    }),
  ),
  ...counties.flatMap((county) =>
    townsOf[county].map(
      (name): DemoUnit => ({
        name: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`,
        shortName: name,
        kind: 'town',
        place: name,
        first: null,
      }),
    ),
  ),
]

const countyUnits = counties.map((name) => `${name}人民政府`)
const parkUnits = parks.map((park) => `${park.name}管委会`)
const departmentUnits = units.filter((unit) => unit.kind === 'department').map((unit) => unit.name)

export const groups = [
  {
    name: '各县（区）人民政府',
    kind: 'printed',
    aliases: ['各县（区）', '各县区', '各区'],
    members: countyUnits,
    head: null,
    matters: null,
    office: null,
  },
  {
    name: '各园区管委会',
    kind: 'printed',
    aliases: ['各园区', '各产业园区管委会'],
    members: parkUnits,
    head: null,
    matters: null,
    office: null,
  },
  {
    name: '各有关单位',
    kind: 'printed',
    aliases: ['各责任单位'],
    members: departmentUnits,
    head: null,
    matters: null,
    office: null,
  },
  {
    name: '市产业园区建设领导小组',
    kind: 'leading_group',
    aliases: [],
    members: [
      '市工业和信息化局',
      '市发展和改革局',
      '市科学技术局',
      '市财政局',
      '市自然资源局',
      '市商务局',
      '市统计局',
      ...countyUnits,
    ],
    head: '江远帆（市长）',
    matters: '统筹全市产业园区规划、重点项目、基础设施和考核评价',
    office: '市产业园区建设领导小组办公室',
  },
  {
    name: '低效用地盘活专班',
    kind: 'task_force',
    aliases: [],
    members: ['市自然资源局', '市工业和信息化局', '市税务局', ...parkUnits.slice(0, 4)],
    head: '许砚秋（市自然资源局局长）',
    matters: '低效工业用地调查、认定、盘活方案审查',
    office: '市自然资源局',
  },
] as const

export const demoPassword = 'Wangchao-2026'

type DemoAccount = {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly unit: string | null
  readonly what: string
}

/** Chinese user names are allowed; these are short so that a visitor can type them. */
export const accounts: readonly DemoAccount[] = [
  { username: 'office', name: '沈汀', role: 'office', unit: '市产业园区建设领导小组办公室', what: '领导小组办公室' },
  { username: 'leader', name: '江远帆', role: 'leader', unit: null, what: '市领导' },
  { username: 'gongxin', name: '陆小满', role: 'unit', unit: '市工业和信息化局', what: '牵头单位（市工信局）' },
  { username: 'keji', name: '温良', role: 'unit', unit: '市科学技术局', what: '牵头单位（市科技局）' },
  { username: 'ziran', name: '许青', role: 'unit', unit: '市自然资源局', what: '牵头单位（市自然资源局）' },
  { username: 'fagai', name: '顾念', role: 'unit', unit: '市发展和改革局', what: '配合单位（市发改局）' },
  { username: 'tongji', name: '钱一', role: 'statistics', unit: '市统计局', what: '统计' },
  { username: 'shuiwu', name: '邓小满', role: 'supplier', unit: '市税务局', what: '数据提供单位（市税务局）' },
  { username: 'lingang', name: '范晓', role: 'park', unit: '临港工业园管委会', what: '园区（临港工业园）' },
  { username: 'dongyu', name: '闻笛', role: 'park', unit: '东屿高新区管委会', what: '园区（东屿高新区）' },
  { username: 'xichuan', name: '宋词', role: 'park', unit: '汐川区人民政府', what: '县区（汐川区）' },
  { username: 'pinggu', name: '简量', role: 'third_party', unit: '望潮产业评估事务所', what: '第三方评估机构' },
  { username: 'sysadmin', name: '系统管理员', role: 'system_admin', unit: null, what: '系统管理员' },
  { username: 'secadmin', name: '安全管理员', role: 'security_admin', unit: null, what: '安全管理员' },
  { username: 'auditadmin', name: '审计管理员', role: 'audit_admin', unit: null, what: '审计管理员' },
]
