import { useLanguage } from '../words/language.tsx'

/** Never by colour alone: a sign, a number, a colour. */
export const Gained = ({ places }: { readonly places: number }) => {
  const { f } = useLanguage()
  if (places === 0) return null
  return (
    <span className={places > 0 ? 'what-if-up' : 'what-if-down'}>
      {places > 0 ? '▲' : '▼'} {f.number(Math.abs(places))}
    </span>
  )
}
