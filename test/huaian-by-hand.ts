import type { Firm } from './firms.ts'

/** All above designated size, and those below it with three mu or more. */
export const takesPart = ({ scale, numbers }: Firm): boolean => scale === '规上' || numbers.land >= 3

type Line = {
  readonly at: number
  readonly name: string
  readonly county: string
  readonly unfit: boolean
  readonly values: Readonly<Record<'tax' | 'sales' | 'land' | 'energy' | 'taxLast' | 'salesLast', number>>
}

const lineOf = ({ name, county, unfit, numbers }: Firm, at: number): Line => ({
  ...{ at, name, county, unfit },
  values: {
    ...{ tax: numbers.tax, sales: numbers.revenue, land: numbers.land, energy: numbers.energy },
    // the year before, as the file of the round tells it
    ...{ taxLast: Math.round(numbers.tax * 9.5) / 10, salesLast: Math.round(numbers.revenue * 9.2) / 10 },
  },
})

const round = (value: number, decimals: number) => Math.round((value + 1e-9) * 10 ** decimals) / 10 ** decimals

/**
 * Total and class of one firm, reckoned apart from the engine by what Huai'an published: 45 points for tax per mu, 35 for sales
 * per mu and 20 for tax per tonne of standard coal, each against twice its county's figure of the year before, plus bonus,
 * minus deduction; in each county the first 20% A, to 60% B, the last 5% D, C between. Who is not fit to be judged is out.
 */
export function huaianByHand(
  firms: readonly Firm[],
  wanted: number,
): { readonly name: string; readonly total: number; readonly grade: string } {
  const one = firms[wanted]
  if (one === undefined) throw new Error(`no firm ${wanted}`)
  const county = firms
    .flatMap((firm, at) => (takesPart(firm) && !firm.unfit ? [lineOf(firm, at)] : []))
    .filter((line) => line.county === one.county)
  const sum = (key: keyof Line['values']) => county.reduce((all, { values }) => all + values[key], 0)
  const twice = {
    tax: (2 * sum('taxLast')) / sum('land'),
    sales: (2 * sum('salesLast')) / sum('land'),
    green: (2 * sum('taxLast')) / sum('energy'),
  }
  const placed = county
    .map(({ at, name, values: { tax, sales, land, energy } }) => {
      const taxPoints = round((tax / land / twice.tax) * 45, 4)
      const points =
        taxPoints + round((sales / land / twice.sales) * 35, 4) + round((tax / energy / twice.green) * 20, 4)
      const total = round(points + (at % 40 === 0 ? 2 : 0) - (at % 55 === 0 ? 1.5 : 0), 2)
      return { at, name, total, taxPoints }
    })
    .sort((a, b) => b.total - a.total || b.taxPoints - a.taxPoints)
  const place = placed.findIndex(({ at }) => at === wanted)
  const found = placed[place]
  if (found === undefined) throw new Error(`${one.name} is not judged`)
  const last = Math.round(county.length * 0.05)
  const share = (place + 1) / county.length
  const grade = place >= county.length - last ? 'D' : share <= 0.2 ? 'A' : share <= 0.6 ? 'B' : 'C'
  return { name: found.name, total: found.total, grade }
}
