import type { View } from '../table/columns.ts'
import { searchOf, useAddress, viewOf } from '../table/use-view.ts'

/** How the table of the open tab is looked at; it stands in the address. */
export const useTabView = () => {
  const [search, change] = useAddress()
  return [viewOf(search), (view: View) => change(searchOf(view))] as const
}
