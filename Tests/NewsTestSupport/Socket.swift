import Foundation
import Glibc
import Synchronization

/// A listening socket on 127.0.0.1 with a port of the system's choosing, and a thread for each connection.
///
/// Plain POSIX, so that what is built on it can misbehave in ways no server library would allow.
final class Listener: Sendable {
    let port: Int
    private let descriptor: Int32
    private let state: Mutex<State>

    private struct State {
        var isStopped = false
        var open: Set<Int32> = []
    }

    /// - Throws: ``SocketFailure`` when the system gives no socket.
    init(_ serve: @escaping @Sendable (Connection) -> Void) throws {
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard listening >= 0 else { throw SocketFailure(call: "socket", number: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listening, $0, size) }
        }
        guard bound == 0, listen(listening, 256) == 0 else {
            let failure = SocketFailure(call: "bind", number: errno)
            close(listening)
            throw failure
        }
        var length = size
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listening, $0, &length) }
        }
        descriptor = listening
        port = Int(UInt16(bigEndian: address.sin_port))
        state = Mutex(State())
        Thread.detachNewThread { [self] in accept(serve) }
    }

    /// Closes the port and breaks every connection.
    func stop() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            shutdown(descriptor, Int32(SHUT_RDWR))
            for peer in state.open { shutdown(peer, Int32(SHUT_RDWR)) }
        }
    }

    private func accept(_ serve: @escaping @Sendable (Connection) -> Void) {
        while true {
            let peer = Glibc.accept(descriptor, nil, nil)
            if peer < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                break
            }
            let isStopped = state.withLock { state in
                if !state.isStopped { state.open.insert(peer) }
                return state.isStopped
            }
            if isStopped {
                close(peer)
                break
            }
            var one: Int32 = 1
            setsockopt(peer, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            Thread.detachNewThread { [self] in
                serve(Connection(descriptor: peer))
                state.withLock { state in
                    state.open.remove(peer)
                    close(peer)
                }
            }
        }
        close(descriptor)
    }
}

/// A call to the system that failed.
package struct SocketFailure: Error, CustomStringConvertible {
    package var call: String
    package var number: Int32

    package var description: String { "\(call) failed: \(String(cString: strerror(number)))" }
}

/// One accepted connection, used by one thread.
final class Connection {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var start = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// - Returns: False when the peer has gone.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func write(_ text: String) -> Bool { write(text.utf8) }

    /// The next line without its ending; nil when the peer has gone.
    func readLine(limit: Int = 1 << 20) -> [UInt8]? {
        var searched = 0
        while true {
            if let end = buffer[(start + searched)...].firstIndex(of: 0x0A) {
                var line = Array(buffer[start..<end])
                start = end + 1
                if line.last == 0x0D { line.removeLast() }
                return line
            }
            searched = buffer.count - start
            guard searched < limit, fill() else { return nil }
        }
    }

    /// Exactly `count` bytes; nil when the peer has gone before.
    func read(_ count: Int) -> [UInt8]? {
        while buffer.count - start < count { guard fill() else { return nil } }
        defer { start += count }
        return Array(buffer[start..<(start + count)])
    }

    /// Waits until the peer closes, reading and forgetting what it sends.
    func waitForClose() {
        while fill() {
            buffer = []
            start = 0
        }
    }

    /// Breaks the connection with a reset instead of an orderly end.
    func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    /// Says that nothing more comes, and goes on listening.
    func closeSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Whether the peer closes or writes within the time; otherwise the time has passed.
    func pause(_ duration: Duration) {
        let parts = duration.components
        let milliseconds = Int32(clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        // POLLRDHUP is a GNU extension which Glibc does not export to Swift.
        var watch = pollfd(fd: descriptor, events: 0x2000, revents: 0)
        _ = poll(&watch, 1, milliseconds)
    }

    private func fill() -> Bool {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            buffer.append(contentsOf: chunk[..<count])
            return true
        }
    }
}
