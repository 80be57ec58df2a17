// Is a value printed in a unit that it cannot have?

import { groupBy } from '../base/group.ts'
import { isMoney } from '../metrics/wording.ts'
import type { Found } from './finding.ts'
import { type CheckedTarget, figureOf, type Material, sentencesOf } from './material.ts'

const coins = new Set(['元', '美元', '欧元', '港元', '日元'])
/** A sum for a whole place below this many coins was meant in 万 or 亿. */
const least = 100_000
/** Of one firm, person or piece of land a few coins may well be meant. */
const single = /人均|亩均|户均|平均|单位|每|补贴|补助|奖励|奖补|津贴|价|工资|单价|标准/

/** A sum of investment, output or revenue in bare coins; the siblings of its sentence that are in 万 or 亿 are shown with it. */
export function checkUnits({ targets }: Material): readonly Found[] {
  const siblings = groupBy(targets, ({ sentence }) => `${sentence?.start}-${sentence?.end}`)
  return targets
    .filter(
      (target) =>
        coins.has(target.unit) &&
        target.kind !== 'growth' &&
        isMoney(target.metric) &&
        !single.test(target.metric) &&
        target.amount.high < least,
    )
    .map((target) => {
      const near = (siblings.get(`${target.sentence?.start}-${target.sentence?.end}`) ?? []).filter((one) =>
        isSibling(one, target),
      )
      return {
        code: 'unit-scale',
        subject: target.metric,
        spans: sentencesOf([target]),
        figures: [figureOf('value', target), ...near.map((one) => figureOf('other', one))],
        names: [],
        certainty: near.length > 0 ? 'sure' : 'likely',
        advice: 'correct-unit',
      }
    })
}

const isSibling = (one: CheckedTarget, target: CheckedTarget): boolean =>
  one !== target && one.amount.dimension === target.amount.dimension && one.amount.scale > 1
