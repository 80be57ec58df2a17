import { Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { foldText, similarityOf } from '#core/base/text.ts'
import type { ChosenPair } from '#core/comparison/pair-targets.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { periodOf, wordValue } from '../programmes/target-words.ts'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'
import type { AnyRow } from './queries.ts'

type Thing = NonNullable<AnyRow['left']>
const nameOf = (thing: Thing): string => ('metric' in thing ? thing.metric : thing.title)
const labelOf = (f: Format, thing: Thing): string =>
  'metric' in thing
    ? `${thing.metric}　${wordValue(f, thing)} ${thing.unit}　${periodOf(f, thing.period)}`
    : `${numberWords(thing.number)}　${thing.title}`

const ALONE = ''

type Props = {
  readonly row: AnyRow
  /** everything of the same kind, whatever is shown */
  readonly rows: readonly AnyRow[]
  readonly onChoose: (pair: ChosenPair) => void
  readonly onClose: () => void
}

/** The left thing keeps its place and takes another partner; where there is no left one the right does. */
export const PartnerDialog = ({ row, rows, onChoose, onClose }: Props) => {
  const { w, f } = useLanguage()
  const fixed = row.left ?? row.right
  const side = row.left === null ? 'left' : 'right'
  const [chosen, choose] = useState((row.left === null ? null : row.right?.id) ?? ALONE)
  const options = useMemo(() => {
    const name = foldText(fixed === null ? '' : nameOf(fixed))
    const others = new Map(rows.flatMap((one) => (one[side] === null ? [] : [[one[side].id, one[side]]])))
    const ranked = [...others.values()]
      .map((thing) => ({ thing, likeness: similarityOf(name, foldText(nameOf(thing))) }))
      .sort((a, b) => b.likeness - a.likeness)
    return [
      { value: ALONE, label: w.compare.alone },
      ...ranked.map(({ thing }) => ({ value: thing.id, label: labelOf(f, thing) })),
    ]
  }, [fixed, rows, side, w, f])
  if (fixed === null) return null
  const confirm = () => {
    const other = chosen === ALONE ? null : chosen
    onChoose(side === 'right' ? { left: fixed.id, right: other } : { left: other, right: fixed.id })
    onClose()
  }
  return (
    <Modal
      open
      title={w.compare.repairTitle}
      okText={w.parts.confirm}
      cancelText={w.parts.cancel}
      onOk={confirm}
      onCancel={onClose}
    >
      <p>{labelOf(f, fixed)}</p>
      <Select
        className="compare-partner"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={w.compare.partner}
        value={chosen}
        options={options}
        onChange={choose}
      />
      <p className="quiet">{w.compare.repairWhat}</p>
    </Modal>
  )
}
