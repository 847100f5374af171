// swift-tools-version: 6.2
import PackageDescription

/// A program of somebody else that checks copy with Nutgraf's checker.
let package = Package(
    name: "copydesk",
    dependencies: [.package(name: "nutgraf", path: "../..")],
    targets: [
        .executableTarget(
            name: "copydesk",
            dependencies: [.product(name: "NutgrafChecking", package: "nutgraf")]
        )
    ]
)
