import FilterFilled from '@ant-design/icons/es/icons/FilterFilled'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useFirstLanguage } from '../words/language.tsx'
import type { FilterOption } from './columns.ts'

type Props = {
  readonly title: string
  readonly filter: 'text' | readonly FilterOption[]
  readonly value: string
  readonly onChange: (value: string) => void
}

const Choice = ({ filter, value, onChange, title }: Props) => {
  const { w } = useFirstLanguage()
  if (filter === 'text')
    return (
      <Input
        size="small"
        autoFocus
        allowClear
        aria-label={w.parts.table.filter(title)}
        placeholder={w.parts.table.filterText}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  return (
    <Checkbox.Group
      className="filter-options"
      options={filter.map((option) => ({ ...option }))}
      value={value === '' ? [] : value.split(',')}
      onChange={(chosen) => onChange(chosen.join(','))}
    />
  )
}

export const ColumnFilter = (props: Props) => {
  const { w } = useFirstLanguage()
  const label = w.parts.table.filter(props.title)
  const content = (
    <div className="filter-box">
      <Choice {...props} />
      {props.value !== '' && (
        <Button size="small" type="link" onClick={() => props.onChange('')}>
          {w.parts.table.clearFilter}
        </Button>
      )}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content} destroyOnHidden>
      <button type="button" className="th-filter" data-on={props.value !== ''} aria-label={label} title={label}>
        <FilterFilled />
      </button>
    </Popover>
  )
}
