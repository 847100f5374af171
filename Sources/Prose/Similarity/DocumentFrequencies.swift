import Foundation

/// In how many recent texts each term stood, by a fixed table of counters that age.
///
/// A count-min sketch of two rows (Cormode and Muthukrishnan, 2005): constant memory, an estimate never below the
/// truth. When the number of texts reaches the horizon all counts are halved, so that last year's news does not decide
/// what is rare today.
package struct DocumentFrequencies: Sendable {
    private var rows: [Float]
    private let mask: UInt64
    private let horizon: Float
    package private(set) var texts: Float = 0

    /// `bits`: each row has two to this power counters of four bytes.
    package init(bits: Int = 18, horizon: Float = 100_000) {
        let size = 1 << min(max(bits, 8), 24)
        rows = Array(repeating: 0, count: size * 2)
        mask = UInt64(size - 1)
        self.horizon = max(100, horizon)
    }

    package mutating func count(_ terms: EventTerms) {
        let second = Int(mask) + 1
        for term in terms.terms {
            rows[Int(term.key & mask)] += 1
            rows[second + Int((term.key >> 32) & mask)] += 1
        }
        texts += 1
        if texts >= horizon {
            for index in rows.indices { rows[index] /= 2 }
            texts /= 2
        }
    }

    package func texts(with key: UInt64) -> Float {
        min(rows[Int(key & mask)], rows[Int(mask) + 1 + Int((key >> 32) & mask)])
    }

    /// Inverse document frequency over what was seen and what is known of the language beforehand.
    package func inverse(_ key: UInt64, isEveryday: Bool, _ weights: EventWeights) -> Float {
        let prior = isEveryday ? weights.priorEveryday : weights.priorOther
        return log((texts + weights.priorTexts) / (texts(with: key) + prior))
    }
}
