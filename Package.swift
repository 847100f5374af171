// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built the same strict way: Swift 6 mode, explicit existentials, imports that are
/// internal unless a signature needs them, and no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
    name: "nutgraf",
    products: [
        .executable(name: "nutgraf", targets: ["nutgraf"]),
        .library(name: "NutgrafChecking", targets: ["NutgrafChecking"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/LebJe/TOMLKit.git", from: "0.6.0"),
    ],
    targets: [
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        system("CLibCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        system("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),

        library("NewsModel", []),

        library("Prose", ["NewsModel"]),
        library("Formats", ["NewsModel", "CLibXML2"]),
        library("Alerts", ["NewsModel"]),
        library("NewsStore", ["NewsModel"]),
        library("Outbound", ["NewsModel", "CLibCurl", crypto, cryptoExtras]),
        library("StoreSQLite", ["NewsModel", "NewsStore", grdb, crypto]),

        library("Wire", ["NewsModel", "Prose", "Formats", "NewsStore", "Outbound", crypto]),
        library("Drafting", ["NewsModel", "Prose", "NewsStore", "Outbound", toml, crypto]),
        library("Checking", ["NewsModel", "Prose"]),
        library("NutgrafChecking", ["Checking", "NewsModel"]),
        library("Desk", ["NewsModel", "Prose", "Formats", "NewsStore", "CSodium", crypto]),
        library("Press", ["NewsModel", "Formats", "NewsStore", crypto]),
        library("Readership", ["NewsModel", "Prose", "Formats", "Alerts", "NewsStore", "Outbound", crypto]),
        library("Registry", ["NewsModel", "Prose", "NewsStore", crypto]),
        library(
            "Web",
            [
                "NewsModel", "Formats", "NewsStore", "Desk", "Press", "Readership", "Registry",
                hummingbird, logging, lifecycle, crypto,
            ]
        ),
        .executableTarget(
            name: "nutgraf",
            dependencies: [
                "NewsModel", "Prose", "Formats", "Alerts", "NewsStore", "Outbound", "StoreSQLite", "Wire", "Drafting",
                "Checking", "Desk", "Press", "Readership", "Registry", "Web",
                hummingbird, arguments, logging, lifecycle, signals, toml, crypto,
            ],
            swiftSettings: strict
        ),

        // Loopback peers that can misbehave, builders, a fixed clock.
        .target(
            name: "NewsTestSupport",
            dependencies: ["NewsModel", "NewsStore"],
            path: "Tests/NewsTestSupport",
            swiftSettings: strict
        ),
        tests("NewsModelTests", ["NewsModel"]),
        tests("ProseTests", ["Prose", "NewsModel"]),
        tests("FormatsTests", ["Formats", "NewsModel"]),
        tests("AlertsTests", ["Alerts", "NewsModel"]),
        tests("OutboundTests", ["Outbound", "NewsModel", "NewsTestSupport", crypto, cryptoExtras]),
        tests("StoreSQLiteTests", ["StoreSQLite", "NewsStore", "NewsModel", grdb, crypto]),
        tests(
            "WireTests",
            [
                "Wire", "Prose", "Formats", "NewsStore", "Outbound", "StoreSQLite", "NewsTestSupport", "NewsModel",
                crypto,
            ]
        ),
        tests(
            "DraftingTests",
            ["Drafting", "Prose", "NewsStore", "StoreSQLite", "Outbound", "NewsTestSupport", "NewsModel"]
        ),
        tests("CheckingTests", ["Checking", "Prose", "NewsModel"]),
        tests("NutgrafCheckingTests", ["NutgrafChecking"]),
        tests("DeskTests", ["Desk", "NewsStore", "StoreSQLite", "NewsTestSupport", "NewsModel"]),
        tests("PressTests", ["Press", "Formats", "NewsStore", "StoreSQLite", "NewsTestSupport", "NewsModel", crypto]),
        tests(
            "ReadershipTests",
            [
                "Readership", "Alerts", "Formats", "Outbound", "NewsStore", "StoreSQLite", "NewsTestSupport",
                "NewsModel", crypto,
            ]
        ),
        tests("RegistryTests", ["Registry", "Prose", "NewsStore", "StoreSQLite", "NewsTestSupport", "NewsModel"]),
        tests(
            "WebTests",
            [
                "Web", "Desk", "Press", "Readership", "Registry", "Formats", "NewsStore", "StoreSQLite",
                "NewsTestSupport", "NewsModel", hummingbird, logging,
            ]
        ),
    ]
)

// `scripts/fuzz` builds nothing but what reads strangers' bytes, with coverage and the address sanitiser in it, and the
// standard library's own checks (bounds of unsafe buffers) left on.
if Context.environment["NUTGRAF_FUZZ"] != nil {
    let watched: [SwiftSetting] = [
        .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library", "-assert-config", "Debug", "-g"])
    ]
    package.products = []
    package.dependencies = []
    package.targets = [
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        library("NewsModel", []),
        library("Prose", ["NewsModel"]),
        library("Checking", ["NewsModel", "Prose"]),
        library("Formats", ["NewsModel", "CLibXML2"]),
        system("CLibCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        .target(
            name: "Outbound",
            dependencies: ["CLibCurl"],
            path: "Sources/Outbound",
            sources: ["HTTP/Robots.swift", "HTTP/WebURL.swift", "HTTP/IPAddress.swift", "Outbound.swift"]
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: ["NewsModel", "Checking", "Formats", "Outbound"],
            path: "Fuzz/Sources",
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ]
    for target in package.targets where target.type != .system {
        target.swiftSettings = strict + watched
    }
}
