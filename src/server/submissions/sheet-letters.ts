/** 1 is A, 27 is AA. */
export function letters(column: number): string {
  let rest = column
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}
