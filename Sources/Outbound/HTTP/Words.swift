/// Sizes and times as a sentence for people has them.
enum Words {
    /// "2 MB", "64 KB", "1500 bytes"; a unit only where it is exact (of 1024).
    static func bytes(_ count: Int) -> String {
        if count >= 1 << 20, count % (1 << 20) == 0 { return "\(count >> 20) MB" }
        if count >= 1 << 10, count % (1 << 10) == 0 { return "\(count >> 10) KB" }
        return "\(count) bytes"
    }

    /// "15 seconds", "300 milliseconds".
    static func time(_ duration: Duration) -> String {
        let milliseconds = EasyHandle.milliseconds(duration)
        if milliseconds < 1_000 { return "\(milliseconds) milliseconds" }
        let seconds = milliseconds / 1_000
        return seconds == 1 ? "a second" : "\(seconds) seconds"
    }
}
