import { Button, Popover } from 'antd'
import { DayInput } from '../parts/DayInput.tsx'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'

/** The day whose knowledge a page shows, kept in the address; undefined is now. */
export const useAsOf = (): readonly [string | undefined, (day: string | null) => void] => {
  const [search, change] = useAddress()
  const asOf = typeof search.asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.asOf) ? search.asOf : undefined
  return [asOf, (day) => change({ asOf: day ?? undefined })]
}

/** Any past page as it was known then. No field stands there until it is asked for: a leader's page is no form. */
export const AsOfPicker = () => {
  const { w, f } = useLanguage()
  const [asOf, setAsOf] = useAsOf()
  const words = w.progress
  const picker = (
    <div className="as-of">
      <label htmlFor="as-of">{words.asOfPick}</label>
      <DayInput id="as-of" value={asOf ?? null} onChange={setAsOf} />
    </div>
  )
  return (
    <>
      <Popover trigger="click" placement="bottomRight" destroyOnHidden content={picker}>
        <Button>{asOf === undefined ? words.asOfOpen : words.asOf(f.day(asOf))}</Button>
      </Popover>
      {asOf !== undefined && (
        <Button type="link" onClick={() => setAsOf(null)}>
          {words.asOfNow}
        </Button>
      )}
    </>
  )
}

/** A page of the past says so, on the screen and in print. */
export const PastNotice = () => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  if (asOf === undefined) return null
  return (
    <div className="past-notice" role="note">
      {w.progress.asOfPast(f.day(asOf))}
    </div>
  )
}
