import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastNumberWords, numberPath, numberWords } from './number-words.ts'

describe('the number of a measure', () => {
  test.each([
    ['三/(一)/1', '三（一）1'],
    ['二/1', '二、1'],
    ['一/(一)/1/(2)', '一（一）1（2）'],
    ['(十二)', '（十二）'],
    ['第三章/第一节/二', '第三章第一节 二'],
    ['附件2/三/(四)/5', '附件2 三（四）5'],
    ['四/(一)/专栏1/3', '四（一）专栏1 3'],
    ['五/14', '五、14'],
    ['一/1/①', '一、1①'],
    ['2.1/2.1.3', '2.1.3'],
    ['', ''],
  ])('%s is written %s', (path, words) => {
    expect(numberWords(path)).toBe(words)
  })

  test('before a title only its own number stands', () => {
    expect(lastNumberWords('三/(一)')).toBe('（一）')
    expect(lastNumberWords('三')).toBe('三')
  })

  test('typed as officials write it, it is the path again', () => {
    expect(numberPath('三（一）1')).toBe('三/(一)/1')
    expect(numberPath('二、1')).toBe('二/1')
    expect(numberPath('三/(一)/1')).toBe('三/(一)/1')
    expect(numberPath('重点项目')).toBe('重点项目')
  })

  test('no path is lost on the way to words and back', () => {
    const han = fc.constantFrom('一', '二', '十', '十三', '二十一')
    const path = fc
      .tuple(
        fc.option(fc.constantFrom('附件', '附件2', '第三章', '第一篇'), { nil: '' }),
        fc.option(han, { nil: '' }),
        fc.option(
          han.map((one) => `(${one})`),
          { nil: '' },
        ),
        fc.option(fc.constantFrom('专栏1', '专栏12'), { nil: '' }),
        fc.option(
          fc.nat({ max: 99 }).map((one) => `${one + 1}`),
          { nil: '' },
        ),
        fc.option(fc.constantFrom('(1)', '(12)', '①', '1)'), { nil: '' }),
      )
      .map((parts) => parts.filter((part) => part !== '').join('/'))
    fc.assert(
      fc.property(path, (one) => {
        expect(numberPath(numberWords(one))).toBe(one)
      }),
    )
  })
})
