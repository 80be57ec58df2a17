import { Link } from '@tanstack/react-router'
import { Popover } from 'antd'
import { useLanguage } from '../words/language.tsx'
import { LightMark } from './LightMark.tsx'
import type { ProgressList, ProgressRow } from './queries.ts'
import { wordForecast, wordReason } from './word-light.ts'

/** Rules from so early on are those that every city starts with. */
const STARTED = '2000-01-01'

type Props = { readonly row: ProgressRow; readonly rules: ProgressList['rules'] }

export const LightWords = ({ row, rules }: Props) => {
  const { w, f } = useLanguage()
  return (
    <div className="light-words">
      <p>{wordReason(w, f, row)}</p>
      {wordForecast(w, f, row).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {row.expected !== null && (
        <p className="quiet">
          {w.progress.page.expected}：{w.progress.light.by[row.expected.by]}
        </p>
      )}
      <p className="quiet">
        <Link to="/progress/judging">
          {rules.from <= STARTED ? w.progress.light.startingRules : w.progress.light.rulesFrom(f.day(rules.from))}
        </Link>{' '}
        · {w.progress.light.method}
      </p>
    </div>
  )
}

/** The light, and on a click the rule that set it with its numbers. */
export const LightRule = (props: Props) => {
  const { w } = useLanguage()
  return (
    <Popover trigger="click" title={w.progress.light.how} content={<LightWords {...props} />}>
      <button type="button" className="sourced" title={w.progress.light.how}>
        <LightMark light={props.row.light} />
      </button>
    </Popover>
  )
}
