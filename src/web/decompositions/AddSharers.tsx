import { Button, Popover, Select } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../words/language.tsx'
import { idOf, useSharers, type Who } from './use-sharers.ts'

/** Single ones or a whole group at once; who is in already is not offered again. */
export const AddSharers = ({
  taken,
  onAdd,
}: {
  readonly taken: readonly Who[]
  readonly onAdd: (who: readonly Who[]) => void
}) => {
  const { w } = useLanguage()
  const { units, places, groups } = useSharers()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [open, setOpen] = useState(false)
  const words = w.decompositions
  const there = new Set(taken.map(idOf))
  const add = (who: readonly Who[]) => {
    onAdd(who.filter((one) => !there.has(idOf(one))))
    setChosen([])
    setOpen(false)
  }
  const unit = (id: string): Who => ({ unitId: id, placeId: null })
  const whoOf = (value: string): Who =>
    places.some(({ id }) => id === value) ? { unitId: null, placeId: value } : unit(value)
  const free = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.filter(({ id }) => !there.has(id)).map(({ id, name }) => ({ value: id, label: name }))
  const content = (
    <div className="add-sharers">
      <div className="choices">
        {groups
          .filter(({ memberIds }) => memberIds.length > 0)
          .map((group) => (
            <Button key={group.id} size="small" onClick={() => add(group.memberIds.map(unit))}>
              {group.name} {group.memberIds.length}
            </Button>
          ))}
      </div>
      <Select
        mode="multiple"
        autoFocus
        style={{ width: '100%' }}
        aria-label={words.addWho}
        placeholder={words.addWho}
        showSearch={{ optionFilterProp: 'label' }}
        value={[...chosen]}
        options={[
          { label: words.units, options: free(units) },
          { label: words.places, options: free(places) },
        ]}
        onChange={(values: string[]) => setChosen(values)}
      />
      <Button type="primary" size="small" disabled={chosen.length === 0} onClick={() => add(chosen.map(whoOf))}>
        {words.add}
      </Button>
    </div>
  )
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={content}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
    >
      <Button>{words.add}…</Button>
    </Popover>
  )
}
