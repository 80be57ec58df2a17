import type { groupKinds, placeKinds, unitKinds } from '#contract/units.ts'
import type { StoredGroup } from '#store/units/unit-groups.ts'
import type { AliasKind, StoredOfficer, StoredUnit } from '#store/units/units.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'

type Keyed = TableColumn & { readonly key: string }

/** What units.xlsx is made of: an export writes these columns, an import finds them again by their names. */
export const unitColumns = [
  { key: 'id', header: ['编号'], hidden: true },
  { key: 'name', header: ['单位名称'], width: 32 },
  { key: 'shortName', header: ['简称'], width: 18 },
  { key: 'kind', header: ['类型'], width: 12 },
  { key: 'parent', header: ['上级单位'], width: 28 },
  { key: 'place', header: ['所在地区'], width: 18 },
  { key: 'validFrom', header: ['有效期', '起'], width: 12 },
  { key: 'validTo', header: ['有效期', '止'], width: 12 },
  { key: 'sort', header: ['排序'], width: 8 },
  { key: 'short', header: ['其他名称', '常用简称'], width: 24 },
  { key: 'former', header: ['其他名称', '曾用名'], width: 24 },
  { key: 'mapped', header: ['其他名称', '文件中的写法'], width: 24 },
  { key: 'firstName', header: ['主要领导（第一责任人）', '姓名'], width: 12 },
  { key: 'firstTitle', header: ['主要领导（第一责任人）', '职务'], width: 16 },
  { key: 'firstPhone', header: ['主要领导（第一责任人）', '电话'], width: 16 },
  { key: 'deputyName', header: ['分管领导', '姓名'], width: 12 },
  { key: 'deputyTitle', header: ['分管领导', '职务'], width: 16 },
  { key: 'deputyPhone', header: ['分管领导', '电话'], width: 16 },
  { key: 'contactName', header: ['联络员', '姓名'], width: 12 },
  { key: 'contactTitle', header: ['联络员', '职务'], width: 16 },
  { key: 'contactPhone', header: ['联络员', '电话'], width: 16 },
] as const satisfies readonly Keyed[]
export type UnitKey = (typeof unitColumns)[number]['key']

export const groupColumns = [
  { key: 'id', header: ['编号'], hidden: true },
  { key: 'name', header: ['名称'], width: 28 },
  { key: 'kind', header: ['类型'], width: 12 },
  { key: 'head', header: ['组长或负责人'], width: 24 },
  { key: 'matters', header: ['职责事项'], width: 40 },
  { key: 'office', header: ['办公室设在'], width: 28 },
  { key: 'short', header: ['其他名称', '常用简称'], width: 24 },
  { key: 'former', header: ['其他名称', '曾用名'], width: 24 },
  { key: 'mapped', header: ['其他名称', '文件中的写法'], width: 24 },
  { key: 'members', header: ['成员单位'], width: 60 },
] as const satisfies readonly Keyed[]
export type GroupKey = (typeof groupColumns)[number]['key']

export const unitSheetName = '单位'
export const groupSheetName = '单位组'
export const sheetNote =
  '一格里有几个名称的，每行一个；姓名、职务、电话按行对应。不要改动隐藏的编号列；新增单位的编号留空。'

export const unitKindWords = {
  government: '政府',
  department: '部门',
  town: '镇街',
  community: '社区',
  park: '园区',
  office: '办公室',
  enterprise: '企业',
  association: '协会',
  institution: '事业单位',
  supplier: '数据提供单位',
  third_party: '第三方机构',
} as const satisfies Record<(typeof unitKinds)[number], string>

export const groupKindWords = {
  printed: '文件统称',
  leading_group: '领导小组',
  headquarters: '指挥部',
  task_force: '专班',
  working_group: '工作组',
} as const satisfies Record<(typeof groupKinds)[number], string>

export type PlaceKind = (typeof placeKinds)[number]

const aliasesCell = (aliases: StoredUnit['aliases'], kind: AliasKind): string =>
  aliases
    .filter((alias) => alias.kind === kind)
    .map(({ alias }) => alias)
    .join('\n')

/** Stands for what an officer has not got, so that the lines of three cells stay beside one another. */
export const absent = '—'

const officerCells = (officers: readonly StoredOfficer[], duty: StoredOfficer['duty']): readonly TableCell[] => {
  const own = officers.filter((officer) => officer.duty === duty)
  const lines = (pick: (officer: StoredOfficer) => string | null) =>
    own.every((one) => pick(one) === null) ? '' : own.map((one) => pick(one) ?? absent).join('\n')
  return [lines(({ name }) => name), lines(({ title }) => title), lines(({ phone }) => phone)]
}

/** Names by id, as other cells of the sheets refer to units and places. */
export type Names = ReadonlyMap<string, string>

export const unitRow = (unit: StoredUnit, units: Names, places: Names): readonly TableCell[] => [
  unit.id,
  unit.name,
  unit.shortName,
  unitKindWords[unit.kind as keyof typeof unitKindWords],
  unit.parentId === null ? null : (units.get(unit.parentId) ?? null),
  unit.placeId === null ? null : (places.get(unit.placeId) ?? null),
  unit.validFrom,
  unit.validTo,
  unit.sort,
  aliasesCell(unit.aliases, 'short'),
  aliasesCell(unit.aliases, 'former'),
  aliasesCell(unit.aliases, 'mapped'),
  ...officerCells(unit.officers, 'first'),
  ...officerCells(unit.officers, 'deputy'),
  ...officerCells(unit.officers, 'contact'),
]

export const groupRow = (group: StoredGroup, units: Names): readonly TableCell[] => [
  group.id,
  group.name,
  groupKindWords[group.kind],
  group.head,
  group.matters,
  group.officeUnitId === null ? null : (units.get(group.officeUnitId) ?? null),
  aliasesCell(group.aliases, 'short'),
  aliasesCell(group.aliases, 'former'),
  aliasesCell(group.aliases, 'mapped'),
  group.memberIds.map((id) => units.get(id) ?? '').join('\n'),
]
