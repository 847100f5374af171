import Foundation
package import Hummingbird
package import Press

/// The public site's routes: each matched route becomes a ``SiteAddress``, which ``Site`` answers from memory.
///
/// No route takes a destination from the request: the few redirects go to fixed addresses of ours.
package struct SiteRoutes: RouteGroup {
    private let site: Site

    package init(site: Site) { self.site = site }

    package func add(to router: Router<NewsRequestContext>) {
        fixed(router)
        stories(router)
        lists(router)
        for old in ["/rss", "/rss.xml", "/feed", "/index.xml"] {
            router.get(RouterPath(old)) { _, _ in
                Response(status: .movedPermanently, headers: [.location: "/feed.xml"])
            }
        }
    }

    private func fixed(_ router: Router<NewsRequestContext>) {
        var addresses: [(String, SiteAddress)] = [
            (SitePath.front, .page(.all)), (SitePath.corrections, .corrections), (SitePath.method, .method),
            ("/sitemap.xml", .sitemap), ("/news-sitemap.xml", .newsSitemap), ("/robots.txt", .robots),
            (SitePath.keys, .keys), (Stylesheet.site.path, .stylesheet),
        ]
        addresses += SiteAddress.Feed.allCases.map { ("/" + $0.rawValue, .feed(.all, $0)) }
        for (path, address) in addresses {
            router.get(RouterPath(path)) { request, _ in try await answer(address, to: request) }
        }
    }

    private func stories(_ router: Router<NewsRequestContext>) {
        router.get("/stories/:slug") { request, context in
            try await answer(.story(slug: try Self.segment("slug", context)), to: request)
        }
        router.get("/stories/:slug/receipt.json") { request, context in
            try await answer(.receipt(slug: try Self.segment("slug", context), version: nil), to: request)
        }
        router.get("/stories/:slug/receipts/:version") { request, context in
            let name = try Self.segment("version", context)
            guard name.hasSuffix(".json"), let version = Int(name.dropLast(".json".count)), version > 0 else {
                throw WebProblem.notFound()
            }
            return try await answer(.receipt(slug: try Self.segment("slug", context), version: version), to: request)
        }
        router.get("/stories/:slug/ninjs.json") { request, context in
            try await answer(.ninjs(slug: try Self.segment("slug", context)), to: request)
        }
    }

    private func lists(_ router: Router<NewsRequestContext>) {
        let scopes: [(String, @Sendable (String) -> SiteAddress.Scope)] = [
            ("/sections", { .section($0) }), ("/tickers", { .ticker($0.uppercased()) }), ("/topics", { .topic($0) }),
        ]
        for (path, scope) in scopes {
            router.get(RouterPath(path + "/:name")) { request, context in
                try await answer(.page(scope(try Self.segment("name", context))), to: request)
            }
            for feed in SiteAddress.Feed.allCases {
                router.get(RouterPath(path + "/:name/" + feed.rawValue)) { request, context in
                    try await answer(.feed(scope(try Self.segment("name", context)), feed), to: request)
                }
            }
        }
    }

    private func answer(_ address: SiteAddress, to request: Request) async throws -> Response {
        guard let answer = try await site.answer(address) else { throw WebProblem.notFound() }
        return Response.site(answer, to: request)
    }

    /// A parameter of the matched route, decoded once.
    ///
    /// One that is too long or cannot be decoded names nothing.
    static func segment(_ name: String, _ context: NewsRequestContext) throws -> String {
        guard let raw = context.parameters.get(name), raw.utf8.count <= 400,
            let text = raw.removingPercentEncoding, !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw WebProblem.notFound() }
        return text
    }
}
