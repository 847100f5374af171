import Alerts
import ArgumentParser
import Desk
import Drafting
import Formats
import NewsStore
import Outbound
import Press
import Readership
import Wire

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
        case let error as AlertQueryError: self.init(.badInput, error.description, code: error.code.rawValue)
        case let error as DraftError: self.init(.unavailable, error.message, code: "\(error.code)")
        case let error as WireError: self.init(.unavailable, error.message, code: error.code.rawValue)
        case let error as DeskError: self.init(.blocks, error.message, code: "\(error.code)")
        case let error as PressError: self.init(.blocks, error.message, code: "\(error.code)")
        case let error as ReadershipError: self.init(.blocks, error.description, code: "\(error.code)")
        case let error as SMTPError: self.init(.unavailable, error.message, code: error.fate.rawValue)
        case let error as MaildirError: self.init(.inputOutput, error.message)
        case let error as DKIMError: self.init(.inputOutput, error.message, code: error.code.rawValue)
        case is ExitCode, is CleanExit, is ValidationError: return nil
        default: return nil
        }
    }
}
