// What sort of unit does a printed name speak of?

/** The sorts that a name alone can tell. */
export type KindByName =
  | 'government'
  | 'department'
  | 'town'
  | 'community'
  | 'park'
  | 'office'
  | 'enterprise'
  | 'association'
  | 'institution'

const byEnding: readonly (readonly [RegExp, KindByName])[] = [
  [/(?:领导小组|指挥部|专班)办(?:公室)?$/, 'office'],
  [/(?:管委会|管理委员会|园区|工业园|产业园|科技园|开发区|高新区|保税区|经开区|港区)$/, 'park'],
  [/(?:镇|乡|街道)(?:人民政府|政府|办事处|党工委)?$/, 'town'],
  [/(?:社区|村|居委会|村委会|居民委员会|村民委员会)$/, 'community'],
  [/(?:人民政府|政府)$/, 'government'],
  [/(?:公司|集团|银行|厂)$/, 'enterprise'],
  [/(?:协会|商会|学会|联合会|促进会|工商联)$/, 'association'],
  [/(?:大学|学院|研究院|研究所|医院|学校|中心)$/, 'institution'],
]
const several =
  /^(?:各|其他|有关|相关|全市|全县|全区)|(?:各|有关|相关|责任|成员|牵头|配合)(?:单位|部门)|等(?:单位|部门)?$/

/**
 * The sort by the name's ending; a department where no ending tells. Null for a name that speaks of several units: it
 * is to be mapped to a group, never made a unit.
 */
export function kindByName(name: string): KindByName | null {
  if (several.test(name)) return null
  return byEnding.find(([ending]) => ending.test(name))?.[1] ?? 'department'
}
