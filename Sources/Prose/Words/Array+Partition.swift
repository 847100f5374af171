extension Array {
    /// The first index whose element satisfies `isAfter`, by binary search; the array must be so ordered.
    ///
    /// The count when there is none.
    package func partition(where isAfter: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
