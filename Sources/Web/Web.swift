package import Hummingbird

/// The HTTP surfaces of the house: the desk in the browser, the public site, the readers' pages, the JSON interface
/// and the live event streams.
///
/// It holds no rules: a route reads the request, asks a stage (`Desk`, `Press`, `Readership`, `Registry`) and renders
/// what it says. It never opens a database or a socket of its own and never decides what may be published.
///
/// Begin with ``WebServer``, which puts ``RouteGroup``s behind the middleware that every answer passes: request id,
/// access log, security headers, error pages, limits. `Desk/` is the editors' side, `Public/` the readers' site,
/// `Readers/` subscription and alert pages, `Live/` server-sent events.
package protocol RouteGroup: Sendable {
    /// Adds the group's routes. Called once, when the router is made.
    func add(to router: Router<NewsRequestContext>)
}
