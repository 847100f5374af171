/// The first bytes of an input choose the settings a reader is called with; the rest is the document.
struct Choices {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int(bytes.popFirst() ?? 0) % values.count]
    }

    /// What is left, in an allocation of its own size so that a step beyond it is seen.
    var rest: [UInt8] { [UInt8](bytes) }
}
