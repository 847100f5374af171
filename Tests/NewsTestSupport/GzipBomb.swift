/// A gzip member (RFC 1952) that unpacks into a run of NULs many times its size, made of fixed-Huffman blocks (RFC 1951).
package enum GzipBomb {
    /// A member that unpacks into exactly `unpacked` bytes, at least one.
    package static func bytes(unpacked: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(1, count: 1)  // final block
        bits.write(1, count: 2)  // fixed Huffman codes
        bits.writeCode(0x30, count: 8)  // literal 0
        let matches = (unpacked - 1) / 258
        for _ in 0..<matches {
            bits.writeCode(0b1100_0101, count: 8)  // length 258
            bits.writeCode(0, count: 5)  // distance 1
        }
        for _ in 0..<((unpacked - 1) % 258) { bits.writeCode(0x30, count: 8) }
        bits.writeCode(0, count: 7)  // end of block
        let body = bits.finish()
        let size = UInt32(truncatingIfNeeded: unpacked)
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + body + little(crc(zeros: unpacked)) + little(size)
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func crc(zeros: Int) -> UInt32 {
        let table: [UInt32] = (0..<256).map { index in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        }
        var value: UInt32 = 0xFFFF_FFFF
        table.withUnsafeBufferPointer { table in
            for _ in 0..<zeros { value = table[Int(value & 0xFF)] ^ (value >> 8) }
        }
        return ~value
    }

    private struct BitWriter {
        private var output: [UInt8] = []
        private var pending: UInt32 = 0
        private var count = 0

        mutating func write(_ value: UInt32, count bits: Int) {
            pending |= value << UInt32(count)
            count += bits
            while count >= 8 {
                output.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                count -= 8
            }
        }

        /// Huffman codes go in with their highest bit first.
        mutating func writeCode(_ code: UInt32, count bits: Int) {
            for bit in (0..<bits).reversed() { write(code >> UInt32(bit) & 1, count: 1) }
        }

        mutating func finish() -> [UInt8] {
            if count > 0 { output.append(UInt8(truncatingIfNeeded: pending)) }
            return output
        }
    }
}
