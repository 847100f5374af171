import Formats
import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

@main enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments) { data, size in
            let bytes = [UInt8](UnsafeBufferPointer(start: data, count: size))
            _ = try? Feeds.parse(bytes, contentType: nil, contentEncoding: nil, address: nil)
            return 0
        })
    }
}
