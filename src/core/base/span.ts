// Where in a document's text does something stand?

/** UTF-16 offsets into the text exactly as read: `text.slice(start, end)` is the thing itself. */
export type Span = { readonly start: number; readonly end: number }
