import Glibc

// libFuzzer's own entry (https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library"): one program holds all
// targets, and the environment names the one to run, since the arguments are libFuzzer's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@main
enum Fuzz {
    static func main() {
        guard target != nil else {
            let names = targets.map(\.name).joined(separator: " ")
            say("Set NUTGRAF_FUZZ_TARGET to one of: \(names). See docs/how-to/fuzz.md.")
            exit(64)
        }
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(
            runDriver(&count, &arguments) { data, size in
                let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
                Fuzz.target?(bytes)
                return 0
            }
        )
    }

    typealias Target = @Sendable ([UInt8]) -> Void

    private static let targets: [(name: String, run: Target)] = [
        ("feeds", FeedTarget.run), ("html", HTMLTarget.run), ("dates", DateTarget.run), ("opml", OPMLTarget.run),
        ("mail", MailTarget.run), ("robots", RobotsTarget.run), ("json", JSONTarget.run),
        ("inflate", InflateTarget.run), ("check", CheckTarget.run),
        ("growth", GrowthTarget.run),
    ]

    private static let target: Target? = {
        let wanted = getenv("NUTGRAF_FUZZ_TARGET").map { String(cString: $0) }
        return targets.first { $0.name == wanted }?.run
    }()
}

/// Ends the run: what stands here is written beside the input that libFuzzer keeps.
func broken(_ property: String, _ details: [String] = []) -> Never {
    say("property broken: \(property)")
    for detail in details { say("  | \(detail.prefix(4000))") }
    abort()
}

private func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}
