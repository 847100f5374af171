// Checking traces every claim of a text to the sources it was written from: quotations, speakers, figures, dates, names,
// copied wording, and each sentence as a whole.
//
// Pure: a text and its sources in, a `CheckReport` out; the same input gives the same report. It does not fetch, store
// or decide what is published, and it does not know what is true, only what the given sources say. A claim that cannot
// be right (an altered quotation, another figure, another speaker, copied words) blocks; a sentence for which no
// evidence was found asks the editor, because a paraphrase is no error.
//
// Begin with `Checker.check(_:)`. `CheckContext` reads text and sources once; Tracing finds, for a quotation or a
// sentence, the passage it rests on; each file in Checks judges one kind of claim, and `Checks.standard` lists them:
// a new check is one file and one line there.
