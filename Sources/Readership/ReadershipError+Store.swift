package import NewsStore

extension ReadershipError {
    package init(_ error: StoreError) {
        switch error.code {
        case .conflict, .refused: self.init(.conflict, error.message)
        case .notFound: self.init(.notFound, error.message)
        case .unavailable, .unusable: self.init(.unavailable, error.message)
        }
    }

    /// Runs `body` and turns the store's errors into ours.
    static func wrapping<Value>(
        _ body: () async throws(StoreError) -> Value
    ) async throws(ReadershipError) -> Value {
        do { return try await body() } catch { throw ReadershipError(error) }
    }
}
