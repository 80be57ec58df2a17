import type { ReactNode } from 'react'

export const OverviewPanel = (props: {
  readonly title: string
  readonly count: number
  readonly none: string
  readonly always?: boolean
  readonly deed?: ReactNode
  readonly children: ReactNode
}) => (
  <section className="panel">
    <header>
      <h2>{props.title}</h2>
      <span className="count">{props.count}</span>
      {props.deed}
    </header>
    {props.count === 0 && props.always !== true ? (
      <div className="panel-body quiet">{props.none}</div>
    ) : (
      <ul className="plain-list">{props.children}</ul>
    )}
  </section>
)
