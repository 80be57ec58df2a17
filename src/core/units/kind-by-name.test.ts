import { expect, it } from 'vitest'
import { kindByName } from './kind-by-name.ts'

it.each([
  ['市工业和信息化局', 'department'],
  ['市委组织部', 'department'],
  ['市编办', 'department'],
  ['东岸镇人民政府', 'town'],
  ['汐川区人民政府', 'government'],
  ['临港工业园管委会', 'park'],
  ['望潮高新区', 'park'],
  ['市产业园区建设领导小组办公室', 'office'],
  ['望潮供电公司', 'enterprise'],
  ['市家电协会', 'association'],
  ['市投资促进中心', 'institution'],
  ['各镇区', null],
  ['各单位', null],
  ['相关部门', null],
  ['市工信局等', null],
] as const)('%s reads as %s', (name, kind) => {
  expect(kindByName(name)).toBe(kind)
})
