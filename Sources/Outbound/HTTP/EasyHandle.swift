import CLibCurl

/// Makes and frees libcurl's handle for a ``Transfer``: the one place where its options are set.
enum EasyHandle {
    /// The transfer stays referenced by the handle until ``release(_:)``.
    static func make(for transfer: Transfer) -> UnsafeMutableRawPointer? {
        guard let handle = curl_easy_init() else { return nil }
        let plan = transfer.plan
        transfer.handle = handle
        let context = Unmanaged.passRetained(transfer).toOpaque()
        _ = nutgraf_setopt_pointer(handle, CURLOPT_PRIVATE, context)

        _ = nutgraf_setopt_string(handle, CURLOPT_URL, plan.url.text)
        _ = nutgraf_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = nutgraf_setopt_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        // A proxy taken from the environment would be connected to instead of the address that was checked.
        _ = nutgraf_setopt_string(handle, CURLOPT_PROXY, "")
        _ = nutgraf_setopt_string(handle, CURLOPT_NOPROXY, "*")
        _ = nutgraf_setopt_long(handle, CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        _ = nutgraf_setopt_long(handle, CURLOPT_NOSIGNAL, 1)
        // Do not wait for a name server that does not answer when the transfer has ended.
        _ = nutgraf_setopt_long(handle, CURLOPT_QUICK_EXIT, 1)
        _ = nutgraf_setopt_string(handle, CURLOPT_ACCEPT_ENCODING, "")
        let timeout = max(1, milliseconds(plan.timeout))
        _ = nutgraf_setopt_long(handle, CURLOPT_TIMEOUT_MS, timeout)
        _ = nutgraf_setopt_long(
            handle,
            CURLOPT_CONNECTTIMEOUT_MS,
            min(timeout, max(1, milliseconds(plan.connectTimeout)))
        )

        _ = nutgraf_setopt_string(handle, CURLOPT_CUSTOMREQUEST, plan.method)
        if plan.method == "HEAD" { _ = nutgraf_setopt_long(handle, CURLOPT_NOBODY, 1) }
        if let body = plan.body {
            _ = nutgraf_setopt_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            body.withUnsafeBytes { bytes in
                let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                _ = nutgraf_setopt_pointer(handle, CURLOPT_COPYPOSTFIELDS, start)
            }
            if body.isEmpty { _ = nutgraf_setopt_string(handle, CURLOPT_POSTFIELDS, "") }
        }
        var list: UnsafeMutablePointer<curl_slist>?
        for line in plan.headerLines { list = curl_slist_append(list, line) ?? list }
        transfer.headerList = list
        _ = nutgraf_setopt_list(handle, CURLOPT_HTTPHEADER, list)

        _ = nutgraf_setopt_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        _ = nutgraf_setopt_open_socket(handle) { context, _, address in
            guard let context, let address else { return -1 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let (target, port) = EasyHandle.target(address)
            return transfer.mayConnect(to: target, port: port) ? nutgraf_socket(address) : -1
        }
        _ = nutgraf_setopt_pointer(handle, CURLOPT_HEADERDATA, context)
        _ = nutgraf_setopt_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let context, let bytes else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let line = UnsafeRawBufferPointer(start: bytes, count: size &* count)
            return transfer.receiveHeader(line) ? line.count : 0
        }
        _ = nutgraf_setopt_pointer(handle, CURLOPT_WRITEDATA, context)
        _ = nutgraf_setopt_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let context, let bytes else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
            let chunk = UnsafeRawBufferPointer(start: bytes, count: size &* count)
            return transfer.receiveBody(chunk) ? chunk.count : 0
        }
        return handle
    }

    /// Frees the handle and the reference it held.
    ///
    /// The handle must have left its multi handle.
    static func release(_ transfer: Transfer) {
        guard let handle = transfer.handle else { return }
        transfer.handle = nil
        curl_easy_cleanup(handle)
        curl_slist_free_all(transfer.headerList)
        transfer.headerList = nil
        Unmanaged.passUnretained(transfer).release()
    }

    /// The address and port that libcurl is about to open a socket for; nil unless it is IPv4 or IPv6.
    static func target(_ address: UnsafePointer<curl_sockaddr>) -> (IPAddress?, UInt16) {
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        let length = bytes.withUnsafeMutableBufferPointer { nutgraf_address(address, $0.baseAddress, &port) }
        return (IPAddress(bytes: Array(bytes.prefix(Int(length)))), port)
    }

    static func milliseconds(_ duration: Duration) -> Int {
        let parts = duration.components
        let (thousands, overflow) = parts.seconds.multipliedReportingOverflow(by: 1000)
        let whole = overflow ? Int64(Int32.max) : thousands + parts.attoseconds / 1_000_000_000_000_000
        return Int(min(whole, Int64(Int32.max)))
    }
}
