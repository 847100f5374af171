import ArgumentParser
import Formats
import NewsStore
import Outbound

extension Failure {
    /// The exit code and sentence for an error of any target; nil for what ArgumentParser reports itself.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as FeedError: self.init(.badInput, error.message, code: error.code.rawValue)
        case let error as PageError: self.init(.badInput, error.message, code: error.code.rawValue)
        case let error as OutboundError: self.init(.unavailable, error.message, code: error.code.rawValue)
        case let error as StoreError:
            let exit: ExitStatus =
                switch error.code {
                case .refused, .conflict: .blocks
                case .notFound: .badInput
                case .unavailable: .unavailable
                case .unusable: .inputOutput
                }
            self.init(exit, error.message, code: error.code.rawValue)
        case is ExitCode, is CleanExit, is ValidationError: return nil
        default: return nil
        }
    }
}
