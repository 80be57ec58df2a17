import { describe, expect, it } from 'vitest'
import { studentCdf, studentQuantile } from './student.ts'

describe("Student's t", () => {
  // printed tables: the t that 90 % and 97.5 % lie below
  it.each([
    [1, 3.0777, 12.7062],
    [2, 1.8856, 4.3027],
    [4, 1.5332, 2.7764],
    [10, 1.3722, 2.2281],
    [30, 1.3104, 2.0423],
  ])('with %i degrees of freedom is as printed', (freedom, t90, t975) => {
    expect(studentQuantile(0.9, freedom)).toBeCloseTo(t90, 3)
    expect(studentQuantile(0.975, freedom)).toBeCloseTo(t975, 3)
    expect(studentCdf(t90, freedom)).toBeCloseTo(0.9, 4)
    expect(studentCdf(-t975, freedom)).toBeCloseTo(0.025, 4)
  })
})
