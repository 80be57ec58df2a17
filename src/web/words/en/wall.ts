import type { Words } from '../zh.ts'

export const wall: Words['wall'] = {
  title: 'Wall view',
  open: 'Wall view',
  figures: 'Main figures',
  lights: 'Targets',
  behind: 'Targets to watch',
  ranking: (indicator) => `${indicator}: ranking`,
  asOf: (day) => `data as of ${day}`,
  nothing: 'There are no figures or targets to show yet',
  silent: (names) => `no value, not ranked: ${names}`,
  behindNone: 'No target is late or to be watched',
  unreachable: (at) => `Connection lost; these are the data of ${at}`,
}
