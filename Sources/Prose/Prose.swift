// Prose reads English news text: it finds words, sentences, quotations with their speakers, figures, dates and names,
// compares wordings, and chooses the sentences that sum a report up.
//
// Everything is a pure function from text to spans of that text (UTF-8 offsets, see `Span`): no clock, no network, no
// store. Any input is accepted; nonsense gives empty answers, never a crash, and time grows about linearly with length.
// It does not know what a story is for: whether a figure is *right* is the business of Checking, how many sentences a
// draft needs that of Drafting.
//
// Begin with `Tokens.words(in:)`, `Sentences.spans(in:)` and `Quotations.find(in:)`; `Figures`, `DateMentions` and
// `Names` work the same way; `WordDifference` compares two wordings; `Summariser` chooses sentences.
// Folders: Words (bytes to words and sentences), Quotes (marks and speakers), Facts (figures, dates, names),
// Summaries, Similarity (near copies), Gazetteer (known names).
