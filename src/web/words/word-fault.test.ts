import { describe, expect, it } from 'vitest'
import { makeFormat } from './format.ts'
import { wordFault } from './word-fault.ts'
import { zh } from './zh.ts'

const f = makeFormat('zh', '2026-11-22')

describe('a fault in words', () => {
  it('says where it lies before what it is', () => {
    const place = { file: '分工表.xlsx', sheet: '任务分工表', row: 3, column: 'E' }
    expect(wordFault(zh, f, { code: 'tasks.title-missing', place })).toBe(
      '《分工表.xlsx》 任务分工表 第 3 行 E：举措名称没有填。',
    )
  })

  it('calls a field as the form does', () => {
    const place = { field: 'administrators.audit.password' }
    expect(wordFault(zh, f, { code: 'password.holds-username', place })).toBe('“审计管理员 密码”：密码里不能含用户名。')
  })

  it('shows the code and the facts where nobody has worded it yet', () => {
    expect(wordFault(zh, f, { code: 'moon.full', facts: { day: 3 } })).toContain('moon.full（day=3）')
  })
})
