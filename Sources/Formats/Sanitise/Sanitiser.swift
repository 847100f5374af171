/// Makes a stranger's HTML harmless: an allow-list of elements and attributes over the tree that a browser would make of
/// it; everything else is unwrapped, its text kept.
///
/// ``FragmentBuilder`` reads the fragment by the rules of the HTML standard, and ``SafeWriter`` writes the tree anew from a
/// short vocabulary: names from our list, attributes we quoted, text we escaped. Nothing of the input is copied as markup;
/// no element is written whose content a browser would read by other rules (scripts, styles, foreign content, raw text),
/// and none where a browser would move it. So every parser reads the result as the tree that was meant, and a second pass
/// changes nothing. Relative addresses become absolute.
///
/// Linear in the input; nesting beyond ``FormatLimits/depth`` is flattened.
package enum Sanitiser {
    /// Cleans a fragment; relative addresses are resolved against `base`, an absolute one, and left as they are without it.
    package static func clean(_ html: String, base: String?) -> String {
        var html = html
        return html.withUTF8 { bytes in
            // Positions are kept in 32 bits; nothing we read is near that.
            let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Int(Int32.max) - 1))
            var writer = SafeWriter(bytes, base: base)
            return String(decoding: writer.write(), as: UTF8.self)
        }
    }
}
