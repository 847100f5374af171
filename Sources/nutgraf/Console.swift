import Foundation

/// Standard output and error, unbuffered text and buffered lines.
enum Console {
    static func print(_ text: String) {
        write(Data((text + "\n").utf8), to: .standardOutput)
    }

    static func error(_ text: String) {
        write(Data((text + "\n").utf8), to: .standardError)
    }

    /// Whether people are likely to read what we print: decides on colour.
    static var isTerminal: Bool {
        isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Whether standard output is a screen, whatever its colours.
    static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The screen's columns; nil where there is none or it does not tell.
    static var columns: Int? {
        var size = winsize()
        guard isScreen, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func write(_ data: Data, to handle: FileHandle) {
        // A reader that went away (`nutgraf … | head`) is no fault of ours.
        try? handle.write(contentsOf: data)
    }
}

/// `sysexits.h`, as far as CONTRACT-abiding verbs use it.
enum ExitStatus: Int32 {
    case done = 0
    case blocks = 1
    case usage = 64
    case badInput = 65
    case unavailable = 69
    case software = 70
    case inputOutput = 74
}

/// Ends a command with a sentence on standard error and an exit code.
struct Failure: Error, CustomStringConvertible {
    var exit: ExitStatus
    var message: String
    /// The word for `error.code` in JSON Lines.
    var code: String

    init(_ exit: ExitStatus, _ message: String, code: String? = nil) {
        self.exit = exit
        self.message = message
        self.code = code ?? Self.word(exit)
    }

    var description: String { message }

    private static func word(_ exit: ExitStatus) -> String {
        switch exit {
        case .done: "done"
        case .blocks: "blocks"
        case .usage: "usage"
        case .badInput: "bad_input"
        case .unavailable: "unavailable"
        case .software: "software"
        case .inputOutput: "io"
        }
    }
}
