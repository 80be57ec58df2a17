// Whose tasks stand under a heading that is nothing but the name of a unit?

import type { CleanText } from './clean.ts'
import { type Duty, dutiesIn } from './duties.ts'
import { type Heading, headingAbove } from './outline.ts'
import { looksLikeUnit } from './unit-names.ts'

const surely = /(?:局|委|办|办公室|厅|部|中心|管委会|委员会|公司|政府|办事处|街道|镇|乡|科|处|支队|总队|分行|院|会)$/
const longest = 60

/** (一)经济发展局, (二)招商局: headings that hand their items out by unit; one such heading alone is a name like any other. */
export class HeadingOwners {
  private readonly clean: CleanText
  private readonly known = new Map<Heading, readonly Duty[]>()
  private readonly listed = new Map<Heading, boolean>()

  constructor(clean: CleanText) {
    this.clean = clean
  }

  /** The units of the nearest heading above (or the one itself) that names nothing else; none where there is no such heading. */
  of(heading: Heading): readonly Duty[] {
    const owner = headingAbove(
      heading,
      (above) => above.parent !== null && this.named(above).length > 0 && this.handsOut(above.parent),
    )
    return owner === null ? [] : this.named(owner)
  }

  private named(heading: Heading): readonly Duty[] {
    const known = this.known.get(heading)
    if (known !== undefined) return known
    const duties = heading.end - heading.start > longest || heading.style === 'document' ? [] : this.read(heading)
    this.known.set(heading, duties)
    return duties
  }

  private read({ start, end }: Heading): readonly Duty[] {
    const words = this.clean.text.slice(start, end)
    if (!words.split(/[、,，]/).every((name) => looksLikeUnit(name))) return []
    const duties = dutiesIn(this.clean, start, end, 'shared')
    return duties.map((duty) => ({ ...duty, rule: 'duty-heading', confidence: 0.8 }))
  }

  /** Whether all that stands under this heading is named by units, and at least two of them surely are. */
  private handsOut(parent: Heading): boolean {
    const known = this.listed.get(parent)
    if (known !== undefined) return known
    const all = parent.children.every((child) => this.named(child).length > 0)
    const sure = parent.children.filter(({ start, end }) => surely.test(this.clean.text.slice(start, end))).length
    const listed = all && sure > 1
    this.listed.set(parent, listed)
    return listed
  }
}
