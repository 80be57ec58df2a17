// In which other units may an amount be given without meaning something else?

const unitFamilies: readonly (readonly string[])[] = [
  ['亿元', '万元'],
  ['万平方米', '平方米', '平方公里'],
  ['公里', '米'],
  ['人', '万人'],
]

/** The unit itself first, then those of its dimension that a clerk may prefer; nothing for no unit. */
export const unitsFor = (unit: string | null): readonly string[] => {
  if (unit === null) return []
  const family = unitFamilies.find((one) => one.includes(unit)) ?? []
  return [unit, ...family.filter((one) => one !== unit)]
}
