// npm run -s bench -- spoilt: the reader of plans on ten thousand spoilt documents.
export { measureSpoilt as measure } from './reader.ts'
