type Props = {
  readonly id?: string
  readonly 'aria-describedby'?: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

/** The browser's own calendar: it needs no code to be sent, and its value is an ISO day whatever it shows. */
export const DayInput = ({ value, onChange, ...wiring }: Props) => (
  <input
    {...wiring}
    type="date"
    className="day-input"
    value={value ?? ''}
    onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
  />
)
