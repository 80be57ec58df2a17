// What is a programme made of at one version?

import type { Comparator, DutyGrade, TargetKind } from '../plans/reading.ts'

export type TargetValue = {
  readonly metric: string
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: TargetKind
  readonly period: string | null
  readonly scope: string | null
  readonly section: string
  readonly role: 'target' | 'base'
}
export type DutyValue = { readonly name: string; readonly grade: DutyGrade; readonly inherited: boolean }
export type StepValue = { readonly period: string; readonly text: string }
export type MeasureValue = {
  readonly number: string
  readonly title: string
  readonly form: 'heading' | 'row' | 'paragraph'
  readonly duties: readonly DutyValue[]
  readonly steps: readonly StepValue[]
}
type Stretch = { readonly start: number; readonly end: number }
export type PlanHeadValue = {
  readonly title: string
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly termFrom: number | null
  readonly termTo: number | null
  /** the days on which the document begins and ends to be in force */
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly interpretationUnit: string | null
  readonly contactUnit: string | null
  readonly disclosure: string | null
  readonly copyTo: string | null
  readonly annexes: readonly (Stretch & { readonly number: string; readonly title: string })[]
  readonly placeholders: readonly (Stretch & { readonly text: string })[]
}

/** Where in which document a thing was read; null for what a person added without one. */
export type SourceValue = Stretch & {
  readonly documentId: string
  readonly contextStart: number
  readonly contextEnd: number
  readonly rule: string
}
export type Sourced = { readonly id: string; readonly source: SourceValue | null }
export type SnapshotTarget = TargetValue & Sourced
export type SnapshotMeasure = MeasureValue & Sourced

/** A whole programme by value, kept with each version. */
export type Snapshot = {
  readonly head: PlanHeadValue
  readonly targets: readonly SnapshotTarget[]
  readonly measures: readonly SnapshotMeasure[]
}
