import Outbound
import Testing

struct AddressPolicyTests {
    @Test(
        "an address that is not public is refused",
        arguments: [
            "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "100.64.0.1", "100.100.100.200", "100.127.255.255", "169.254.169.254", "192.0.0.192", "192.0.2.1",
            "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "192.88.99.1", "168.63.129.16", "224.0.0.1",
            "239.255.255.255", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::1",
            "2002:7f00:1::", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "3fff::1", "fe80::1", "fec0::1",
            "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "5f00::1",
        ]
    )
    func refused(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(!AddressPolicy.isPublic(address))
        #expect(!AddressPolicy.publicOnly.permits(address, port: 443, host: "news.example"))
    }

    @Test(
        "an ordinary public address is permitted",
        arguments: [
            "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255", "168.63.129.15", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e",
            "2001:4860:4860::8888",
        ]
    )
    func permitted(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressPolicy.publicOnly.permits(address, port: 443, host: "news.example"))
    }
}

/// The address that is connected to is the one that is judged, however the host was written.
struct SpelledAddressTests {
    @Test(
        "loopback and its like are refused in every spelling, though a port of loopback is allowed",
        arguments: [
            "http://localhost:1/", "http://LOCALHOST:1/", "http://127.0.0.1:1/", "http://127.1:1/",
            "http://2130706433:1/",
            "http://0x7f000001:1/", "http://0177.0.0.1:1/", "http://0x7f.0x0.0x0.0x1:1/", "http://017700000001:1/",
            "http://0.0.0.0:1/", "http://0:1/", "http://[::]:1/", "http://[::1]:1/", "http://[::ffff:127.0.0.1]:1/",
            "http://[::ffff:7f00:1]:1/", "http://[::127.0.0.1]:1/", "http://[64:ff9b::7f00:1]:1/",
            "http://[2002:7f00:1::]:1/",
            "http://[fe80::1]:1/", "http://[fd00::1]:1/", "http://169.254.169.254/", "http://10.0.0.1:1/",
            "http://localhost.:1/", "http://127.0.0.1.:1/", "http://①②⑦.⓪.⓪.①:1/",
        ]
    )
    func refused(url: String) async throws {
        let policy = try AddressPolicy(allowed: ["127.0.0.1:2"])
        let client = HTTPClient(policy: policy, userAgent: "Nutgraf-tests/1")
        do {
            let response = try await client.send(FetchRequest(url: url, timeout: .seconds(5)))
            Issue.record("\(url) was answered with \(response.status)")
        } catch {
            // A spelling that cannot be read, or a name that nobody has, reaches nothing either.
            #expect([.refusedAddress, .invalidURL, .nameNotFound].contains(error.code), "\(url): \(error)")
        }
    }
}
